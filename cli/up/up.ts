// `twinline up`: the engine brings a running cloud to what the program says; then old bot versions go (docs/decisions/0014).
import { changeRunningStack } from "../common/engine/change-stack.ts";
import type { EngineOptions } from "../common/engine/engine-command.ts";
import { say } from "../common/print.ts";
import { pruneAfterUp } from "./prune-versions.ts";

/** The command. */
export const up = async (options: EngineOptions): Promise<void> => {
  await changeRunningStack("up", options);
  for (const line of await pruneAfterUp(options.on)) if (!options.json) say(line);
};
