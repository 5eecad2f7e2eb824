// AMAZON.Date: days as people say them, as ISO dates that are today or later where the words leave it open (lex-v2.md 8). The common
// ways are a table of patterns over the caller's words; chrono reads what is left.
import { en } from "chrono-node";
import type { DateTime } from "luxon";
import type { Line } from "./words.ts";

/** Where in the caller's words a value stands (`to` exclusive), and what it may mean; the first meaning is the best one. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly resolvedValues: readonly string[];
  /** What Lex answers with, where it is not simply the one meaning. */
  readonly interpretedValue?: string;
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const DAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const MONTH =
  "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
const COUNT = "(an?|\\d{1,3}|a couple of|a few)";

const count = (words: string): number => (words === "a couple of" ? 2 : words === "a few" ? 3 : /^an?$/.test(words) ? 1 : Number(words));
const weekdayNumber = (name: string): number => DAYS.findIndex((day) => day.startsWith(name.slice(0, 3))) + 1;
const monthNumber = (name: string): number => MONTHS.findIndex((month) => name.startsWith(month)) + 1;

/** The next day on which it is `weekday` (1 is Monday), `today` included. */
const coming = (today: DateTime, weekday: number): DateTime => today.plus({ days: (weekday - today.weekday + 7) % 7 });

/** That month and day, today or later when the year is left open. */
const onDay = (today: DateTime, month: number, day: number, year?: string): DateTime => {
  const full = year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = today.set({ year: full ?? today.year, month, day: 1 }).set({ day });
  return full === undefined && date < today ? date.plus({ years: 1 }) : date;
};

const nthWeekday = (first: DateTime, weekday: number, nth: number): DateTime => coming(first, weekday).plus({ weeks: nth - 1 });

const yearly = (today: DateTime, day: (year: number) => DateTime): DateTime => {
  const date = day(today.year);
  return date < today ? day(today.year + 1) : date;
};

type Groups = readonly (string | undefined)[];
type Rule = readonly [pattern: RegExp, resolve: (today: DateTime, groups: Groups) => DateTime | undefined];

const rule = (pattern: string, resolve: Rule[1]): Rule => [new RegExp(`\\b(?:${pattern})(?![\\w'])`, "g"), resolve];

const realDay = (today: DateTime, month: number, day: number, year?: string): DateTime | undefined => {
  const date = month >= 1 && month <= 12 && day >= 1 ? onDay(today, month, day, year) : undefined;
  return date?.month === month && date.day === day ? date : undefined;
};

const HOLIDAYS: readonly Rule[] = [
  rule("christmas eve", (today) => onDay(today, 12, 24)),
  rule("christmas(?: day)?", (today) => onDay(today, 12, 25)),
  rule("new years? eve", (today) => onDay(today, 12, 31)),
  rule("new years? day", (today) => onDay(today, 1, 1)),
  rule("valentines?(?: day)?", (today) => onDay(today, 2, 14)),
  rule("halloween", (today) => onDay(today, 10, 31)),
  rule("thanksgiving(?: day)?", (today) => yearly(today, (year) => nthWeekday(today.set({ year, month: 11, day: 1 }), 4, 4))),
  rule("mothers? day", (today) => yearly(today, (year) => nthWeekday(today.set({ year, month: 5, day: 1 }), 7, 2))),
];

const numeric = (dayFirst: boolean): Rule =>
  rule("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?", (today, [, a, b, year]) =>
    dayFirst ? realDay(today, Number(b), Number(a), year) : realDay(today, Number(a), Number(b), year),
  );

const RULES: readonly Rule[] = [
  rule("(\\d{4})-(\\d{2})-(\\d{2})", (today, [, year, month, day]) => realDay(today, Number(month), Number(day), year)),
  rule("(?:the )?day after tomorrow", (today) => today.plus({ days: 2 })),
  rule(`${COUNT} weeks? from (?:today|now)`, (today, [, weeks = ""]) => today.plus({ weeks: count(weeks) })),
  rule(`${COUNT} weeks? from tomorrow`, (today, [, weeks = ""]) => today.plus({ days: 1, weeks: count(weeks) })),
  rule(`${COUNT} weeks? from ${DAY}`, (today, [, weeks = "", day = ""]) => coming(today, weekdayNumber(day)).plus({ weeks: count(weeks) })),
  rule(`in ${COUNT} days?(?: time)?|${COUNT} days? from (?:now|today)`, (today, [, a, b]) => today.plus({ days: count(a ?? b ?? "") })),
  rule(`in ${COUNT} weeks?(?: time)?`, (today, [, weeks = ""]) => today.plus({ weeks: count(weeks) })),
  rule(`in ${COUNT} months?(?: time)?|${COUNT} months? from (?:now|today)`, (today, [, a, b]) =>
    today.plus({ months: count(a ?? b ?? "") }),
  ),
  rule("(?:in )?a fortnight", (today) => today.plus({ weeks: 2 })),
  rule(`(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?: (\\d{4}))?`, (today, [, day, month = "", year]) =>
    realDay(today, monthNumber(month), Number(day), year),
  ),
  rule(`${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?`, (today, [, month = "", day, year]) =>
    realDay(today, monthNumber(month), Number(day), year),
  ),
  ...HOLIDAYS,
  rule("tomorrow", (today) => today.plus({ days: 1 })),
  rule("today|tonight|this (?:morning|afternoon|evening)|right now|right away", (today) => today),
  rule("yesterday", (today) => today.minus({ days: 1 })),
  rule(`${DAY} week`, (today, [, day = ""]) => coming(today, weekdayNumber(day)).plus({ weeks: 1 })),
  rule(`next ${DAY}`, (today, [, day = ""]) => today.startOf("week").plus({ weeks: 1, days: weekdayNumber(day) - 1 })),
  rule(`last ${DAY}`, (today, [, day = ""]) => coming(today, weekdayNumber(day)).minus({ weeks: 1 })),
  rule(`this coming ${DAY}|coming ${DAY}`, (today, [, a, b]) => coming(today.plus({ days: 1 }), weekdayNumber(a ?? b ?? ""))),
  rule(`(?:this )?${DAY}`, (today, [, day = ""]) => coming(today, weekdayNumber(day))),
  // Lex's own reading of weeks, months and years: what lies ahead is its last day, what has begun its first (lex-v2.md 8).
  rule("next week", (today) => today.endOf("week")),
  rule("this week", (today) => today.startOf("week")),
  rule("last week", (today) => today.startOf("week").minus({ weeks: 1 })),
  rule("next month", (today) => today.plus({ months: 1 }).endOf("month")),
  rule("this month", (today) => today.startOf("month")),
  rule("last month", (today) => today.minus({ months: 1 }).startOf("month")),
  rule("next year", (today) => today.plus({ years: 1 }).endOf("year")),
  rule("next weekend", (today) => today.startOf("week").plus({ weeks: 1, days: 5 })),
  rule("(?:this |the )?weekend", (today) => coming(today, 6)),
  rule("(?:the )?end of (?:the |this )?month", (today) => today.endOf("month")),
  rule("the (\\d{1,2})(?:st|nd|rd|th)|on (\\d{1,2})(?:st|nd|rd|th)", (today, [, a, b]) => dayOfMonth(today, Number(a ?? b))),
];

/** The next 30th, say: this month's or the next one's, in a month that has it. */
const dayOfMonth = (today: DateTime, day: number): DateTime | undefined =>
  [0, 1, 2]
    .map((months) => today.startOf("month").plus({ months }))
    .map((month) => (day >= 1 && day <= (month.daysInMonth ?? 0) ? month.set({ day }) : undefined))
    .find((date) => date !== undefined && date >= today);

const RULES_BY_ORDER = { monthFirst: [...RULES, numeric(false)], dayFirst: [...RULES, numeric(true)] } as const;

const WORTH_CHRONO =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ago|day|days|week|weeks|month|year|mid|early|late)\b|\d(?:st|nd|rd|th)\b/;

const byChrono = (line: Line, today: () => DateTime): readonly Span[] =>
  WORTH_CHRONO.test(line.text)
    ? en.casual
        .parse(line.text, { instant: today().toJSDate(), timezone: today().offset }, { forwardDate: true })
        .filter(({ start }) => start.isCertain("day") || start.isCertain("weekday"))
        .map(({ index, text, start }) => ({
          from: line.wordAt(index),
          to: line.wordAt(index + text.length - 1) + 1,
          resolvedValues: [start.date().toISOString().slice(0, 10)],
        }))
    : [];

const overlaps = (spans: readonly Span[], from: number, to: number): boolean => spans.some((span) => from < span.to && span.from < to);

/**
 * The days named in a line.
 * @param today the start of today in the bot's time zone; asked for only when a day is named
 * @param dayFirst whether 5/12 is the fifth of December, as outside the US
 */
export const findDates = (line: Line, today: () => DateTime, dayFirst: boolean): readonly Span[] => {
  const taken: Span[] = [];
  for (const [pattern, resolve] of dayFirst ? RULES_BY_ORDER.dayFirst : RULES_BY_ORDER.monthFirst)
    for (const match of line.text.matchAll(pattern)) {
      const from = line.wordAt(match.index);
      const to = line.wordAt(match.index + match[0].length - 1) + 1;
      if (overlaps(taken, from, to)) continue;
      // A day that no calendar has takes its words all the same: "the 31st" of "the 31st of February" is no other day.
      const value = resolve(today(), match)?.toISODate() ?? undefined;
      taken.push({ from, to, resolvedValues: value === undefined ? [] : [value] });
    }
  return taken.length > 0
    ? taken.filter(({ resolvedValues }) => resolvedValues.length > 0).toSorted((a, b) => a.from - b.from)
    : byChrono(line, today);
};

/**
 * A day as the answer to "what day?": also keys (MMDD, MMDDYYYY) and a bare "the 30th" without its article.
 * @param line the whole answer
 */
export const dateAnswer = (line: Line, today: () => DateTime): readonly Span[] => {
  const keys = /^(\d{2})(\d{2})(\d{4})?$/.exec(line.text);
  const bare = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(line.text);
  const date =
    keys !== null
      ? realDay(today(), Number(keys[1]), Number(keys[2]), keys[3])
      : bare !== null
        ? dayOfMonth(today(), Number(bare[1]))
        : undefined;
  const value = date?.toISODate();
  return value === undefined || value === null ? [] : [{ from: 0, to: line.wordAt(line.text.length) + 1, resolvedValues: [value] }];
};
