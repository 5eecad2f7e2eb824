// Days counted from today: what every language's ways of naming a day come down to.
import type { DateTime } from "luxon";
import type { DateRule } from "./language.ts";

/** The next day on which it is `weekday` (1 is Monday), `today` included. */
export const coming = (today: DateTime, weekday: number): DateTime => today.plus({ days: (weekday - today.weekday + 7) % 7 });

/** That month and day, today or later when the year is left open; rolls over for a day the month does not have. */
export const onDay = (today: DateTime, month: number, day: number, year?: string): DateTime => {
  const full = year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = today.set({ year: full ?? today.year, month, day: 1 }).set({ day });
  return full === undefined && date < today ? date.plus({ years: 1 }) : date;
};

/** That month and day where the calendar has it. */
export const realDay = (today: DateTime, month: number, day: number, year?: string): DateTime | undefined => {
  const date = month >= 1 && month <= 12 && day >= 1 ? onDay(today, month, day, year) : undefined;
  return date?.month === month && date.day === day ? date : undefined;
};

/** The first, second … such weekday on or after a day. */
export const nthWeekday = (first: DateTime, weekday: number, nth: number): DateTime => coming(first, weekday).plus({ weeks: nth - 1 });

/** This year's, or the next one's when it is past. */
export const yearly = (today: DateTime, day: (year: number) => DateTime): DateTime => {
  const date = day(today.year);
  return date < today ? day(today.year + 1) : date;
};

/** The next 30th, say: this month's or the next one's, in a month that has it. */
export const dayOfMonth = (today: DateTime, day: number): DateTime | undefined =>
  [0, 1, 2]
    .map((months) => today.startOf("month").plus({ months }))
    .map((month) => (day >= 1 && day <= (month.daysInMonth ?? 0) ? month.set({ day }) : undefined))
    .find((date) => date !== undefined && date >= today);

/** A rule for whole words: `\b` knows unaccented letters only, so a language must fold its accents. */
export const dateRule = (pattern: string, resolve: DateRule[1]): DateRule => [new RegExp(`\\b(?:${pattern})(?![\\w'])`, "g"), resolve];
