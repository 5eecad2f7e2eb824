// What a caller's answer means where Lex leaves it open: a time without morning or afternoon, a part of a day, and typed keys, which no document
// says how Lex reads (docs/local-cloud.md).
import { isTime, type LocalTime } from "../calendar/local-time.ts";
import type { LexEvent, SlotValue, SlotValues } from "../dialog/lex-event.ts";
import { slotsOf, type Asked, type Conversation } from "./conversation.ts";
import type { PartOfDay } from "./words/words.ts";

/** Parts of a day as AMAZON.Time gives them (lex-v2.md 8). */
const PARTS: Readonly<Record<string, PartOfDay>> = {
  MO: "morning",
  AM: "morning",
  AF: "afternoon",
  PM: "afternoon",
  EV: "evening",
  NI: "night",
};

export const partOfDay = (slot: SlotValue | null | undefined): PartOfDay | undefined => PARTS[slot?.interpretedValue ?? ""];

const isIn = (time: string, part: PartOfDay): boolean => time < "12:00" === (part === "morning");

/**
 * The times that a slot may mean: one when it is plain, several when the caller has to choose.
 * @param candidates those of an earlier answer, which "in the morning" chooses from
 */
export const timesMeant = (slot: SlotValue | null | undefined, candidates: readonly string[]): readonly string[] => {
  if (slot === null || slot === undefined) return candidates;
  const part = partOfDay(slot);
  if (part !== undefined) return candidates.filter((time) => isIn(time, part));
  return (slot.interpretedValue === null ? slot.resolvedValues : [slot.interpretedValue]).filter(isTime);
};

/** The next date of a month and a day, from today on; a day that no calendar has, too, for it has its own answer. */
export const nextDate = (keys: string, today: string): string => {
  const monthAndDay = `${keys.slice(0, 2)}-${keys.slice(2)}`;
  const year = Number(today.slice(0, 4)) + (monthAndDay < today.slice(5) ? 1 : 0);
  return `${year}-${monthAndDay}`;
};

const valueOf = (keys: string, asked: Asked, today: string): string => {
  if (asked === "Date" && keys.length === 4) return nextDate(keys, today);
  return asked === "Time" && keys.length === 4 ? `${keys.slice(0, 2)}:${keys.slice(2)}` : keys;
};

export const filled = (value: string): SlotValue => ({ originalValue: value, interpretedValue: value, resolvedValues: [value] });

/** What is known of the wish, whatever intent Lex has made of the turn. */
const slotsKnown = ({ intent }: LexEvent, conversation: Conversation): SlotValues =>
  intent.name === conversation.intent ? intent.slots : slotsOf(conversation);

/** A turn as one of the conversation under way that names a date and a time. */
export const filledBy = (event: LexEvent, conversation: Conversation, { date, time }: LocalTime): LexEvent => {
  const slots = { ...slotsKnown(event, conversation), Date: filled(date), Time: filled(time) };
  return { ...event, intent: { name: conversation.intent, slots, confirmationState: "None" } };
};

/** A turn that names a day that Lex did not understand: of the conversation under way where Lex has given up over it. */
export const dated = (event: LexEvent, conversation: Conversation | undefined, date: string): LexEvent => {
  const { intent } = event;
  const isLost = conversation !== undefined && intent.name === "FallbackIntent";
  const slots = isLost ? slotsOf(conversation) : intent.slots;
  if ((!isLost && intent.name !== "ScheduleDemo") || (slots["Date"] ?? null) !== null) return event;
  return { ...event, intent: { ...intent, ...(isLost ? { name: conversation.intent } : {}), slots: { ...slots, Date: filled(date) } } };
};

/**
 * A turn as one of the conversation under way when it was answered by keys: MMDD, HHMM, a number, a code, and 1 or 2 for yes or no. Whatever
 * Lex has made of them, what was asked says what they mean.
 * @param today in the line's own time zone
 */
export const keyed = (event: LexEvent, conversation: Conversation | undefined, asked: Asked | undefined, today: string): LexEvent => {
  const { keys } = event;
  if (keys === undefined || conversation === undefined || asked === undefined) return event;
  const slots = slotsKnown(event, conversation);
  if (asked === "confirm" || asked === "number") {
    const confirmationState = keys === "1" ? "Confirmed" : keys === "2" ? "Denied" : "None";
    return { ...event, intent: { name: conversation.intent, slots, confirmationState } };
  }
  const value = filled(valueOf(keys, asked, today));
  return { ...event, intent: { name: conversation.intent, slots: { ...slots, [asked]: value }, confirmationState: "None" } };
};
