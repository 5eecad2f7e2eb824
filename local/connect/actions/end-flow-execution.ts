// End flow / Resume: ends the flow, not the contact. A queue flow's caller waits on; an interrupt returns to its Loop prompts; in an inbound
// flow it hangs up. connect-flow-language.md 3.2
import type { Run } from "../contact.ts";
import { hangUp } from "./disconnect-participant.ts";
import { waitInQueue } from "./transfer-contact-to-queue.ts";

export const endFlowExecution = (): Run => (contact) => {
  if (contact.interrupted !== undefined) return { go: "back-to", contact, action: contact.interrupted };
  return contact.queued ? waitInQueue(contact) : hangUp(contact);
};
