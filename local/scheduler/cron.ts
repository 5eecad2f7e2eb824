// The six fields of an EventBridge cron expression (minutes, hours, day of month, month, day of week, year) as sets of numbers. `L`, `W` and
// `#` are not supported, and refused by name.
import { UnsupportedError, UserError } from "../errors.ts";

export interface CronFields {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 1 is Sunday, as EventBridge counts. */
  readonly daysOfWeek: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

interface Field {
  readonly name: keyof CronFields;
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

// EventBridge Scheduler user guide, schedule types.
const FIELDS: readonly Field[] = [
  { name: "minutes", from: 0, to: 59, words: [] },
  { name: "hours", from: 0, to: 23, words: [] },
  { name: "daysOfMonth", from: 1, to: 31, words: [] },
  { name: "months", from: 1, to: 12, words: MONTHS },
  { name: "daysOfWeek", from: 1, to: 7, words: WEEKDAYS },
  { name: "years", from: 1970, to: 2199, words: [] },
];

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step);

// `L` the last, `W` the nearest weekday, `#` the n-th of the month; names such as JUL end like one.
const hasSpecial = (part: string, words: readonly string[]): boolean =>
  part.split(/[,/-]/).some((token) => /#|[LW]$/i.test(token) && !words.includes(token.toUpperCase()));

const readPart = (part: string, { from, to, words }: Field): readonly number[] | undefined => {
  const [span = "", every] = part.split("/");
  const step = every === undefined ? 1 : Number(every);
  const bounds = span === "*" || span === "?" ? [from, to] : span.split("-").map((text) => numberOf(text, from, words));
  const [first = Number.NaN, last = every === undefined ? first : to] = bounds;
  const valid = bounds.length <= 2 && first >= from && last <= to && first <= last && Number.isInteger(step) && step > 0;
  return valid ? range(first, last, step) : undefined;
};

const numberOf = (text: string, from: number, words: readonly string[]): number => {
  const word = words.indexOf(text.toUpperCase());
  if (word >= 0) return word + from;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};

/**
 * Reads what stands inside `cron(…)`.
 * @throws UserError listing every field that cannot be read; UnsupportedError for `L`, `W` and `#`
 */
export const parseCron = (text: string): CronFields => {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length)
    throw new UserError(
      `Cannot read cron(${text}): it has ${parts.length} fields. Write six: minutes hours day-of-month month day-of-week year.`,
    );
  const special = parts.find((part, index) => hasSpecial(part, FIELDS[index]?.words ?? []));
  if (special !== undefined)
    throw new UnsupportedError({ resource: `cron(${text})`, operation: `"${special}"`, remedy: "Write days as numbers or names." });
  const problems: string[] = [];
  const sets = new Map<keyof CronFields, ReadonlySet<number>>();
  for (const [index, field] of FIELDS.entries()) {
    const numbers = (parts[index] ?? "").split(",").map((part) => readPart(part, field));
    if (numbers.includes(undefined))
      problems.push(`Cannot read cron(${text}): ${field.name} is "${parts[index] ?? ""}". Write numbers of ${field.from} to ${field.to}.`);
    sets.set(field.name, new Set(numbers.flatMap((some) => some ?? [])));
  }
  if ((parts[2] === "?") === (parts[4] === "?"))
    problems.push(`Cannot read cron(${text}): exactly one of day-of-month and day-of-week must be "?".`);
  if (problems.length > 0) throw new UserError(problems);
  const set = (name: keyof CronFields): ReadonlySet<number> => sets.get(name) ?? new Set();
  return {
    minutes: set("minutes"),
    hours: set("hours"),
    daysOfMonth: set("daysOfMonth"),
    months: set("months"),
    daysOfWeek: set("daysOfWeek"),
    years: set("years"),
  };
};
