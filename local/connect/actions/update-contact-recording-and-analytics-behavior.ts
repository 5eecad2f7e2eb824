// Set recording, analytics and processing behavior: per channel, and an error of its own on the wrong one. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { fail, next } from "../moves.ts";
import { objectAt } from "../parameters.ts";

export const updateContactRecordingAndAnalyticsBehavior = (action: FlowAction): Run => {
  const recording = objectAt(action);
  return (contact) => {
    const wrong = contact.channel === "VOICE" ? "ChatBehavior" : "VoiceBehavior";
    if (Object.hasOwn(recording, wrong)) return fail(contact, `${wrong} does not fit the channel ${contact.channel}.`, "ChannelMismatch");
    return next({ ...contact, recording });
  };
};
