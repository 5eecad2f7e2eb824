// A Pulumi project as its files describe it: the program's main module, and the configuration that a stack gives it. What the Pulumi CLI does
// with these files, done here for the local cloud.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { hasCode, UserError } from "../errors.ts";
import type { ProgramOptions } from "./evaluate.ts";

const setting = z.object({
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  secret: z.boolean().optional(),
});
const projectFile = z.object({ name: z.string(), main: z.string(), config: z.record(z.string(), setting).default({}) });
const secureValue = z.object({ secure: z.string() });
const stackFile = z
  .object({ config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), secureValue])).default({}) })
  .nullable()
  .transform((file) => file ?? { config: {} });

/** Stands where a stack needs a secret that only its owner has. It opens nothing but the local cloud. */
export const LOCAL_SECRET = "Local-only-1";

const wordsOf = (error: unknown): string => {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  // A YAML error's first line says what and where; the others draw it.
  return hasCode(error, "ENOENT") ? "there is no such file" : (error.message.split("\n")[0] ?? "").replace(/:$/, "");
};

/** The file, or what keeps it from being read. */
const readYaml = async <Schema extends z.ZodType>(file: URL, schema: Schema, remedy: string): Promise<z.infer<Schema> | UserError> => {
  try {
    return schema.parse(parse(await readFile(file, "utf8")));
  } catch (error) {
    const correct = error instanceof YAMLParseError ? "Correct it there." : remedy;
    return new UserError(`Cannot read ${file.pathname}: ${wordsOf(error)}. ${correct}`, { cause: error });
  }
};

export interface ProjectOptions {
  /** Folder of Pulumi.yaml. */
  readonly folder: string;
  readonly stack: string;
  /** `key=value` texts that win over the stack's file, as `pulumi up --config` takes them. */
  readonly overrides: readonly string[];
}

/** Tests set the folder: what a user writes into a stack's file changes none of them. */
const stackFileOf = (stack: string, root: URL): URL => {
  const folder = process.env["TWINLINE_STACK_FILES"];
  return new URL(`Pulumi.${stack}.yaml`, folder === undefined ? root : pathToFileURL(`${folder}/`));
};

/**
 * Reads Pulumi.yaml and the stack's file. Secrets that are not in plain text get a local stand-in.
 * @throws UserError naming every file that is missing or malformed, and every override that is not key=value
 */
export const readProject = async ({ folder, stack, overrides }: ProjectOptions): Promise<ProgramOptions> => {
  const root = pathToFileURL(`${folder}/`);
  const project = await readYaml(new URL("Pulumi.yaml", root), projectFile, "It must be a Pulumi project file with name and main.");
  const ofStack = await readYaml(stackFileOf(stack, root), stackFile, `Choose a stack that has a file, as in --stack local.`);
  const malformed = overrides
    .filter((text) => !/^[^=]+=/.test(text))
    .map((text) => `Cannot use --config "${text}": it is not key=value. Write it as in --config standbyRegion=eu-west-1.`);
  if (project instanceof UserError || ofStack instanceof UserError || malformed.length > 0)
    throw new UserError([...[project, ofStack].flatMap((read) => (read instanceof UserError ? read.problems : [])), ...malformed]);

  const qualified = (key: string): string => (key.includes(":") ? key : `${project.name}:${key}`);
  const config: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, { default: value = "", secret = false }] of Object.entries(project.config)) {
    config[qualified(key)] = secret ? LOCAL_SECRET : String(value);
    if (secret) secretKeys.push(qualified(key));
  }
  for (const [key, value] of Object.entries(ofStack.config))
    config[qualified(key)] = typeof value === "object" ? LOCAL_SECRET : String(value);
  for (const text of overrides) config[qualified(text.slice(0, text.indexOf("=")))] = text.slice(text.indexOf("=") + 1);
  return { main: new URL(project.main, root), folder, project: project.name, stack, config, secretKeys };
};
