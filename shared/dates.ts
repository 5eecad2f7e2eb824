// Days of the calendar as text (`2026-11-22`), which compares as it reads. Time zones play no part here.

const DAY_MS = 86_400_000;

/** A date and a time of day, both in one time zone. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM` of the 24-hour day. */
  readonly time: string;
}

/** True for a day of the calendar, written `YYYY-MM-DD`: the calendar knows no February 30. */
export const isDate = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** True for a time of day, written `HH:MM`. */
export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The date `days` after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 for a Sunday. */
export const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const two = (number: number): string => String(number).padStart(2, "0");

/** That day of a month, e.g. of the second month: `undefined` where the month lacks it. */
export const dateOf = (year: number, month: number, day: number): string | undefined => {
  const date = `${year}-${two(month)}-${two(day)}`;
  return isDate(date) ? date : undefined;
};

/** The last day of the month that is `months` after the month of a date. */
export const endOfMonth = (date: string, months = 0): string => {
  const [year, month] = date.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) + months, 0)).toISOString().slice(0, 10);
};
