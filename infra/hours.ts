// Opening hours in one line of text ("Mo-Fr 09:00-18:00, Sa 10:00-14:00"), and the same as Connect's hours of operation take them.
const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const SHORT = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
const PART = /^(?<from>[A-Z][a-z])(?:-(?<to>[A-Z][a-z]))? (?<open>(?:[01]\d|2[0-3]):[0-5]\d)-(?<close>(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

export interface OpenDay {
  readonly day: (typeof DAYS)[number];
  /** `HH:MM`, 24-hour. */
  readonly open: string;
  /** `HH:MM` after `open`; `24:00` is the day's end. */
  readonly close: string;
}

export interface Hours {
  /** As it was written. */
  readonly text: string;
  readonly days: readonly OpenDay[];
}

const dayIndex = (short: string): number => SHORT.findIndex((day) => day === short);

/** Reads hours from text; a text answers what is wrong with it and how to write it. */
export const parseHours = (text: string): Hours | string => {
  const remedy = 'Write days and hours as in "Mo-Fr 09:00-18:00, Sa 10:00-14:00"';
  const days: OpenDay[] = [];
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const { from = "", to = from, open = "", close = "" } = PART.exec(part)?.groups ?? {};
    const [first, last] = [dayIndex(from), dayIndex(to)];
    if (first < 0 || last < first) return `"${part}" is not days and hours. ${remedy}`;
    if (close <= open) return `"${part}" closes before it opens. ${remedy}`;
    for (const day of DAYS.slice(first, last + 1)) {
      if (days.some((known) => known.day === day)) return `${day} is named twice. ${remedy}`;
      days.push({ day, open, close });
    }
  }
  return { text, days };
};

interface ConnectDay {
  readonly day: string;
  readonly startTime: { readonly hours: number; readonly minutes: number };
  readonly endTime: { readonly hours: number; readonly minutes: number };
}

/** The days as `aws.connect.HoursOfOperation` takes them. Connect has no 24:00: a day open to its end ends at 00:00 (Connect API, HoursOfOperationConfig). */
export const connectDays = (hours: Hours): ConnectDay[] =>
  hours.days.map(({ day, open, close }) => ({ day, startTime: clockTime(open), endTime: clockTime(close === "24:00" ? "00:00" : close) }));

const clockTime = (text: string): ConnectDay["startTime"] => ({ hours: Number(text.slice(0, 2)), minutes: Number(text.slice(3, 5)) });
