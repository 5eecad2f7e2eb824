// `twinline destroy`: the line is closed first, so that callers hear so when all that could serve them is gone; then all goes that is not protected.
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { changeStack, type ChangeOptions } from "../../local/engine/change.ts";
import { UserError } from "../../local/errors.ts";
import { keptIn, lineIn, type Kept } from "./kept.ts";

/**
 * Closes the line by an up with the setting `closed`, and destroys its stack but for what is protected. A stack that nobody can call is not closed.
 * @returns what is kept
 * @throws UserError when the line cannot be closed, and then nothing is deleted; or when the destroy does not come to its end
 */
export const destroyStack = async (stack: Stack, options: ChangeOptions): Promise<readonly Kept[]> => {
  const now = async () => (await stack.exportStack()).deployment;
  if (lineIn(await now()) === "open") {
    await stack.setConfig("closed", { value: "true" });
    try {
      await changeStack(stack, "up", options);
    } catch (error) {
      // What else an up fails at goes now anyway.
      if (!(error instanceof UserError) || lineIn(await now()) !== "closed") throw error;
    }
  }
  await changeStack(stack, "destroy", options);
  return keptIn(await now());
};
