// `twinline destroy`: the line is closed first, so that callers hear so when all that could serve them is gone; then all goes that is not protected.
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { changeStack, type ChangeOptions } from "../../local/engine/change.ts";
import { isOnTheLine, keptIn, type Kept } from "./kept.ts";

/** The tie of the number to its flow, and the flow for a line that is closed (infra/line.ts): nothing else changes before the rest goes. */
const CLOSING = ["**::line-number", "**::line-closing"];

/**
 * Closes the line and destroys its stack but for what is protected. A stack that nobody can call is not closed first.
 * @returns what is kept
 * @throws UserError when it does not come to its end; before the line is closed nothing is deleted
 */
export const destroyStack = async (stack: Stack, options: ChangeOptions): Promise<readonly Kept[]> => {
  if (isOnTheLine((await stack.exportStack()).deployment)) {
    await stack.setConfig("closed", { value: "true" });
    await changeStack(stack, "up", { ...options, target: CLOSING });
  }
  await changeStack(stack, "destroy", options);
  return keptIn((await stack.exportStack()).deployment);
};
