// Set logging behavior: on or off for the rest of the contact. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { next } from "../moves.ts";
import { textAt } from "../parameters.ts";

export const updateFlowLoggingBehavior = (action: FlowAction): Run => {
  const logging = textAt(action, "FlowLoggingBehavior") === "Enabled";
  return (contact) => next({ ...contact, logging });
};
