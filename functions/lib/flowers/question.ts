// Which question an order under way has come to. The bot itself asks it when Lex does not; the recall asks it again through the twin.
import { slotsOf, SLOTS, plainSlots, type Conversation } from "./conversation.ts";
import { localTime, type Situation } from "./shop.ts";
import { spokenWish } from "./speech.ts";
import { checkSlots, type SlotName } from "./validate.ts";

export const QUESTIONS: Readonly<Record<SlotName, string>> = {
  FlowerType: "Which flowers would you like?",
  PickupDate: "What day would you like to pick them up?",
  PickupTime: "At what time shall we have them ready?",
};

export interface Question {
  /** The slot that is asked for, or whether the order is right. */
  readonly ask: SlotName | "confirm";
  /** As it is spoken to somebody who may have heard it before. */
  readonly words: string;
  /** What is known, without what will not do any more: an hour may have passed. */
  readonly conversation: Conversation;
}

const onceMore = (question: string): string => `Sorry, once more: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;

/** The question to go on with, as one sentence, or two where the reason why a value will not do is one. */
export const questionFor = (conversation: Conversation, { now, shop }: Situation): Question => {
  const today = localTime(now, shop.timeZone);
  const candidates = conversation.times?.split(",") ?? [];
  const { slots, complaint, wish } = checkSlots(slotsOf(conversation), { today, shop, candidates });
  const known: Conversation = { ...conversation, slots: plainSlots(slots) };
  if (wish !== undefined)
    return { ask: "confirm", conversation: known, words: onceMore(`${spokenWish(wish, today)}, shall I order them?`) };
  const ask = SLOTS.find((name) => known.slots[name] === undefined) ?? "PickupTime";
  return { ask, conversation: known, words: complaint?.slot === ask ? complaint.say : onceMore(QUESTIONS[ask]) };
};
