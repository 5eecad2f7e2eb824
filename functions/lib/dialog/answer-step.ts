// A step as Lex's answer: what is said, what is asked, what the session keeps of it. Here are the limits, so that nobody goes round in circles.
import { conversationText, OWN, slotsOf } from "./conversation.ts";
import type { Asking, Said, Situation, Turn, YesOrNo } from "./dialog.ts";
import type { Attributes, LexEvent, LexResponse, Message, SlotValues } from "./lex-event.ts";
import { closeWithout, confirmIntent, delegate, elicitSlot } from "./lex-responses.ts";
import { endingAttributes, type Ending } from "./outcome.ts";

/** So many answers that will not do. More than turns that led nowhere, since each was understood and got a reason. */
const MAX_REFUSALS = 6;
/** Wordings of a yes or no. */
const MAX_UNCLEAR = 3;
/** The name of the yes-or-no question that a wish ends in. */
export const CONFIRM = "confirm";

/** A count as a session attribute holds it; what makes no sense counts from the start. */
export const count = (text: string | undefined): number => (/^\d+$/.test(text ?? "") ? Number(text) : 0);

/** Ends the conversation. */
export const close = ({ event }: Pick<Asking<Situation>, "event">, ending: Ending, content: string): LexResponse =>
  closeWithout(Object.values(OWN), event, endingAttributes(ending), content);

export const giveUp = (asking: Asking<Situation>): LexResponse =>
  close(asking, { outcome: "not-understood" }, asking.situation.words.notUnderstood);

/** Slots with the words that filled them, where the values are the event's: a later turn may say them again and mean more by it. */
const inTheirWords = (slots: SlotValues, { intent }: LexEvent): SlotValues =>
  Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => {
      const heard = intent.slots[name] ?? null;
      return [name, slot !== null && heard?.interpretedValue === slot.interpretedValue ? heard : slot];
    }),
  );

const turned = ({ event, conversation, form, offered }: Turn<Situation>, asked: string, changed: Attributes = {}) => {
  const { [OWN.offered]: _, ...others } = event.sessionAttributes;
  return {
    intent: conversation.intent,
    slots: inTheirWords(slotsOf(form, conversation), event),
    attributes: {
      ...others,
      [OWN.soFar]: conversationText(conversation),
      [OWN.asked]: asked,
      ...(offered === undefined ? {} : { [OWN.offered]: offered }),
      ...changed,
    },
  };
};

/** Tells why an answer will not do and asks again, until so many would not. */
export const refuse = (turn: Turn<Situation>, slot: string, say: string, ...more: readonly Message[]): LexResponse => {
  const refusals = count(turn.event.sessionAttributes[OWN.refusals]) + 1;
  if (refusals >= MAX_REFUSALS) return giveUp(turn);
  return elicitSlot(turned(turn, slot, { [OWN.refusals]: String(refusals) }), slot, say, ...more);
};

/** Puts a yes or no, with another wording after each answer that was neither. */
const yesOrNo = (turn: Turn<Situation>, { asked = CONFIRM, words }: YesOrNo): LexResponse => {
  const { event, conversation } = turn;
  const isAgain = turn.asked === asked && turn.answer === "none" && event.sessionAttributes[OWN.soFar] === conversationText(conversation);
  const unclear = isAgain ? count(event.sessionAttributes[OWN.unclear]) + 1 : 0;
  return unclear >= MAX_UNCLEAR ? giveUp(turn) : confirmIntent(turned(turn, asked, { [OWN.unclear]: String(unclear) }), words(unclear));
};

/** @param declined what is said after a no */
export const answerStep = (turn: Turn<Situation>, said: Said, declined: string): LexResponse => {
  if (said.kind === "yes-or-no") return yesOrNo(turn, said);
  if (said.kind === "leave") return close(turn, { outcome: "declined" }, declined);
  if (said.kind === "go") return delegate(turned(turn, CONFIRM), { confirmationState: "Confirmed" });
  if (said.refused === true) return refuse(turn, said.slot, said.say ?? said.question);
  // Words of ours the first time. When the answer was not understood, the bot's own for the second and the third, and what was offered stands.
  if (turn.asked !== said.slot) return elicitSlot(turned(turn, said.slot), said.slot, said.say);
  const { [OWN.offered]: offered } = turn.event.sessionAttributes;
  return elicitSlot(turned({ ...turn, ...(offered === undefined ? {} : { offered }) }, said.slot), said.slot);
};
