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
    if (first < 0 || last < 0) return `"${part}" is not days and hours. ${remedy}`;
    if (close <= open) return `"${part}" closes before it opens. ${remedy}`;
    const span = last < first ? [...DAYS.slice(first), ...DAYS.slice(0, last + 1)] : DAYS.slice(first, last + 1);
    for (const day of span) {
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

/** Days in a row that are open alike. */
export interface Stretch {
  readonly from: OpenDay;
  readonly to: OpenDay;
}

/** The stretches of a week, from Monday on. */
export const stretchesOf = ({ days }: Pick<Hours, "days">): readonly Stretch[] => {
  const stretches: { from: OpenDay; to: OpenDay }[] = [];
  for (const day of DAYS.flatMap((name) => days.find((open) => open.day === name) ?? [])) {
    const last = stretches.at(-1);
    const follows = last !== undefined && DAYS.indexOf(day.day) === DAYS.indexOf(last.to.day) + 1;
    if (follows && last.to.open === day.open && last.to.close === day.close) last.to = day;
    else stretches.push({ from: day, to: day });
  }
  return stretches;
};

export const isWholeWeek = ({ from, to }: Stretch): boolean => from.day === "MONDAY" && to.day === "SUNDAY";
export const isRoundTheClock = ({ from: { open, close } }: Stretch): boolean => open === "00:00" && close === "24:00";

const dayName = (day: OpenDay["day"]): string => day.charAt(0) + day.slice(1).toLowerCase();

/** `09:00` as `9 AM`, `14:30` as `2:30 PM`; the day's end is midnight. */
const spokenTime = (text: string): string => {
  const { hours, minutes } = clockTime(text);
  if (hours % 24 === 0 && minutes === 0) return "midnight";
  const half = hours < 12 ? "AM" : "PM";
  return `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`} ${half}`;
};

/** The hours as a voice says them: days in a row that are open alike are one stretch. */
export const spokenHours = (hours: Pick<Hours, "days">): string =>
  stretchesOf(hours)
    .map((stretch) => {
      const { from, to } = stretch;
      const span = isWholeWeek(stretch) ? "every day" : from === to ? dayName(from.day) : `${dayName(from.day)} to ${dayName(to.day)}`;
      return isRoundTheClock(stretch) ? `${span}, around the clock` : `${span} from ${spokenTime(from.open)} to ${spokenTime(from.close)}`;
    })
    .join(", and ");

/** The week from Sunday on as functions/flowers reads it: a day as `09:00-18:00` or `closed`, with commas between. */
export const weekText = ({ days }: Hours): string =>
  [DAYS[6], ...DAYS.slice(0, 6)]
    .map((name) => days.find(({ day }) => day === name))
    .map((day) => (day === undefined ? "closed" : `${day.open}-${day.close}`))
    .join(",");
