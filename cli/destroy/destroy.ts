// `twinline destroy`: as pulumi destroy --exclude-protected, against a running local cloud.
import { openRunningStack } from "../common/engine/change-stack.ts";
import type { EngineOptions } from "../common/engine/engine-command.ts";
import { tellOutputs } from "../common/engine/running-cloud.ts";
import { CLOSED, destroyStack } from "./destroy-stack.ts";
import { keptText } from "./protected-resources.ts";

/** The command. */
export const destroy = async (options: EngineOptions): Promise<void> => {
  const { on, config, json } = options;
  const { stack, options: change, folder } = await openRunningStack({ ...options, config: [...config, CLOSED] });
  const kept = await destroyStack(stack, change);
  await tellOutputs(on, {});
  process.stdout.write(json ? `${JSON.stringify({ kind: "kept", kept })}\n` : `\n${keptText(kept, folder)}`);
};
