// The answers a code hook can give, each with what it needs and no way to leave that out. A conversation that Lex itself ends
// closes `Fulfilled` and says how it went in the session attribute `outcome`: Connect takes its error branch for every other ending, and that
// branch must mean that something is broken.
import { ENDING } from "../../../shared/outcomes.ts";
import {
  responseSlots,
  type Attributes,
  type ConfirmationState,
  type LexEvent,
  type LexResponse,
  type Message,
  type SlotValues,
} from "./lex-event.ts";

type Said = Pick<LexResponse, "messages">;
const say = (content: string, ...more: readonly Message[]): Said => ({ messages: [{ contentType: "PlainText", content }, ...more] });

/** Ends the conversation. @param own session attributes that end with it @param ending session attributes that say how it ended */
export const closeWithout = (own: readonly string[], event: LexEvent, ending: Attributes, content: string): LexResponse => {
  const kept = Object.entries(event.sessionAttributes).filter(([name]) => !own.includes(name) && name !== ENDING.result);
  return {
    sessionState: {
      sessionAttributes: { ...Object.fromEntries(kept), ...ending },
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

/** A turn's intent as it is to stand after it. */
export interface Turned {
  readonly intent: string;
  readonly slots: SlotValues;
  readonly attributes: Attributes;
}

// A question takes back an earlier yes: that was to other values.
const going = ({ intent, slots }: Turned) =>
  ({ name: intent, state: "InProgress", confirmationState: "None", slots: responseSlots(slots) }) as const;

/** Asks for a slot; without words of ours Lex asks as the bot says. */
export const elicitSlot = (turned: Turned, slotToElicit: string, content?: string, ...more: readonly Message[]): LexResponse => ({
  sessionState: { sessionAttributes: turned.attributes, dialogAction: { type: "ElicitSlot", slotToElicit }, intent: going(turned) },
  ...(content === undefined ? {} : say(content, ...more)),
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
