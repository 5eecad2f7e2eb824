// The stack's settings and secrets, as its files have them: what a deployment would stop at, and what it would not notice.
import { parse } from "yaml";
import { z } from "zod";
import { readStack as readApps, settingTexts } from "../../infra/settings/settings.ts";
import { UserError } from "../../local/errors.ts";
import { readProject } from "../../local/program/project.ts";
import { wordsOf } from "../common/ask-aws.ts";
import { fail, ok, warn, type Diagnosis } from "./check.ts";
import type { DoctorServices } from "./services.ts";

const stackFile = z.object({
  encryptionsalt: z.string().optional(),
  secretsprovider: z.string().optional(),
  config: z.record(z.string(), z.unknown()).default({}),
});
type StackFile = z.infer<typeof stackFile>;

export interface StackRead {
  readonly stack: string;
  readonly project: string;
  /** Of all settings, with defaults. Secrets that only their owner has are stand-ins. */
  readonly texts: Readonly<Record<string, string>>;
  readonly secretNames: readonly string[];
  readonly file: StackFile;
}

/** @throws UserError when its files cannot be read */
export const readStack = async (
  { file }: Pick<DoctorServices, "file">,
  { folder, stack }: { readonly folder: string; readonly stack: string },
): Promise<StackRead> => {
  const { project, config, secretKeys } = await readProject({ folder, stack, overrides: [] });
  const own = (key: string): string => key.slice(key.indexOf(":") + 1);
  return {
    stack,
    project,
    texts: settingTexts(project, config),
    secretNames: secretKeys.map(own),
    file: stackFile.parse(parse(await file(`Pulumi.${stack}.yaml`)) ?? {}),
  };
};

export const settingsOf = ({ stack, project, texts }: StackRead): readonly Diagnosis[] => {
  const what = `settings of ${stack}`;
  const read = readApps(texts, { project, stack });
  if (read.ok) return [ok(what, `${Object.keys(texts).length} make sense together`)];
  return read.problems.map((problem) => fail(what, problem, "Set it with pulumi config set."));
};

/** Which secrets a deployment needs: a user who is adopted brings its own. */
const isNeeded = (name: string, texts: StackRead["texts"]): boolean => (texts[name.replace("Password", "UserId")] ?? "") === "";

export const secretsOf = ({ project, texts, secretNames, file }: StackRead): readonly Diagnosis[] =>
  secretNames
    .filter((name) => isNeeded(name, texts))
    .map((name) => {
      const what = `secret ${name}`;
      const remedy = `pulumi config set --secret ${name} '…'`;
      const value = file.config[`${project}:${name}`];
      if (value === undefined) return fail(what, "it is not set", remedy);
      if (typeof value === "object") return ok(what, "it is set, encrypted");
      return fail(what, "it stands in the stack's file in plain text", `Choose another, since this one may be known: ${remedy}`);
    });

export const passphrase = ({ file }: StackRead, { environment }: Pick<DoctorServices, "environment">): Diagnosis => {
  const what = "passphrase of the secrets";
  if (file.secretsprovider !== undefined) return ok(what, `not needed: ${file.secretsprovider.split("?")[0] ?? ""} keeps them`);
  const given = environment["PULUMI_CONFIG_PASSPHRASE"] ?? environment["PULUMI_CONFIG_PASSPHRASE_FILE"];
  if (given !== undefined) return ok(what, "it is in the environment");
  return file.encryptionsalt === undefined
    ? ok(what, "not needed: the stack has none yet, or Pulumi Cloud keeps its secrets")
    : warn(what, "it is not in the environment", "Pulumi will ask for it. Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE.");
};

/** Only AWS can tell for sure whether an alias is free, and only by making the instance. */
export const alias = ({ texts }: StackRead): Diagnosis => {
  const { instanceAlias = "", instanceId = "" } = texts;
  const what = "alias of the instance";
  if (instanceId !== "") return ok(what, "not needed: an instance is adopted");
  return /^twinline(?:-(?:local|dev|prod))?$/.test(instanceAlias)
    ? warn(
        what,
        `"${instanceAlias}" is the one that this project comes with, and an alias is unique over all of AWS`,
        "Choose your own: pulumi config set instanceAlias NAME.",
      )
    : ok(what, `"${instanceAlias}"; whether it is free shows when the instance is made`);
};

export const unreadable = (stack: string, error: unknown): readonly Diagnosis[] =>
  (error instanceof UserError ? error.problems : [wordsOf(error)]).map((problem) =>
    fail(`settings of ${stack}`, problem, "Mend the file, or choose another stack with --stack."),
  );
