// Transfer to phone number: somebody outside takes the call. With ContinueFlowExecution the flow goes on when they hang up.
// connect-flow-language.md 3.2
import { isE164 } from "../../../shared/e164.ts";
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Run } from "../contact.ts";
import { maskNumber } from "../mask.ts";
import { askFor, broken, end, fail, next, onlyOn } from "../moves.ts";
import { flagAt, numberAt, valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const transferParticipantToThirdParty = (action: FlowAction): Run => {
  const number = valueAt(action, "ThirdPartyPhoneNumber");
  const seconds = numberAt(action, Number.NaN, "ThirdPartyConnectionTimeLimitSeconds");
  const goesOn = flagAt(action, "ContinueFlowExecution");
  if (number === undefined) return broken("ThirdPartyPhoneNumber is missing.");
  if (seconds === undefined || !(seconds >= 1)) return broken("ThirdPartyConnectionTimeLimitSeconds is no number of seconds.");
  return onlyOn("VOICE", (contact) => {
    const to = resolve(contact, number);
    if (to === undefined || !isE164(to)) return fail(contact, `${number.text} is no phone number in E.164.`, "CallFailed");
    return askFor(contact, { kind: "dial", number: to, seconds }, "dialled", (later, { result }) => {
      if (result === "failed") return fail(later, "The call to the third party failed.", "CallFailed");
      if (result === "no-answer") return fail(later, `The third party did not answer within ${seconds} s.`, "ConnectionTimeLimitExceeded");
      const talked: Contact = { ...later, lambdaSilenceMs: 0, tally: { ...later.tally, person: true, owed: undefined } };
      const told = { kind: "flow-left", to: maskNumber(to) } as const;
      return goesOn ? next(talked, told) : end(talked, { by: "flow" }, told);
    });
  });
};
