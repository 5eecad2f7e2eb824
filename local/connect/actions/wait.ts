// Wait: lets time pass in a chat, or until an event. On voice AWS allows it with events only. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, broken, fail, result } from "../moves.ts";
import { listAt, valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

const MOST_SECONDS = 604_800; // connect-flow-language.md 3.2

export const wait = (action: FlowAction): Run => {
  const limit = valueAt(action, "TimeLimitSeconds");
  const events = listAt(action, "Events").map(String);
  if (limit === undefined) return broken("TimeLimitSeconds is missing.");
  return (contact) => {
    if (contact.channel === "VOICE" && events.length === 0) return fail(contact, "A call waits only for events.");
    const seconds = Number(resolve(contact, limit));
    if (!(seconds >= 1 && seconds <= MOST_SECONDS)) return fail(contact, `${limit.text} is no time from 1 to ${MOST_SECONDS} s.`);
    // A bot here takes part only while its own action runs: none is left to wait for.
    if (events.includes("BotParticipantDisconnected")) return fail(contact, "No bot takes part in the contact.", "ParticipantNotFound");
    return askFor(contact, { kind: "wait", ms: seconds * 1000 }, "waited", (later) => result(later, "WaitCompleted"));
  };
};
