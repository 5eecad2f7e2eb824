// Set callback number: from one reference; `+` is put before digits. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { toE164 } from "../keys.ts";
import { maskKeys } from "../mask.ts";
import { broken, fail, next, onlyOn } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const updateContactCallbackNumber = (action: FlowAction): Run => {
  const number = valueAt(action, "CallbackNumber");
  if (number === undefined) return broken("CallbackNumber is missing.");
  const run: Run = (contact) => {
    const typed = resolve(contact, number);
    const callbackNumber = typed === undefined ? undefined : toE164(typed, undefined);
    if (callbackNumber !== undefined) return next({ ...contact, callbackNumber });
    const seen = typed === undefined ? `${number.text} is not set` : `"${maskKeys(typed)}" is no number that can be called`;
    return fail(contact, `There is no callback number: ${seen}.`, "InvalidCallbackNumber");
  };
  return onlyOn("VOICE", run, "InvalidCallbackNumber");
};
