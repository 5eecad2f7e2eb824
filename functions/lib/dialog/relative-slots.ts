// Reads relative days ("tomorrow", "in two hours") in the zone of the app, in the turn that fills the slot and only there. Lex reads them in a zone
// of its own, which two regions may not share (docs/decisions/0022-relative-days-in-the-hook.md). Pure.
import type { EpochMs } from "../../../shared/clock.ts";
import { plainWords, relativeDaysIn } from "../../../shared/relative-days/index.ts";
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

const absolute = (value: string): SlotValue => ({ originalValue: value, interpretedValue: value, resolvedValues: [value] });

/** The same slot where nothing changes, so that an answer can tell what did. */
const filledWith = (slot: SlotValue | null, value: string): SlotValue =>
  slot?.interpretedValue === value && slot.resolvedValues.length === 1 ? slot : absolute(value);

/** The event with the days and times that Lex has counted from a today of its own counted from the app's, or taken from what is kept. */
export const withAbsoluteDays = (event: LexEvent, { now, timeZone, slots: names, kept = {} }: TurnTime): LexEvent => {
  const { slots } = event.intent;
  const [dateSlot, timeSlot] = [slots[names.date] ?? null, slots[names.time] ?? null];
  if (event.keys !== undefined || (dateSlot === null && timeSlot === null)) return event;
  const saidAt = event.saidAt !== undefined && Math.abs(now - event.saidAt) <= REPLAY_MS ? event.saidAt : now;
  const today = localTime(saidAt, timeZone).date;
  const read = relativeDaysIn(event.bot?.localeId ?? "en_US");
  const said = event.transcript === undefined ? undefined : ` ${plainWords(event.transcript)} `;
  // Lex repeats a slot with its words in every later turn. Words that are not of this turn have been read before.
  const isOfThisTurn = (name: string, { originalValue }: SlotValue): boolean =>
    kept[name] === undefined || said === undefined || said.includes(` ${plainWords(originalValue)} `);
  const after = (minutes: number) => localTime(saidAt + minutes * MINUTE_MS, timeZone);

  let date = dateSlot;
  const dayRead = dateSlot === null ? undefined : read(dateSlot.originalValue, today);
  if (dateSlot !== null && dayRead !== undefined) {
    const readNow = dayRead.kind === "day" ? dayRead.date : after(dayRead.minutes).date;
    date = filledWith(dateSlot, isOfThisTurn(names.date, dateSlot) ? readNow : (kept[names.date] ?? readNow));
  }

  let time = timeSlot;
  const timeRead = timeSlot === null ? undefined : read(timeSlot.originalValue, today);
  if (timeSlot !== null && timeRead?.kind === "after") {
    const moment = after(timeRead.minutes);
    const isNew = isOfThisTurn(names.time, timeSlot);
    time = filledWith(timeSlot, isNew ? moment.time : (kept[names.time] ?? moment.time));
    // "In two hours", said before midnight, is a day as well.
    if (isNew && (date === null || date.interpretedValue === today)) date = filledWith(date, moment.date);
  }

  if (date === dateSlot && time === timeSlot) return event;
  const changed = { ...(date === null ? {} : { [names.date]: date }), ...(time === null ? {} : { [names.time]: time }) };
  return { ...event, intent: { ...event.intent, slots: { ...slots, ...changed } } };
};
