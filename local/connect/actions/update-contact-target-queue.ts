// Set working queue: by the queue's id or ARN. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, broken, fail, next } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const updateContactTargetQueue = (action: FlowAction): Run => {
  const queueId = valueAt(action, "QueueId");
  if (queueId === undefined) return broken("QueueId is missing, and agents' own queues are not modelled.");
  return (contact) => {
    const id = resolve(contact, queueId);
    if (id === undefined) return fail(contact, `${queueId.text} is not set: there is no queue.`);
    return askFor(contact, { kind: "find-queue", id }, "queue", (later, { queue }) =>
      queue === undefined ? fail(later, `There is no queue "${id}".`) : next({ ...later, queue }),
    );
  };
};
