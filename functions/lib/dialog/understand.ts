// A turn as an answer to what was asked, where its words or keys say more than the slots that Lex has filled.
import type { Conversation } from "./conversation.ts";
import { filled, OWN, slotsOf } from "./conversation.ts";
import { caseOf, isWish, type Dialog, type Situation, type Wish } from "./dialog.ts";
import { readKeys, slotsKnown } from "./keypad.ts";
import type { LexEvent } from "./lex-event.ts";
import { noSuchDay } from "./no-such-day.ts";
import { chosen, parseOffered } from "./ordinal-choice.ts";

/** A turn that names a time on offer by its place or its key. */
const choosing = <S extends Situation, Deed>(
  event: LexEvent,
  wish: Wish<S, Deed>,
  conversation: Conversation,
  situation: S,
): LexEvent | undefined => {
  const offered = parseOffered(event.sessionAttributes[OWN.offered]);
  const startsAt = wish.offers === undefined ? undefined : chosen(offered, conversation.locale, event);
  if (startsAt === undefined || wish.offers === undefined) return undefined;
  const taken = Object.entries(wish.offers.take(startsAt, situation)).map(([name, value]) => [name, filled(value)] as const);
  const slots = { ...slotsKnown(event, wish, conversation), ...Object.fromEntries(taken) };
  return { ...event, intent: { name: conversation.intent, slots, confirmationState: "None" } };
};

/** A turn that names a day that no calendar has: of the conversation under way where Lex has given up over it. */
const dating = <S extends Situation, Deed>(
  dialog: Dialog<S, Deed>,
  event: LexEvent,
  conversation: Conversation | undefined,
  today: string,
): LexEvent | undefined => {
  const isLost = conversation !== undefined && caseOf(dialog, event.intent.name) === "fallback";
  const name = isLost ? conversation.intent : event.intent.name;
  const wish = caseOf(dialog, name);
  if (!isWish(wish)) return undefined;
  const slots = isLost ? slotsOf(wish, conversation) : event.intent.slots;
  const empty = wish.dates?.find((slot) => (slots[slot] ?? null) === null);
  const day = empty === undefined ? undefined : noSuchDay(event.transcript ?? "", today);
  return empty === undefined || day === undefined
    ? undefined
    : { ...event, intent: { ...event.intent, name, slots: { ...slots, [empty]: filled(day) } } };
};

/** @param conversation the one under way */
export const understand = <S extends Situation, Deed>(
  dialog: Dialog<S, Deed>,
  event: LexEvent,
  conversation: Conversation | undefined,
  situation: S,
): LexEvent => {
  const asked = event.sessionAttributes[OWN.asked];
  const underWay = conversation === undefined ? undefined : caseOf(dialog, conversation.intent);
  const read = (one: LexEvent): LexEvent => dialog.read?.(one, conversation, asked, situation) ?? one;
  if (conversation !== undefined && isWish(underWay) && asked !== undefined) {
    const choice = underWay.slots.includes(asked) ? choosing(event, underWay, conversation, situation) : undefined;
    if (choice !== undefined) return read(choice);
    if (event.keys !== undefined) return read(readKeys(event, underWay, conversation, asked, situation.today.date));
  }
  return read(dating(dialog, event, conversation, situation.today.date) ?? event);
};
