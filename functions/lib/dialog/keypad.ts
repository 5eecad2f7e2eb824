// What typed keys mean: no document says how Lex reads them into slots (docs/local-cloud.md). Whatever Lex has made of them, what was asked last
// says what they are.
import { slotsOf, filled, type Conversation } from "./conversation.ts";
import type { Wish } from "./dialog.ts";
import type { LexEvent, SlotValues } from "./lex-event.ts";

type Form = Pick<Wish<never, never>, "slots" | "unkept" | "dates" | "times">;

/** The next date of a month and a day, from today on; a day that no calendar has, too, for it has its own answer. */
export const nextDate = (keys: string, today: string): string => {
  const monthAndDay = `${keys.slice(0, 2)}-${keys.slice(2)}`;
  const year = Number(today.slice(0, 4)) + (monthAndDay < today.slice(5) ? 1 : 0);
  return `${year}-${monthAndDay}`;
};

const valueOf = (keys: string, slot: string, { dates = [], times = [] }: Form, today: string): string => {
  if (keys.length !== 4) return keys;
  if (dates.includes(slot)) return nextDate(keys, today);
  return times.includes(slot) ? `${keys.slice(0, 2)}:${keys.slice(2)}` : keys;
};

/** What is known of the wish under way, whatever intent Lex has made of the turn. */
export const slotsKnown = ({ intent }: LexEvent, form: Form, conversation: Conversation): SlotValues =>
  intent.name === conversation.intent ? intent.slots : slotsOf(form, conversation);

/**
 * A turn that was answered by keys, as one of the conversation under way: MMDD, HHMM, other digits, and 1 or 2 for yes or no.
 * @param today in the line's own time zone
 */
export const readKeys = (event: LexEvent, form: Form, conversation: Conversation, asked: string, today: string): LexEvent => {
  const { keys } = event;
  if (keys === undefined) return event;
  const slots = slotsKnown(event, form, conversation);
  const answered = { name: conversation.intent, confirmationState: "None" } as const;
  if (form.slots.includes(asked))
    return { ...event, intent: { ...answered, slots: { ...slots, [asked]: filled(valueOf(keys, asked, form, today)) } } };
  const confirmationState = keys === "1" ? "Confirmed" : keys === "2" ? "Denied" : "None";
  return { ...event, intent: { ...answered, slots, confirmationState } };
};
