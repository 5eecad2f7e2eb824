// A plan as Lex's answer: what is said, what is asked, and what the session keeps of it.
import { slotAt } from "../lib/demo/bookings/calendar.ts";
import type { LexEvent, LexResponse, Message } from "../lib/dialog/lex-event.ts";
import { closeWithout, confirmIntent, delegate, elicitSlot, type Ended } from "../lib/dialog/lex-responses.ts";
import { conversationText, OWN, slotsOf, type Asked, type Conversation } from "../lib/demo/conversation.ts";
import type { Said, SlotName } from "../lib/demo/plan.ts";
import type { Situation } from "../lib/demo/situation.ts";

/** The ways in which a conversation of this app ends, each with what the flow is told. */
const ENDINGS = {
  booked: { outcome: "done", result: "booked" },
  checked: { outcome: "finished", result: "checked" },
  cancelled: { outcome: "finished", result: "cancelled" },
  declined: { outcome: "declined" },
  "not-understood": { outcome: "not-understood" },
  person: { outcome: "person" },
  callback: { outcome: "callback" },
} as const satisfies Readonly<Record<string, Ended>>;

/** A turn that is being answered. */
export interface Talk {
  readonly event: LexEvent;
  readonly conversation: Conversation;
  readonly situation: Situation;
  readonly asked: Asked | undefined;
  readonly answer: "yes" | "no" | "none";
  /** Times that this answer offers, or still does (choice.ts). */
  readonly offered?: string;
}

/** So many answers that will not do; more than turns that led nowhere, since each was understood and got a reason. */
const MAX_REFUSALS = 6;
/** Wordings of a yes or no. */
const MAX_UNCLEAR = 3;

export const count = (text: string | undefined): number => (/^\d+$/.test(text ?? "") ? Number(text) : 0);

/** Ends the conversation. */
export const close = (event: LexEvent, ending: keyof typeof ENDINGS, content: string): LexResponse =>
  closeWithout(Object.values(OWN), event, ENDINGS[ending], content);

const turned = ({ event, conversation, offered }: Talk, asked: Asked, changed: Readonly<Record<string, string>> = {}) => {
  const { [OWN.offered]: _, ...others } = event.sessionAttributes;
  return {
    intent: conversation.intent,
    slots: slotsOf(conversation),
    attributes: {
      ...others,
      [OWN.demo]: conversationText(conversation),
      [OWN.asked]: asked,
      ...(offered === undefined ? {} : { [OWN.offered]: offered }),
      ...changed,
    },
  };
};

const giveUp = ({ event, situation }: Talk): LexResponse => close(event, "not-understood", situation.words.notUnderstood);

/** Tells why an answer will not do and asks again, until so many would not. */
export const refuse = (talk: Talk, slot: SlotName, say: string, ...more: readonly Message[]): LexResponse => {
  const refusals = count(talk.event.sessionAttributes[OWN.refusals]) + 1;
  if (refusals >= MAX_REFUSALS) return giveUp(talk);
  return elicitSlot(turned(talk, slot, { [OWN.refusals]: String(refusals) }), slot, say, ...more);
};

/** Puts a yes or no, with another wording after each answer that was neither. */
const yesOrNo = (talk: Talk, asked: "confirm" | "number", words: (unclear: number) => string): LexResponse => {
  const { event, conversation } = talk;
  const isAgain = talk.asked === asked && talk.answer === "none" && event.sessionAttributes[OWN.demo] === conversationText(conversation);
  const unclear = isAgain ? count(event.sessionAttributes[OWN.unclear]) + 1 : 0;
  return unclear >= MAX_UNCLEAR ? giveUp(talk) : confirmIntent(turned(talk, asked, { [OWN.unclear]: String(unclear) }), words(unclear));
};

/** @param otherDay the caller spoke of another day than the booking's */
export const answerOf = (talk: Talk, said: Said, otherDay = false): LexResponse => {
  const { event, conversation, situation } = talk;
  const { words, calendar } = situation;
  if (said.kind === "ask") {
    if (said.refused === true && said.say !== undefined) return refuse(talk, said.slot, said.say);
    // Words of ours the first time; when the answer was not understood, the bot's own for the second and the third, and what was offered stands.
    if (talk.asked !== said.slot) return elicitSlot(turned(talk, said.slot), said.slot, said.say);
    const { [OWN.offered]: offered } = event.sessionAttributes;
    return elicitSlot(turned({ ...talk, ...(offered === undefined ? {} : { offered }) }, said.slot), said.slot);
  }
  if (said.kind === "read-back") return yesOrNo(talk, "number", () => words.readBack(said.e164));
  if (said.kind === "confirm") {
    const twice = said.repeated ? `${words.repeatedHour} ` : "";
    return yesOrNo(talk, "confirm", (unclear) => `${twice}${words.confirm(said.slot, unclear)}`);
  }
  if (said.kind === "confirm-cancel") {
    const slot = slotAt(calendar, said.proved.startsAt);
    return yesOrNo(talk, "confirm", (unclear) => words.confirmCancel(slot, unclear, otherDay));
  }
  if (said.kind === "leave") return close(event, "declined", conversation.intent === "CancelDemo" ? words.notCancelled : words.notBooked);
  return delegate(turned(talk, "confirm"), { confirmationState: "Confirmed" });
};
