// `twinline destroy`: the line is closed first, so that callers hear so when all that could serve them is gone; then all goes that is not protected.
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { changeStack, type ChangeOptions } from "../../local/engine/change.ts";
import { UserError } from "../../local/errors.ts";
import { keptIn, lineIn, type Kept } from "./protected-resources.ts";

/** What a stack is to be opened with, for its up to close the line. */
export const CLOSED = "closed=true";

/**
 * Closes the line by an up, and destroys its stack but for what is protected. A stack that nobody can call is not closed.
 * @param stack opened with the setting `CLOSED`
 * @returns what is kept
 * @throws UserError when the line cannot be closed, and then nothing is deleted; or when the destroy does not come to its end
 */
export const destroyStack = async (stack: Stack, options: ChangeOptions): Promise<readonly Kept[]> => {
  const now = async () => (await stack.exportStack()).deployment;
  if (lineIn(await now()) === "open") {
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
