// Change routing priority: a queue priority or an added age, which agents' queues would sort by. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { next } from "../moves.ts";
import { objectAt } from "../parameters.ts";

export const updateContactRoutingBehavior = (action: FlowAction): Run => {
  const routing = objectAt(action);
  return (contact) => next({ ...contact, routing: { ...contact.routing, ...routing } });
};
