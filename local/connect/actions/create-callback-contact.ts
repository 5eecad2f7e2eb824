// Transfer to callback queue: somebody will call back. The flow goes on; the caller is not disconnected by it. connect-flow-language.md 3.3
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Move, QueueView, Run } from "../contact.ts";
import { maskNumber } from "../mask.ts";
import { askFor, broken, fail, next, onlyOn } from "../moves.ts";
import { numberAt, textAt, valueAt } from "../parameters.ts";
import type { CallbackRequest } from "../questions.ts";
import { resolve } from "../reference.ts";

const MOST_SECONDS = 259_200; // connect-flow-language.md 3.3

const create = (contact: Contact, callback: CallbackRequest): Move =>
  askFor(contact, { kind: "create-callback", callback }, "callback", (later, { refused }) => {
    if (refused !== undefined) return fail(later, refused);
    const told = { kind: "callback-created", queue: callback.queue.name, number: maskNumber(callback.number) } as const;
    return next({ ...later, tally: { ...later.tally, callback: true } }, told);
  });

export const createCallbackContact = (action: FlowAction): Run => {
  const queueId = valueAt(action, "QueueId");
  const initial = numberAt(action, 1, "InitialCallDelaySeconds");
  const retry = numberAt(action, 1, "RetryDelaySeconds");
  const attempts = numberAt(action, 1, "MaximumConnectionAttempts");
  if (textAt(action, "AgentId") !== undefined) return broken("Callbacks to a single agent are not modelled.");
  const delays = [initial, retry].every((delay) => delay !== undefined && delay >= 1 && delay <= MOST_SECONDS);
  if (!delays || initial === undefined || retry === undefined)
    return broken(`The delays of a callback are not within 1 and ${MOST_SECONDS} s.`);
  if (attempts === undefined || attempts < 1) return broken("MaximumConnectionAttempts is not 1 or more.");
  const into = (contact: Contact, queue: QueueView | undefined): Move => {
    const number = contact.callbackNumber ?? contact.customer?.Address;
    if (queue === undefined) return fail(contact, "There is no queue for the callback.");
    if (number === undefined) return fail(contact, "The caller's number is withheld, and no callback number is set.");
    return create(contact, { queue, number, initialDelaySeconds: initial, retryDelaySeconds: retry, attempts });
  };
  return onlyOn("VOICE", (contact) => {
    if (queueId === undefined) return into(contact, contact.queue);
    const id = resolve(contact, queueId);
    if (id === undefined) return fail(contact, `${queueId.text} is not set: there is no queue for the callback.`);
    return askFor(contact, { kind: "find-queue", id }, "queue", (later, { queue }) => into(later, queue));
  });
};
