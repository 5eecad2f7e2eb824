// Start and stop media streaming: voice only. No stream is made here, so `$.MediaStreams` stays empty. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { next, onlyOn } from "../moves.ts";
import { textAt } from "../parameters.ts";

export const updateContactMediaStreamingBehavior = (action: FlowAction): Run => {
  const streaming = textAt(action, "MediaStreamingState") === "Enabled";
  return onlyOn("VOICE", (contact) => next({ ...contact, streaming }));
};
