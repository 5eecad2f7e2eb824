// Days as English speakers name them. The common ways are a table of patterns over the caller's words; chrono reads what is left.
import { en as chrono } from "chrono-node";
import type { DateTime } from "luxon";
import { coming, dateRule as rule, dayOfMonth, nthWeekday, onDay, realDay, yearly } from "../date-rules.ts";
import type { DateRule, DateRules, Span } from "../language.ts";
import type { Line } from "../line.ts";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const DAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const MONTH =
  "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
const COUNT = "(an?|\\d{1,3}|a couple of|a few)";

const count = (words: string): number => (words === "a couple of" ? 2 : words === "a few" ? 3 : /^an?$/.test(words) ? 1 : Number(words));
const weekdayNumber = (name: string): number => DAYS.findIndex((day) => day.startsWith(name.slice(0, 3))) + 1;
const monthNumber = (name: string): number => MONTHS.findIndex((month) => name.startsWith(month)) + 1;

const HOLIDAYS: readonly DateRule[] = [
  rule("christmas eve", (today) => onDay(today, 12, 24)),
  rule("christmas(?: day)?", (today) => onDay(today, 12, 25)),
  rule("new years? eve", (today) => onDay(today, 12, 31)),
  rule("new years? day", (today) => onDay(today, 1, 1)),
  rule("valentines?(?: day)?", (today) => onDay(today, 2, 14)),
  rule("halloween", (today) => onDay(today, 10, 31)),
  rule("thanksgiving(?: day)?", (today) => yearly(today, (year) => nthWeekday(today.set({ year, month: 11, day: 1 }), 4, 4))),
  rule("mothers? day", (today) => yearly(today, (year) => nthWeekday(today.set({ year, month: 5, day: 1 }), 7, 2))),
];

const RULES: readonly DateRule[] = [
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

const WORTH_CHRONO =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ago|day|days|week|weeks|month|year|mid|early|late)\b|\d(?:st|nd|rd|th)\b/;

const byChrono = (line: Line, today: () => DateTime): readonly Span[] =>
  WORTH_CHRONO.test(line.text)
    ? chrono.casual
        .parse(line.text, { instant: today().toJSDate(), timezone: today().offset }, { forwardDate: true })
        .filter(({ start }) => start.isCertain("day") || start.isCertain("weekday"))
        .map(({ index, text, start }) => ({
          from: line.wordAt(index),
          to: line.wordAt(index + text.length - 1) + 1,
          resolvedValues: [start.date().toISOString().slice(0, 10)],
        }))
    : [];

export const dates: DateRules = {
  rules: RULES,
  weekday: new RegExp(`^${DAY}$`),
  bareDay: /^(\d{1,2})(?:st|nd|rd|th)$/,
  others: byChrono,
};
