// Transfer to queue from a customer queue flow: out of one queue, into another; on failure the contact stays where it is.
// connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Move, QueueView, Run } from "../contact.ts";
import { askFor, broken, fail } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";
import { enterQueue } from "./transfer-contact-to-queue.ts";

const QUEUE_MOVES = 11; // connect-flow-language.md 3.4

const staysWhenFull = (move: Move, queue: QueueView | undefined): Move =>
  move.go === "error" ? { ...move, contact: { ...move.contact, queue } } : move;

export const dequeueContactAndTransferToQueue = (action: FlowAction): Run => {
  const queueId = valueAt(action, "QueueId");
  if (queueId === undefined) return broken("QueueId is missing, and agents' own queues are not modelled.");
  return (contact) => {
    const id = resolve(contact, queueId);
    if (id === undefined) return fail(contact, `${queueId.text} is not set: there is no queue.`);
    if (!contact.queued) return fail(contact, "The contact waits in no queue.");
    if (contact.queueMoves >= QUEUE_MOVES) return fail(contact, `A contact changes its queue at most ${QUEUE_MOVES} times.`);
    return askFor(contact, { kind: "find-queue", id }, "queue", (later, { queue }) => {
      if (queue === undefined) return fail(later, `There is no queue "${id}".`);
      const move = enterQueue({ ...later, queue, queueMoves: later.queueMoves + 1 });
      if (move.go !== "ask") return move;
      return { ...move, resume: (moved, answer) => staysWhenFull(move.resume(moved, answer), later.queue) };
    });
  };
};
