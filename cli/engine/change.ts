// Runs the engine over the stack of a cloud in another process, and tells that cloud how its outputs are then.
import { changeStack, type ChangeOptions, type Verb } from "../../local/engine/change.ts";
import { openStack } from "../../local/engine/workspace.ts";
import { readProject } from "../../local/program/project.ts";
import { projectFolder } from "../common/project-folder.ts";
import { isTerminal, untilStopped } from "../common/terminal.ts";
import { engineAt, tellOutputs } from "./cloud.ts";
import { CLOSED, destroyStack } from "./destroy.ts";
import { keptText } from "./protected-resources.ts";
import { passphraseOf } from "./passphrase.ts";

export interface ChangeCommandOptions {
  readonly on: string;
  readonly config: readonly string[];
  readonly json: boolean;
}

export const change = async (verb: Verb, { on, config, json }: ChangeCommandOptions): Promise<void> => {
  const { stack: name, ...engine } = await engineAt(on);
  const program = await readProject({ folder: projectFolder, stack: name, overrides: verb === "destroy" ? [...config, CLOSED] : config });
  const stop = new AbortController();
  const stopOnSignal = async (): Promise<void> => {
    await untilStopped();
    process.stderr.write("\nStopping: what is begun is finished first …\n");
    stop.abort();
  };
  void stopOnSignal();
  const stack = await openStack({ program, passphrase: passphraseOf(process.env), ...engine });
  const options: ChangeOptions = {
    onOutput: (text) => void (json ? undefined : process.stdout.write(text)),
    signal: stop.signal,
    colour: !json && isTerminal(process.stdout),
    ...(json ? { onEvent: (event) => void process.stdout.write(`${JSON.stringify(event)}\n`) } : {}),
  };
  if (verb === "destroy") {
    const kept = await destroyStack(stack, options);
    await tellOutputs(on, {});
    process.stdout.write(json ? `${JSON.stringify({ kind: "kept", kept })}\n` : `\n${keptText(kept, engine.folder)}`);
  } else {
    const outputs = await changeStack(stack, verb, options);
    if (verb !== "preview") await tellOutputs(on, outputs);
    if (verb === "up")
      for (const line of await (await import("../versions/after-up.ts")).pruneAfterUp(on)) if (!json) process.stdout.write(`${line}\n`);
  }
  process.exit();
};
