// Relative days and times in English.
import { daysAfter, endOfMonth } from "../dates.ts";
import {
  coming,
  dayOfMonth,
  dayOfYear,
  monthsAfter,
  ofWeek,
  onWeekday,
  readerOf,
  whole,
  type AfterRule,
  type DayRule,
  type ReadRelative,
} from "./reading.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

const COUNT = `(an?|a couple(?: of)?|\\d{1,3}|(?:${[...TENS, ...UNITS].join("|")})(?: (?:${UNITS.slice(1, 10).join("|")}))?)`;

/** `three`, `twenty one`, `21`, `a`, `a couple of`. */
const count = (said = ""): number | undefined => {
  if (/^\d+$/.test(said)) return Number(said);
  if (/^an?$/.test(said)) return 1;
  if (said.startsWith("a couple")) return 2;
  const [first = "", second] = said.split(" ");
  if (second === undefined && UNITS.includes(first)) return UNITS.indexOf(first);
  if (!TENS.includes(first)) return undefined;
  const ten = (TENS.indexOf(first) + 2) * 10;
  return second === undefined ? ten : ten + UNITS.indexOf(second);
};

const ORDINAL = `(\\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty) (?:${ORDINALS.slice(1, 10).join("|")})|thirtieth|${ORDINALS.slice(1).join("|")})`;
const MONTH_DAY = `(\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL.slice(1, -1)})`;

const ordinal = (said = ""): number => {
  if (/^\d/.test(said)) return Number.parseInt(said, 10);
  if (said === "thirtieth") return 30;
  const [first = "", second] = said.split(" ");
  return second === undefined ? ORDINALS.indexOf(first) : (TENS.indexOf(first) + 2) * 10 + ORDINALS.indexOf(second);
};

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const D = "(sunday|monday|tuesday|wednesday|wensday|thursday|friday|saturday|sun|mon|tues?|weds?|thurs?|thu|fri|sat)";
const dayNumber = (said = ""): number => (said.startsWith("wens") ? 3 : WEEKDAYS.indexOf(said.slice(0, 3)));
const dayNumberIf = (said: string | undefined): number | undefined => (said === undefined ? undefined : dayNumber(said));

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const M =
  "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
const monthNumber = (said = ""): number => MONTHS.indexOf(said.slice(0, 3)) + 1;

const TOMORROW = "(?:tomm?orr?ow|to morrow|tmrw|tmr)";
const PART = "(?: (?:early|late|in the))?(?: (?:morning|afternoon|evening|night))?";

const day = (pattern: string, date: DayRule[1]): DayRule => [whole(`(?:for |on |by )?(?:${pattern})`), date];
const after = (pattern: string, minutes: AfterRule[1]): AfterRule => [whole(pattern), minutes];

/** As many days, weeks or months on; `undefined` for a number that is none. */
const plus = (from: string, said: string | undefined, days: number): string | undefined => {
  const number = count(said);
  return number === undefined ? undefined : daysAfter(from, number * days);
};

const DAY_RULES: readonly DayRule[] = [
  day("today|later today|tonight|to night|this (?:morning|afternoon|evening|night)|later tonight", (today) => today),
  day(`${TOMORROW}${PART}`, (today) => daysAfter(today, 1)),
  day(`(?:the )?day after ${TOMORROW}${PART}`, (today) => daysAfter(today, 2)),
  day("yesterday", (today) => daysAfter(today, -1)),
  day("(?:the )?day before yesterday", (today) => daysAfter(today, -2)),
  day(`(?:in )?${COUNT} days? from (?:now|today)|in ${COUNT} days?(?: time)?`, (today, [, a, b]) => plus(today, a ?? b, 1)),
  day(`${COUNT} days? (?:from|after) ${TOMORROW}`, (today, [, days]) => plus(daysAfter(today, 1), days, 1)),
  day(`(?:in )?${COUNT} weeks? from (?:now|today)|in ${COUNT} weeks?(?: time)?|${COUNT} weeks? today`, (today, [, a, b, c]) =>
    plus(today, a ?? b ?? c, 7),
  ),
  day(`${COUNT} weeks? (?:from )?${TOMORROW}`, (today, [, weeks]) => plus(daysAfter(today, 1), weeks, 7)),
  day(`${COUNT} weeks? (?:from |on )?(?:this )?${D}`, (today, [, weeks, name]) => plus(coming(today, dayNumber(name)), weeks, 7)),
  day("in a fortnight|a fortnight from (?:now|today)", (today) => daysAfter(today, 14)),
  day(`(?:in )?${COUNT} months? from (?:now|today)|in ${COUNT} months?(?: time)?`, (today, [, a, b]) => {
    const months = count(a ?? b);
    return months === undefined ? undefined : monthsAfter(today, months);
  }),
  day(`${D} week`, (today, [, name]) => daysAfter(coming(today, dayNumber(name)), 7)),
  day(`next ${D}${PART}|${D} next week|next week(?: on)? ${D}`, (today, [, a, b, c]) => ofWeek(today, 1, dayNumber(a ?? b ?? c))),
  day(`${D} (?:of )?this week`, (today, [, name]) => ofWeek(today, 0, dayNumber(name))),
  day(`last ${D}`, (today, [, name]) => daysAfter(coming(today, dayNumber(name)), -7)),
  day(`(?:this |the )?(?:coming|upcoming) ${D}${PART}`, (today, [, name]) => coming(daysAfter(today, 1), dayNumber(name))),
  day(`(?:this )?${D}${PART}`, (today, [, name]) => coming(today, dayNumber(name))),
  day(`(?:${D} )?(?:the )?${ORDINAL}`, (today, [, name, number]) => onWeekday(dayOfMonth(today, ordinal(number)), dayNumberIf(name))),
  day(`(?:${D} )?${M} (?:the )?${MONTH_DAY}`, (today, [, name, month, number]) =>
    onWeekday(dayOfYear(today, monthNumber(month), ordinal(number)), dayNumberIf(name)),
  ),
  day(`(?:${D} )?(?:the )?${MONTH_DAY} (?:of )?${M}`, (today, [, name, number, month]) =>
    onWeekday(dayOfYear(today, monthNumber(month), ordinal(number)), dayNumberIf(name)),
  ),
  day("(?:the )?(?:end|last day) of (?:the|this) month", (today) => endOfMonth(today)),
  day("christmas(?: day)?", (today) => dayOfYear(today, 12, 25)),
  day("christmas eve", (today) => dayOfYear(today, 12, 24)),
  day("new years? eve", (today) => dayOfYear(today, 12, 31)),
  day("new years? day", (today) => dayOfYear(today, 1, 1)),
];

const hours = (said: string | undefined, more = 0): number | undefined => {
  const number = count(said);
  return number === undefined ? undefined : number * 60 + more;
};

const AFTER_RULES: readonly AfterRule[] = [
  after("now|right now|right away|immediately|straight away", () => 0),
  after("(?:in )?half an hour(?:s time)?(?: from now)?", () => 30),
  after("(?:in )?(?:a )?quarter of an hour(?: from now)?", () => 15),
  after(`in ${COUNT} hours?(?: time)?|${COUNT} hours? from now`, ([, a, b]) => hours(a ?? b)),
  after(`(?:in )?an hour and a half(?: from now)?|in ${COUNT} and a half hours|in ${COUNT} hours and a half`, ([, a, b]) =>
    hours(a ?? b ?? "a", 30),
  ),
  after(`in ${COUNT} hours? and ${COUNT} minutes?`, ([, a, b]) => {
    const minutes = count(b);
    return minutes === undefined ? undefined : hours(a, minutes);
  }),
  after(`in ${COUNT} minutes?(?: time)?|${COUNT} minutes? from now`, ([, a, b]) => count(a ?? b)),
];

export const english: ReadRelative = readerOf(DAY_RULES, AFTER_RULES);
