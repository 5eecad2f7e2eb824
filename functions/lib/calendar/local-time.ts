// Dates and times of day as the people of one time zone mean them. They stay text (`2026-11-22`, `10:00`), which compares as it reads; only
// here they are turned into moments, of which a time of day has none when the clocks go forward, and two when they go back.
import type { EpochMs } from "../../../shared/clock.ts";
import type { LocalTime } from "../../../shared/dates.ts";
import type { Reader } from "../runtime/environment.ts";
import { shown } from "../runtime/environment.ts";

export { daysAfter, isDate, isTime, weekday, type LocalTime } from "../../../shared/dates.ts";

const DAY_MS = 86_400_000;

/** A reader of IANA time zones. */
export const timeZone: Reader<string> = (text) => {
  try {
    return { value: new Intl.DateTimeFormat("en-US", { timeZone: text ?? "" }).resolvedOptions().timeZone };
  } catch {
    // Intl throws a RangeError for a zone it does not know, and has no other way to ask.
    return { problem: `is ${shown(text)}, which is no time zone. Write one as in America/New_York` };
  }
};

// Making one takes longer than all that is done with it.
const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
};

/** What the clock and the calendar of a zone show. */
export const localTime = (now: EpochMs, zone: string): LocalTime => {
  const parts = formatFor(zone).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? "";
  return { date: `${part("year")}-${part("month")}-${part("day")}`, time: `${part("hour")}:${part("minute")}` };
};

/** `HH:MM` later by some minutes, and at most the day's end. */
export const minutesAfter = (time: string, minutes: number): string => {
  const total = Math.min(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes, 24 * 60);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
};

/** The moments at which a zone's clocks show a date and time, in order: one, none or two. Both must be real (isDate, isTime). */
export const momentsOf = ({ date, time }: LocalTime, zone: string): readonly EpochMs[] => {
  const shownAt = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (moment: EpochMs): number => {
    const there = localTime(moment, zone);
    return Date.parse(`${there.date}T${there.time}:00Z`) - moment;
  };
  // The clocks change at most once within a day each way, so one of these two offsets is the one.
  const found = [shownAt - offsetAt(shownAt - DAY_MS), shownAt - offsetAt(shownAt + DAY_MS)].filter((moment) => {
    const there = localTime(moment, zone);
    return there.date === date && there.time === time;
  });
  return [...new Set(found)].sort((a, b) => a - b);
};
