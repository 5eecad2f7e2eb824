// Check hours of operation: those it names, else those of the working queue. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, fail, result } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const checkHoursOfOperation = (action: FlowAction): Run => {
  const hours = valueAt(action, "HoursOfOperationId");
  return (contact) => {
    const hoursId = hours === undefined ? undefined : resolve(contact, hours);
    if (hours !== undefined && hoursId === undefined) return fail(contact, `${hours.text} is not set: there are no hours to check.`);
    if (hours === undefined && contact.queue === undefined) return fail(contact, "The action names no hours, and no working queue is set.");
    return askFor(contact, { kind: "check-hours", hoursId, queueId: contact.queue?.id }, "hours", (later, { open }) =>
      open === undefined ? fail(later, "There are no such hours of operation.") : result(later, open ? "True" : "False"),
    );
  };
};
