// Transfer to queue: the contact waits in its working queue, this flow ends, the customer queue flow runs until an agent takes it.
// connect-flow-language.md 3.4
import type { Contact, Move, Run } from "../contact.ts";
import { ask, askFor, enter, fail } from "../moves.ts";

/** Waits in the queue, in silence, until an agent takes the contact or the caller hangs up: time alone never ends it. */
export const waitInQueue = (contact: Contact): Move => ask(contact, { kind: "wait", ms: Number.POSITIVE_INFINITY }, waitInQueue);

const runQueueFlow = (contact: Contact): Move => {
  const hook = contact.hooks["CustomerQueue"];
  if (hook === undefined) return waitInQueue(contact);
  return askFor(contact, { kind: "find-flow", id: hook }, "flow", (later, { found }) =>
    found?.kind === "flow" && found.flow.type === "CUSTOMER_QUEUE" ? enter(later, found.flow) : waitInQueue(later),
  );
};

/** Puts the contact into its working queue. */
export const enterQueue = (contact: Contact): Move => {
  const { queue } = contact;
  if (queue === undefined) return fail(contact, "No working queue is set.");
  return askFor(contact, { kind: "enqueue", queueId: queue.id }, "enqueued", (later, { accepted }) => {
    if (!accepted) return fail(later, `Queue "${queue.name}" is full.`, "QueueAtCapacity");
    const queued: Contact = { ...later, queued: true, tally: { ...later.tally, owed: undefined } };
    const told = { kind: "queued", queue: queue.name } as const;
    // Time passes by none, yet an agent who is free takes the contact before its queue flow begins.
    return { ...ask(queued, { kind: "wait", ms: 0 }, runQueueFlow), tell: [told] };
  });
};

export const transferContactToQueue = (): Run => enterQueue;
