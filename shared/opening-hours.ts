// Opening hours as people write them in one line: "Mo-Fr 09:00-18:00, Sa 10:00-14:00".
export const WEEK_DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const SHORT = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
const PART = /^(?<from>[A-Z][a-z])(?:-(?<to>[A-Z][a-z]))? (?<open>(?:[01]\d|2[0-3]):[0-5]\d)-(?<close>(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

export interface OpenDay {
  readonly day: (typeof WEEK_DAYS)[number];
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
    const span = last < first ? [...WEEK_DAYS.slice(first), ...WEEK_DAYS.slice(0, last + 1)] : WEEK_DAYS.slice(first, last + 1);
    for (const day of span) {
      if (days.some((known) => known.day === day)) return `${day} is named twice. ${remedy}`;
      days.push({ day, open, close });
    }
  }
  return { text, days };
};

/** Days in a row that are open alike. */
export interface Stretch {
  readonly from: OpenDay;
  readonly to: OpenDay;
}

/** The stretches of a week, from Monday on. */
export const stretchesOf = ({ days }: Pick<Hours, "days">): readonly Stretch[] => {
  const stretches: { from: OpenDay; to: OpenDay }[] = [];
  for (const day of WEEK_DAYS.flatMap((name) => days.find((open) => open.day === name) ?? [])) {
    const last = stretches.at(-1);
    const follows = last !== undefined && WEEK_DAYS.indexOf(day.day) === WEEK_DAYS.indexOf(last.to.day) + 1;
    if (follows && last.to.open === day.open && last.to.close === day.close) last.to = day;
    else stretches.push({ from: day, to: day });
  }
  return stretches;
};

export const isWholeWeek = ({ from, to }: Stretch): boolean => from.day === "MONDAY" && to.day === "SUNDAY";
export const isRoundTheClock = ({ from: { open, close } }: Stretch): boolean => open === "00:00" && close === "24:00";
