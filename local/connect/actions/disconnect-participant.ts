// Disconnect: the caller is gone. A chat's disconnect flow (hook CustomerRemaining) then runs; for voice AWS documents that only for calls
// that the agent ends. connect-flow-language.md 3.1
import type { Contact, Move, Run } from "../contact.ts";
import { askFor, end, enter } from "../moves.ts";

/** Hangs up: the way EndFlowExecution takes in an inbound flow too. */
export const hangUp = (contact: Contact): Move => {
  const hook = contact.hooks["CustomerRemaining"];
  if (contact.channel !== "CHAT" || hook === undefined || contact.remaining) return end(contact, { by: "flow" });
  return askFor({ ...contact, remaining: true }, { kind: "find-flow", id: hook }, "flow", (later, { found }) =>
    found?.kind === "flow" ? enter(later, found.flow) : end(later, { by: "flow" }),
  );
};

export const disconnectParticipant = (): Run => hangUp;
