// What the words of a relative day come down to in any language: a day of the calendar, or a length of time from now.
import { dateOf, daysAfter, endOfMonth, weekday } from "../dates.ts";

export type Reading =
  | { readonly kind: "day"; readonly date: string }
  /** From now on. Only an instant and a time zone say which time of day that is, since clocks change. */
  | { readonly kind: "after"; readonly minutes: number };

/** @param words the value of a slot in the caller's own words @param today `YYYY-MM-DD`, in the zone of the app */
export type ReadRelative = (words: string, today: string) => Reading | undefined;

type Groups = readonly (string | undefined)[];

/** `undefined` where the calendar has no such day. */
export type DayRule = readonly [pattern: RegExp, date: (today: string, groups: Groups) => string | undefined];

/** `undefined` where the words hold no number that the language knows. */
export type AfterRule = readonly [pattern: RegExp, minutes: (groups: Groups) => number | undefined];

/** A pattern for the whole of the words: half of a sentence understood is a wrong day. */
export const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/** Lower case, without accents and punctuation. */
export const plainWords = (words: string): string =>
  words
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/\p{M}|['’]/gu, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

export const readerOf =
  (dayRules: readonly DayRule[], afterRules: readonly AfterRule[]): ReadRelative =>
  (words, today) => {
    const said = plainWords(words);
    for (const [pattern, minutes] of afterRules) {
      const found = pattern.exec(said);
      const after = found === null ? undefined : minutes(found);
      if (after !== undefined) return { kind: "after", minutes: after };
    }
    for (const [pattern, dateFrom] of dayRules) {
      const found = pattern.exec(said);
      if (found === null) continue;
      const date = dateFrom(today, found);
      return date === undefined ? undefined : { kind: "day", date };
    }
    return undefined;
  };

/** The next such weekday, `today` included. 0 is Sunday. */
export const coming = (today: string, day: number): string => daysAfter(today, (day - weekday(today) + 7) % 7);

/** That weekday of the week that is `weeks` after the present one. Weeks begin on Monday. */
export const ofWeek = (today: string, weeks: number, day: number): string =>
  daysAfter(today, weeks * 7 - ((weekday(today) + 6) % 7) + ((day + 6) % 7));

/** The same day of a later month, or the month's last day where it has no such day. */
export const monthsAfter = (today: string, months: number): string => {
  const last = endOfMonth(today, months);
  const same = `${last.slice(0, 8)}${today.slice(8)}`;
  return same < last ? same : last;
};

/** The next month that has such a day, `today` included. */
export const dayOfMonth = (today: string, day: number): string | undefined =>
  [0, 1, 2]
    .map((months) => endOfMonth(today, months))
    .map((last) => dateOf(Number(last.slice(0, 4)), Number(last.slice(5, 7)), day))
    .find((date) => date !== undefined && date >= today);

/** The next such day of the year, `today` included; `undefined` where that year lacks it. */
export const dayOfYear = (today: string, month: number, day: number): string | undefined => {
  const year = Number(today.slice(0, 4));
  const thisYear = `${today.slice(0, 4)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return dateOf(thisYear < today ? year + 1 : year, month, day);
};

/** A date that is said with its weekday; `undefined` where the two contradict each other. */
export const onWeekday = (date: string | undefined, day: number | undefined): string | undefined =>
  date !== undefined && (day === undefined || weekday(date) === day) ? date : undefined;
