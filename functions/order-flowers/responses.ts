// The answers a code hook can give (lex-v2.md 2), each with what it needs and no way to leave that out. A conversation that Lex itself ends
// closes `Fulfilled` and says how it went in the session attribute `outcome`: Connect takes its error branch for every other ending, and that
// branch must mean that something is broken (design.md 4).
import { responseSlots, type Attributes, type ConfirmationState, type LexEvent, type LexResponse, type SlotValues } from "../lex-event.ts";
import type { SlotName } from "./validate.ts";

export type Outcome = "ordered" | "declined" | "not-understood" | "person" | "callback";

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

type Said = Pick<LexResponse, "messages">;
const say = (content: string): Said => ({ messages: [{ contentType: "PlainText", content }] });

/** Ends the conversation. */
export const close = (event: LexEvent, outcome: Outcome, content: string): LexResponse => {
  const own: readonly string[] = Object.values(OWN);
  const kept = Object.entries(event.sessionAttributes).filter(([name]) => !own.includes(name));
  return {
    sessionState: {
      sessionAttributes: { ...Object.fromEntries(kept), outcome },
      dialogAction: { type: "Close" },
      intent: { name: event.intent.name, state: "Fulfilled", slots: responseSlots(event.intent.slots) },
    },
    ...say(content),
  };
};

/** Asks an open question. */
export const elicitIntent = (sessionAttributes: Attributes, content: string): LexResponse => ({
  sessionState: { sessionAttributes, dialogAction: { type: "ElicitIntent" } },
  ...say(content),
});

interface Turned {
  readonly intent: string;
  readonly slots: SlotValues;
  readonly attributes: Attributes;
}

// A question takes back an earlier yes: that was to other values.
const going = ({ intent, slots }: Turned) =>
  ({ name: intent, state: "InProgress", confirmationState: "None", slots: responseSlots(slots) }) as const;

/** Asks for a slot; without words of ours Lex asks as the bot says. */
export const elicitSlot = (turned: Turned, slotToElicit: SlotName, content?: string): LexResponse => ({
  sessionState: { sessionAttributes: turned.attributes, dialogAction: { type: "ElicitSlot", slotToElicit }, intent: going(turned) },
  ...(content === undefined ? {} : say(content)),
});

/** Asks yes or no. */
export const confirmIntent = (turned: Turned, content: string): LexResponse => ({
  sessionState: { sessionAttributes: turned.attributes, dialogAction: { type: "ConfirmIntent" }, intent: going(turned) },
  ...say(content),
});

/** Leaves the next step to Lex. With slots only where they changed: Lex keeps its own otherwise, ambiguous ones included. */
export const delegate = (turned: Turned, changed: { readonly confirmationState: ConfirmationState } | undefined): LexResponse => ({
  sessionState: {
    sessionAttributes: turned.attributes,
    dialogAction: { type: "Delegate" },
    ...(changed === undefined ? {} : { intent: { ...going(turned), ...changed } }),
  },
});
