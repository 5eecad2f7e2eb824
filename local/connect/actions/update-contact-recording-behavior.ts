// Set recording and analytics: what of the contact is recorded. Remembered, since nothing here makes sound. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { next } from "../moves.ts";
import { objectAt } from "../parameters.ts";

export const updateContactRecordingBehavior = (action: FlowAction): Run => {
  const recording = objectAt(action);
  return (contact) => next({ ...contact, recording });
};
