// `twinline apps`: what apps this checkout has, which of them a stack runs, what each does, and how people reach it.
import { localesOf, settingsOf, type App } from "../../apps/app.ts";
import { apps as allApps } from "../../apps/index.ts";
import { readProject } from "../../local/program/project.ts";
import { settingTexts } from "../../infra/settings/settings.ts";
import { colours, type Colours } from "../common/terminal.ts";
import { projectFolder } from "../common/project-folder.ts";
import { processOutput, type Output } from "../common/output.ts";
import { findLine, type Line } from "../common/stack.ts";

export interface AppsOptions {
  /** Address of a running local cloud; undefined for the files of a stack alone. */
  readonly on?: string;
  readonly stack: string;
  readonly config: readonly string[];
  readonly json: boolean;
}

/** An app as the command tells it. */
interface Told {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly locales: readonly string[];
  readonly channels: readonly string[];
  readonly settings: readonly string[];
  readonly example: string;
  /** Whether the stack runs it. */
  readonly runs: boolean;
  /** E.164, in a running cloud. */
  readonly phoneNumber?: string;
}

const exampleOf = ({ slug, examples: [{ words }] }: App): string =>
  `npx twinline call --to ${slug} ${words.map((text) => (/^[\w-]+$/.test(text) ? text : JSON.stringify(text))).join(" ")}`;

const toldOf = (app: App, running: readonly string[], line: Pick<Line, "apps"> | undefined): Told => {
  const phoneNumber = line?.apps[app.slug]?.phoneNumber;
  return {
    slug: app.slug,
    title: app.title,
    description: app.description,
    locales: localesOf(app),
    channels: Object.keys(app.channels),
    settings: Object.keys(settingsOf(app)),
    example: exampleOf(app),
    runs: running.includes(app.slug),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
  };
};

const lines = (told: Told, paint: Colours): readonly string[] => [
  `${paint.bold(told.slug)}  ${told.title}${told.runs ? "" : paint.dim("  (this stack does not run it)")}`,
  `  ${told.description}`,
  `  Speaks ${told.locales.join(", ")}; reached by ${told.channels.join(", ") || "nothing yet"}${told.phoneNumber === undefined ? "" : ` (${told.phoneNumber})`}.`,
  `  Settings: ${told.settings.join(", ")}`,
  ...(told.channels.includes("voice") ? [`  ${paint.dim(told.example)}`] : []),
];

/** @throws UserError when the stack's files cannot be read, or no cloud answers at the address */
export const apps = async ({ on, stack, config, json }: AppsOptions, { print }: Pick<Output, "print"> = processOutput): Promise<void> => {
  const line = on === undefined ? undefined : await findLine({ on, aws: false, stack });
  const project = await readProject({ folder: projectFolder, stack, overrides: config });
  const running = line === undefined ? (settingTexts(project.project, project.config)["apps"] ?? "").split(/\s+/) : Object.keys(line.apps);
  const told = allApps.map((app) => toldOf(app, running, line));
  const paint = colours(process.stdout);
  for (const [index, one] of told.entries()) {
    if (json) print(JSON.stringify({ kind: "app", ...one }));
    else for (const text of [...(index === 0 ? [] : [""]), ...lines(one, paint)]) print(text);
  }
};
