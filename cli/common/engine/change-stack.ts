// Runs Pulumi's engine over the stack of a cloud that runs in another process, and tells that cloud its new outputs.
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { changeStack, type ChangeOptions, type Verb } from "../../../local/engine/change.ts";
import { openStack } from "../../../local/engine/workspace.ts";
import { readProject } from "../../../local/program/project.ts";
import { projectFolder } from "../project-folder.ts";
import { isTerminal, untilStopped } from "../terminal.ts";
import type { EngineOptions } from "./engine-command.ts";
import { passphraseOf } from "./passphrase.ts";
import { engineAt, tellOutputs } from "./running-cloud.ts";

interface Opened {
  readonly stack: Stack;
  readonly options: ChangeOptions;
  /** Where the stack's state is kept. */
  readonly folder: string;
}

/**
 * Opens the stack of the running cloud. Ctrl-C then stops a change in good order.
 * @throws UserError when no cloud with an engine answers, or the project's files cannot be read
 */
export const openRunningStack = async ({ on, config, json }: EngineOptions): Promise<Opened> => {
  const { stack: name, ...engine } = await engineAt(on);
  const program = await readProject({ folder: projectFolder, stack: name, overrides: config });
  const stop = new AbortController();
  const stopOnSignal = async (): Promise<void> => {
    await untilStopped();
    process.stderr.write("\nStopping: what is begun is finished first …\n");
    stop.abort();
  };
  void stopOnSignal();
  const stack = await openStack({ program, passphrase: passphraseOf(process.env), ...engine });
  return {
    stack,
    folder: engine.folder,
    options: {
      onOutput: (text) => void (json ? undefined : process.stdout.write(text)),
      signal: stop.signal,
      colour: !json && isTerminal(process.stdout),
      ...(json ? { onEvent: (event) => void process.stdout.write(`${JSON.stringify(event)}\n`) } : {}),
    },
  };
};

/** Changes, or previews, the stack of the running cloud. */
export const changeRunningStack = async (verb: Exclude<Verb, "destroy">, options: EngineOptions): Promise<void> => {
  const { stack, options: change } = await openRunningStack(options);
  const outputs = await changeStack(stack, verb, change);
  if (verb !== "preview") await tellOutputs(options.on, outputs);
};
