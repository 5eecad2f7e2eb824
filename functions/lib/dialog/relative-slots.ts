// Reads relative days ("tomorrow", "in two hours") in the zone of the app, in the turn that fills the slot and only there. Lex reads them in a zone
// of its own, which two regions may not share (docs/decisions/0022-relative-days-in-the-hook.md). Pure.
import type { EpochMs } from "../../../shared/clock.ts";
import { plainWords, relativeDaysIn, type Reading } from "../../../shared/relative-days/index.ts";
import { localTime } from "../calendar/local-time.ts";
import type { LexEvent, SlotValue } from "./lex-event.ts";

/** The slots of an app that hold a day and a time of day. */
export interface DateSlots {
  readonly date: string;
  readonly time: string;
}

export interface TurnTime {
  /** When the turn began. */
  readonly now: EpochMs;
  /** IANA name, of the app. */
  readonly timeZone: string;
  readonly slots: DateSlots;
  /** Slot values of the conversation before this turn, as the session keeps them: absolute. */
  readonly kept: Readonly<Record<string, string | undefined>> | undefined;
}

/** A replay says when its words were said. One that is further from our own clock was not sent by a hook. */
const REPLAY_MS = 60_000;
const MINUTE_MS = 60_000;

/** The same slot where nothing changes, so that an answer can tell what did. The words stay: a later turn may say them again. */
const filledWith = (slot: SlotValue | null, value: string): SlotValue =>
  slot?.interpretedValue === value && slot.resolvedValues.length === 1
    ? slot
    : { originalValue: slot?.originalValue ?? value, interpretedValue: value, resolvedValues: [value] };

/** So many words may stand around the words of a slot and belong to them. */
const MORE_WORDS = 5;

/** For each place in a transcript where the words of a slot stand: those words with more of the same phrase, the longest first. */
const wordsAround = (transcript: string): ((words: string) => readonly (readonly string[])[]) => {
  const phrases = transcript.split(/[,;.!?]/).map((phrase) => plainWords(phrase).split(" "));
  return (words) => {
    const wanted = plainWords(words).split(" ");
    return phrases.flatMap((phrase) =>
      phrase.flatMap((_, at) => {
        if (!wanted.every((word, index) => phrase[at + index] === word)) return [];
        const end = at + wanted.length;
        const froms = Array.from({ length: Math.min(at, MORE_WORDS) + 1 }, (_more, more) => at - more);
        const tos = Array.from({ length: Math.min(phrase.length - end, MORE_WORDS) + 1 }, (_more, more) => end + more);
        const around = froms.flatMap((from) => tos.map((to) => phrase.slice(from, to)));
        return [around.toSorted((one, other) => other.length - one.length).map((part) => part.join(" "))];
      }),
    );
  };
};

const isSame = (one: Reading, other: Reading): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The event with the days and times that Lex has counted from a today of its own counted from the app's, or taken from what is kept. */
export const withAbsoluteDays = (event: LexEvent, { now, timeZone, slots: names, kept = {} }: TurnTime): LexEvent => {
  const { slots } = event.intent;
  const [dateSlot, timeSlot] = [slots[names.date] ?? null, slots[names.time] ?? null];
  if (event.keys !== undefined || (dateSlot === null && timeSlot === null)) return event;
  const saidAt = event.saidAt !== undefined && Math.abs(now - event.saidAt) <= REPLAY_MS ? event.saidAt : now;
  const today = localTime(saidAt, timeZone).date;
  const readIn = relativeDaysIn(event.bot?.localeId ?? "en_US");
  const heard = wordsAround(event.transcript ?? "");
  /** Lex repeats a slot with its words in every later turn. Words that are not of this turn have been read before. */
  const reading = (name: string, slot: SlotValue | null): { readonly value: Reading; readonly isNew: boolean } | undefined => {
    const value = slot === null ? undefined : readIn(slot.originalValue, today);
    if (slot === null || value === undefined) return undefined;
    const places = heard(slot.originalValue);
    const read = places.map((phrases) => phrases.map((words) => readIn(words, today)).find((longest) => longest !== undefined) ?? value);
    const [first = value] = read;
    const agreed = read.every((each) => isSame(each, first)) ? first : value;
    return { value: agreed, isNew: places.length > 0 || kept[name] === undefined };
  };
  const after = (minutes: number) => localTime(saidAt + minutes * MINUTE_MS, timeZone);

  let date = dateSlot;
  const day = reading(names.date, dateSlot);
  if (day !== undefined) {
    const readNow = day.value.kind === "day" ? day.value.date : after(day.value.minutes).date;
    date = filledWith(dateSlot, day.isNew ? readNow : (kept[names.date] ?? readNow));
  }

  let time = timeSlot;
  const length = reading(names.time, timeSlot);
  if (length?.value.kind === "after") {
    const moment = after(length.value.minutes);
    time = filledWith(timeSlot, length.isNew ? moment.time : (kept[names.time] ?? moment.time));
    // "In two hours", said before midnight, is a day as well.
    if (length.isNew && (date === null || date.interpretedValue === today)) date = filledWith(date, moment.date);
  }

  if (date === dateSlot && time === timeSlot) return event;
  const changed = { ...(date === null ? {} : { [names.date]: date }), ...(time === null ? {} : { [names.time]: time }) };
  return { ...event, intent: { ...event.intent, slots: { ...slots, ...changed } } };
};
