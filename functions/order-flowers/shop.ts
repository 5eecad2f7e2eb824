// The shop's hours and its calendar. Dates and times are the shop's own, as callers mean them, and stay text (`2026-11-22`,
// `10:00`), which compares as it reads.
import type { EpochMs } from "../clock.ts";
import type { Reader } from "../environment.ts";
import { shown } from "../environment.ts";

/** `HH:MM` of the 24-hour day; `24:00` is the day's end. */
export interface Opening {
  readonly open: string;
  readonly close: string;
}

export interface Shop {
  /** Seven days from Sunday on; `undefined` is closed. */
  readonly week: readonly (Opening | undefined)[];
  readonly timeZone: string;
}

/** A date and a time of day, both in the shop's time zone. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** What a decision about an order hangs on besides the order. */
export interface Situation {
  readonly now: EpochMs;
  readonly shop: Shop;
}

const OPENING = /^(?<open>(?:[01]\d|2[0-3]):[0-5]\d)-(?<close>(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** A reader of a week from Sunday on, a day as `09:00-18:00` or `closed`, with commas between: what people write is read once, in infra/hours.ts. */
export const week: Reader<Shop["week"]> = (text) => {
  const days = (text ?? "").split(",").map((day) => (day === "closed" ? "closed" : OPENING.exec(day)?.groups));
  const isWeek =
    days.length === 7 && days.every((day) => day === "closed" || (day !== undefined && (day["open"] ?? "") < (day["close"] ?? "")));
  if (!isWeek)
    return { problem: `is ${shown(text)}. Set it to seven days from Sunday on, each as in 09:00-18:00 or closed, with commas between` };
  return {
    value: days.map((day) => (day === undefined || day === "closed" ? undefined : { open: day["open"] ?? "", close: day["close"] ?? "" })),
  };
};

/** A reader of IANA time zones. */
export const timeZone: Reader<string> = (text) => {
  try {
    return { value: new Intl.DateTimeFormat("en-US", { timeZone: text ?? "" }).resolvedOptions().timeZone };
  } catch {
    // Intl throws a RangeError for a zone it does not know, and has no other way to ask.
    return { problem: `is ${shown(text)}, which is no time zone. Write one as in America/New_York` };
  }
};

/** What the shop's clock and calendar show. */
export const localTime = (now: EpochMs, zone: string): LocalTime => {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? "";
  return { date: `${part("year")}-${part("month")}-${part("day")}`, time: `${part("hour")}:${part("minute")}` };
};

/** When the shop is open on a date. */
export const openingOn = (shop: Shop, date: string): Opening | undefined => shop.week[new Date(`${date}T00:00:00Z`).getUTCDay()];

/** True for a day of the calendar, written `YYYY-MM-DD`: the calendar knows no February 30. */
export const isDate = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** True for a time of day, written `HH:MM`. */
export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The date `days` after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** `HH:MM` later by some minutes, and at most the day's end. */
export const minutesAfter = (time: string, minutes: number): string => {
  const total = Math.min(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes, 24 * 60);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
};
