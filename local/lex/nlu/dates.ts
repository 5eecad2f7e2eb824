// AMAZON.Date: days as people say them, as ISO dates that are today or later where the words leave it open (lex-v2.md 8). How a day is
// named is the language's affair; which words are whose is decided here.
import type { DateTime } from "luxon";
import { dateRule, dayOfMonth, realDay } from "./date-rules.ts";
import { english } from "./en.ts";
import type { DateRule, Language, Span } from "./language.ts";
import type { Line } from "./line.ts";

const numeric = (dayFirst: boolean): DateRule =>
  dateRule("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?", (today, [, a, b, year]) =>
    dayFirst ? realDay(today, Number(b), Number(a), year) : realDay(today, Number(a), Number(b), year),
  );
const MONTH_FIRST = numeric(false);
const DAY_FIRST = numeric(true);

const overlaps = (spans: readonly Span[], from: number, to: number): boolean => spans.some((span) => from < span.to && span.from < to);

interface Named extends Span {
  readonly said: string;
}

// `Thursday, December third`: a weekday right before a full date is part of it, and no day of its own.
const joined = (named: readonly Named[], weekday: RegExp): readonly Named[] => {
  const leads = (span: Named, next: Named | undefined): boolean =>
    next !== undefined && span.to === next.from && weekday.test(span.said) && /\d/.test(next.said);
  return named.flatMap((span, at) => {
    const before = named[at - 1];
    if (leads(span, named[at + 1])) return [];
    return [before !== undefined && leads(before, span) ? { ...span, from: before.from } : span];
  });
};

/**
 * The days named in a line.
 * @param today the start of today in the bot's time zone; asked for only when a day is named
 * @param dayFirst whether 5/12 is the fifth of December, as outside the US
 * @param language English unless told
 */
export const findDates = (line: Line, today: () => DateTime, dayFirst: boolean, { dates }: Language = english): readonly Span[] => {
  const taken: Named[] = [];
  const read = ([pattern, resolve]: DateRule): void => {
    for (const match of line.text.matchAll(pattern)) {
      const from = line.wordAt(match.index);
      const to = line.wordAt(match.index + match[0].length - 1) + 1;
      if (overlaps(taken, from, to)) continue;
      // A day that no calendar has takes its words all the same: "the 31st" of "the 31st of February" is no other day.
      const value = resolve(today(), match)?.toISODate() ?? undefined;
      taken.push({ from, to, said: match[0], resolvedValues: value === undefined ? [] : [value] });
    }
  };
  for (const rule of dates.rules) read(rule);
  read(dayFirst ? DAY_FIRST : MONTH_FIRST);
  if (taken.length === 0) return dates.others(line, today);
  const inOrder = taken.toSorted((a, b) => a.from - b.from);
  return (inOrder.length > 1 ? joined(inOrder, dates.weekday) : inOrder)
    .filter(({ resolvedValues }) => resolvedValues.length > 0)
    .map(({ from, to, resolvedValues }) => ({ from, to, resolvedValues }));
};

/**
 * A day as the answer to "what day?": also keys (MMDD, MMDDYYYY) and a bare "the 30th" without its article.
 * @param line the whole answer
 * @param language English unless told
 */
export const dateAnswer = (line: Line, today: () => DateTime, { dates }: Language = english): readonly Span[] => {
  const keys = /^(\d{2})(\d{2})(\d{4})?$/.exec(line.text);
  const bare = dates.bareDay.exec(line.text);
  const date =
    keys !== null
      ? realDay(today(), Number(keys[1]), Number(keys[2]), keys[3])
      : bare !== null
        ? dayOfMonth(today(), Number(bare[1]))
        : undefined;
  const value = date?.toISODate();
  return value === undefined || value === null ? [] : [{ from: 0, to: line.wordAt(line.text.length) + 1, resolvedValues: [value] }];
};
