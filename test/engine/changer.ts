// The process of changes.ts: it runs the engine over the stack that it is told of, again and again, until nobody is there to tell it.
import "../setup.ts";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { destroyStack } from "../../cli/destroy/destroy-stack.ts";
import type { Kept } from "../../cli/destroy/protected-resources.ts";
import { changeStack } from "../../local/engine/change.ts";
import { openStack } from "../../local/engine/workspace.ts";
import type { Done, Job } from "./changes.ts";

const change = async ({ verb, program, replace, ...address }: Job): Promise<Done> => {
  const events: EngineEvent[] = [];
  let said = "";
  let outputs: Done["outputs"] = {};
  let kept: readonly Kept[] = [];
  const options = { onOutput: (text: string) => (said += text), onEvent: (event: EngineEvent) => events.push(event), replace };
  try {
    const stack = await openStack({ program: { ...program, main: new URL(program.main) }, passphrase: "", ...address });
    if (verb === "destroy") kept = await destroyStack(stack, options);
    else outputs = await changeStack(stack, verb, options);
    return { outputs, events, said, kept };
  } catch (error) {
    return { outputs, events, said, kept, error: error instanceof Error ? error : new Error(String(error)) };
  }
};

const answer = async (job: Job): Promise<void> => {
  const done = await change(job);
  process.send?.(done);
};
// Both sides are ours: what comes is what was sent.
process.on("message", (job: Job) => void answer(job));
process.on("disconnect", () => process.exit());
