// What an order adds to the answers that a code hook can give (lex-responses.ts): how it can end, and what it keeps in the session.
import type { LexEvent, LexResponse } from "../dialog/lex-event.ts";
import { closeWithout, type Ended } from "../dialog/lex-responses.ts";

export { confirmIntent, delegate, elicitIntent, elicitSlot } from "../dialog/lex-responses.ts";

/** The ways in which a conversation of this app ends, each with what the flow is told. */
const ENDINGS = {
  ordered: { outcome: "done", result: "ordered" },
  declined: { outcome: "declined" },
  "not-understood": { outcome: "not-understood" },
  person: { outcome: "person" },
  callback: { outcome: "callback" },
} as const satisfies Readonly<Record<string, Ended>>;

/** The intent that the other ones serve. */
export const ORDER = "OrderFlowers";

/** Session attributes of our own, dropped when the conversation ends: the next one in the same session starts afresh. */
export const OWN = {
  /** JSON of the slots of an order under way. */
  order: "orderSoFar",
  /** The wish that the caller was last asked to confirm. */
  asked: "askedToConfirm",
  /** How often the answer to that was neither yes nor no. */
  unclear: "unclearAnswers",
  /** The times that the last answer may have meant. */
  times: "timesMeant",
  /** Turns that led nowhere. */
  tries: "tries",
  /** Values that would not do. */
  refusals: "refusals",
  /** Set when the last thing worth keeping could not be kept. */
  unkept: "unkept",
  /** Set in a conversation that began with the other region's bot: what that one did last may be unknown. */
  resumed: "resumed",
} as const;

/** Ends the conversation. */
export const close = (event: LexEvent, ending: keyof typeof ENDINGS, content: string): LexResponse =>
  closeWithout(Object.values(OWN), event, ENDINGS[ending], content);
