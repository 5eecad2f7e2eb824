// `twinline start`: the whole program in a local cloud that stays, and on a terminal a phone to call it with.
import { join } from "node:path";
import { apps } from "../../apps/index.ts";
import { realClock } from "../../shared/clock.ts";
import { startCloud, type Cloud } from "../../local/cloud.ts";
import type { Engine } from "../../local/engine/engine.ts";
import { eventLog } from "../../local/events.ts";
import { parseAssumptions } from "../../local/assumptions.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { readProject } from "../../local/program/project.ts";
import { sourceChanges } from "../../local/program/source-changes.ts";
import { programChangedText } from "../common/transcript.ts";
import { keepPackages } from "../common/package-cache.ts";
import { phone } from "./phone.ts";
import { projectFolder } from "../common/project-folder.ts";
import { colours, untilStopped, type Colours } from "../common/terminal.ts";
import { part, together } from "../common/all-problems.ts";

export interface StartOptions {
  readonly port: number;
  readonly stack: string;
  readonly config: readonly string[];
  readonly fail: readonly string[];
  readonly assume: readonly string[];
  readonly botWait: number;
  readonly engine: boolean;
  readonly json: boolean;
}

const shortType = (type: string): string => type.replace(/^(aws(?:-native)?):([^/:]+).*:/, "$1:$2:");

/** One line a resource, as it is made. */
const showProgress = (events: ReturnType<typeof eventLog>, paint: Colours): { readonly count: () => number } => {
  let count = 0;
  events.subscribe((entry) => {
    if (entry.kind !== "resource-created") return;
    count += 1;
    process.stdout.write(
      `  ${paint.green("+")} ${shortType(entry.type).padEnd(46)} ${entry.name.padEnd(36)} ${paint.dim(entry.region ?? "")}\n`,
    );
  });
  return { count: () => count };
};

/** Everything a client of the ready cloud needs to know, as one object. */
const ready = ({ endpoint, outputs, lines, services }: Cloud, seconds: number) => ({
  kind: "ready",
  endpoint,
  ...(lines.first === undefined ? {} : { phoneNumber: lines.first }),
  lines: lines.named,
  seconds,
  bots: services.bots
    .listAliases()
    .flatMap(({ region, botId, aliasId, arn, locales }) =>
      locales.filter(({ enabled }) => enabled).map(({ localeId }) => ({ region, botId, aliasId, aliasArn: arn, localeId })),
    ),
  outputs,
});

/** A call for each app that can be called, as its manifest shows it. */
const exampleCalls = ({ endpoint, lines: { first, named } }: Cloud): readonly string[] =>
  apps
    .filter(({ slug }) => named[slug] !== undefined)
    .map(({ slug, examples: [{ title, words }] }) => {
      const to = named[slug] === first ? "" : ` --to ${slug}`;
      const said = words.map((text) => (/^[\w-]+$/.test(text) ? text : JSON.stringify(text))).join(" ");
      return `  ${title.padEnd(16)}npx twinline call --on ${endpoint}${to} ${said}`;
    });

/** What makes an edit heard: a cloud with the engine changes while it runs. */
const remedyOf = ({ engine }: StartOptions): string =>
  engine
    ? "Run npx twinline up to bring it there."
    : "Stop it and start it again, or try the edit with npx twinline call (without --on), which reads the files anew.";

/** Tells, once for each change, that the running cloud is not what the files say. A call's own transcript tells its caller. */
const watchSources = (events: ReturnType<typeof eventLog>, options: StartOptions, paint: Colours) => {
  events.subscribe((entry) => {
    if (entry.kind !== "program-changed") return;
    process.stdout.write(options.json ? `${JSON.stringify(entry)}\n` : `${paint.yellow("!")} ${programChangedText(entry)}\n`);
  });
  return sourceChanges(projectFolder, (files) =>
    events.emit({ kind: "program-changed", at: realClock.now(), files, remedy: remedyOf(options) }),
  );
};

const announce = (cloud: Cloud, seconds: number, resources: number | undefined, paint: Colours): void => {
  const { bots } = ready(cloud, seconds);
  const [bot] = bots;
  const regions = [...new Set(bots.map(({ region }) => region))].join(" and ");
  process.stdout.write(`
${paint.bold(`Ready in ${seconds.toFixed(1)} s:`)} ${resources === undefined ? "the stack's resources" : `${resources} resources`} in ${regions}, none of them on AWS.

${[
  ...exampleCalls(cloud),
  `  Read its SMS    npx twinline sms --on ${cloud.endpoint}`,
  `  Use AWS         AWS_ENDPOINT_URL=${cloud.endpoint} with any SDK or CLI; any key pair will do`,
  `                  aws lexv2-runtime recognize-text --region ${bot?.region ?? ""} --bot-id ${bot?.botId ?? ""} --bot-alias-id ${bot?.aliasId ?? ""} \\`,
  `                    --locale-id ${bot?.localeId ?? ""} --session-id me --text "help"`,
  "  Break it        npx twinline start --fail us-east-1/lex=down",
  "  Stop            Ctrl-C",
].join("\n")}
`);
};

/** Of the engine: its state, and what the next cloud makes again. */
const stateFolder = (stack: string): string => join(projectFolder, ".twinline", stack);

/** Loaded only for who asks for it: it brings Pulumi's Automation API along. */
const engineOf = async ({ stack }: { readonly stack: string }, { json }: StartOptions, signal: AbortSignal): Promise<Engine> => {
  const [{ engine }, { passphraseOf }] = await Promise.all([
    import("../../local/engine/engine.ts"),
    import("../common/engine/passphrase.ts"),
  ]);
  return engine({
    folder: stateFolder(stack),
    signal,
    passphrase: passphraseOf(process.env),
    onOutput: (text) => void (json ? undefined : process.stdout.write(text)),
    onReplayed: (operations) => {
      if (!json && operations > 0) process.stdout.write(`The cloud has again what it had: ${operations} operations.\n`);
    },
  });
};

export const start = async (options: StartOptions): Promise<void> => {
  const paint = colours(process.stdout);
  const stopped = untilStopped();
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  const events = eventLog();
  const sources = watchSources(events, options, paint);
  const [faults, assume, program] = await together(
    part(() => parseFaultRules(options.fail)),
    part(() => parseAssumptions(options.assume)),
    readProject({ folder: projectFolder, stack: options.stack, overrides: options.config }),
  );
  if (!options.json) process.stdout.write(`Deploying ${paint.bold(program.project)} (stack ${program.stack}) into a local cloud …\n`);
  // The engine tells its own progress.
  const progress = options.json || options.engine ? undefined : showProgress(events, paint);
  const clock = realClock;
  const cloud = await startCloud({
    program,
    clock,
    seed: clock.now(),
    port: options.port,
    faults,
    assume,
    events,
    botWaitMs: options.botWait * 1000,
    schedules: true,
    sources,
    ...(options.engine ? { engine: await engineOf(program, options, stop.signal) } : {}),
  });
  // Since the process began, so that loading counts.
  const seconds = Math.round(performance.now()) / 1000;
  if (options.json) process.stdout.write(`${JSON.stringify(ready(cloud, seconds))}\n`);
  else announce(cloud, seconds, progress?.count(), paint);
  void keepPackages();
  const hangUp = !options.json && process.stdin.isTTY ? phone(cloud, paint) : undefined;
  await stopped;
  hangUp?.();
  await cloud.close();
  const left = options.engine
    ? `The next start goes on with ${stateFolder(program.stack)}; to begin anew, delete it.`
    : "Nothing is left behind.";
  if (!options.json) process.stdout.write(`\nStopped. ${left}\n`);
  process.exit();
};
