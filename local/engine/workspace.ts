// The stack as the real engine keeps it: the program run by the Pulumi CLI's engine, its resources made through the providers of a local cloud,
// its state in a file of this folder. The CLI itself is driven by Pulumi's own Automation API.
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { RunError, runtime } from "@pulumi/pulumi";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import type { ProgramOptions } from "../program/evaluate.ts";
import { programMistake } from "../program/program-mistake.ts";
import { engineCommand, findEngine } from "./cli.ts";
import { readState, stateFile, type Named, type State } from "./state.ts";

let runs = 0;

export interface WorkspaceOptions {
  readonly program: ProgramOptions;
  /** Where the state of stacks is kept; made when it is not there. */
  readonly folder: string;
  /** For PULUMI_DEBUG_PROVIDERS. */
  readonly debugProviders: string;
  readonly passphrase: string;
}

const workFolders: string[] = [];

/**
 * Gone with this process: the engine writes the project's settings there, and nothing that lasts. It is the CLI's home, too, with a file where its
 * folder of logs would be: it would write down every call with the code of every function, which takes longer than the rest of a preview
 * (pkg/v3/logging/encrypted.go; there is no setting, but it goes on without where it cannot).
 */
const workFolder = async (): Promise<string> => {
  if (workFolders.length === 0)
    process.once("exit", () => {
      for (const folder of workFolders) rmSync(folder, { recursive: true, force: true });
    });
  const folder = await mkdtemp(join(tmpdir(), "twinline-work-"));
  workFolders.push(folder);
  await writeFile(join(folder, "logs"), "");
  return folder;
};

/** Writes down what the program declares from here on. @returns whether it has declared that */
const declarations = (): ((resource: Named) => boolean) => {
  const seen = new Set<string>();
  const keyOf = ({ type, name }: Named): string => `${type} ${name}`;
  runtime.registerStackTransformation(({ type, name, props, opts }) => {
    seen.add(keyOf({ type, name }));
    return { props, opts };
  });
  return (resource) => seen.has(keyOf(resource));
};

/**
 * The Automation API leaves the preview out, and the engine then deletes what goes until it meets what is protected: a number would be left with a
 * flow that is gone. So a program that leaves something protected out fails, before anything is deleted.
 * @throws RunError naming all of it
 */
const refuseLeftOut = (state: State | undefined, isDeclared: (resource: Named) => boolean): void => {
  const leftOut = (state?.protectedResources ?? []).filter((resource) => !isDeclared(resource));
  if (leftOut.length === 0) return;
  throw new RunError(
    leftOut
      .map(
        ({ type, name }) =>
          `Cannot delete ${type} "${name}": it is protected, and the program does not declare it any more. Declare it again, or give it up first with pulumi state unprotect. Of an app that is taken away, closedApps keeps the number (docs/manual.md).`,
      )
      .join("\n"),
  );
};

/** The configuration goes to the program itself: for the CLI to hand it over it would have to be given it first, by a process of its own. */
const inlineProgram =
  ({ main, folder = "", config, secretKeys }: ProgramOptions, statePath: string) =>
  async (): Promise<Readonly<Record<string, unknown>>> => {
    runtime.setAllConfig({ ...config }, [...secretKeys]);
    // Pulumi keeps a stack trace for each of thousands of promises: ten frames each would slow every run (as in program/evaluate.ts).
    const frames = Error.stackTraceLimit;
    Error.stackTraceLimit = Math.min(frames, 2);
    try {
      const isDeclared = declarations();
      const outputs: Readonly<Record<string, unknown>> = await import(`${main.href}?run=engine-${++runs}`);
      refuseLeftOut(await readState(statePath), isDeclared);
      return { ...outputs };
    } catch (error) {
      const mistake = programMistake(error, folder);
      // Of a RunError, the engine prints the message alone.
      throw mistake === undefined ? error : new RunError(mistake.join("\n"), { cause: error });
    } finally {
      Error.stackTraceLimit = frames;
    }
  };

/**
 * Opens the stack, or makes it.
 * @throws UserError when there is no engine, when the state cannot be read, and when the passphrase is another one
 */
export const openStack = async ({ program, folder, debugProviders, passphrase }: WorkspaceOptions): Promise<Stack> => {
  await mkdir(folder, { recursive: true });
  const path = stateFile(folder, program);
  const [command, state] = await Promise.all([findEngine(), readState(path)]);
  const answers = async (args: readonly string[]): Promise<string | undefined> => {
    const asked = args.slice(0, 2).join(" ");
    if (asked === "stack select") return "";
    if (asked === "stack history") return "[]";
    return asked === "stack output" ? JSON.stringify((await readState(path))?.outputs ?? {}) : undefined;
  };
  const workDir = await workFolder();
  const open = state === undefined ? LocalWorkspace.createStack.bind(LocalWorkspace) : LocalWorkspace.selectStack.bind(LocalWorkspace);
  return open(
    { stackName: program.stack, projectName: program.project, program: inlineProgram(program, path) },
    {
      pulumiCommand: engineCommand(command, answers),
      workDir,
      projectSettings: { name: program.project, runtime: "nodejs", backend: { url: pathToFileURL(folder).href } },
      ...(state?.salt === undefined ? {} : { stackSettings: { [program.stack]: { encryptionSalt: state.salt } } }),
      secretsProvider: "passphrase",
      envVars: {
        PULUMI_DEBUG_PROVIDERS: debugProviders,
        PULUMI_HOME: workDir,
        PULUMI_CONFIG_PASSPHRASE: passphrase,
        PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      },
    },
  );
};
