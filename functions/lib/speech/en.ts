// English, as people say dates, times, hours and lists: callers hear every word.
import { daysAfter } from "../calendar/local-time.ts";
import type { Opening } from "../calendar/opening-hours.ts";
import { dateFormat } from "./date-format.ts";

const longDate = dateFormat("en-US", { weekday: "long", month: "long", day: "numeric" });
/** From Sunday on. */
export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** `Sunday`. */
export const spokenWeekday = (date: string): string => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";

/** `tomorrow, Sunday November 22`, `Saturday November 20, 2027`: a year only where it is another one, which callers must hear. */
export const spokenDate = (date: string, today: string): string => {
  const day = longDate(date).replace(",", "");
  if (date === today) return `today, ${day}`;
  if (date === daysAfter(today, 1)) return `tomorrow, ${day}`;
  return date.slice(0, 4) === today.slice(0, 4) ? day : `${day}, ${date.slice(0, 4)}`;
};

/** `November 22`: as a caller writes it. */
export const writtenDate = dateFormat("en-US", { month: "long", day: "numeric" });

/** `10 AM`, `half` hours as `3:30 PM`, `noon`, `midnight`. */
export const spokenTime = (time: string): string => {
  if (time === "12:00") return "noon";
  if (time === "00:00" || time === "24:00") return "midnight";
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3) === "00" ? "" : `:${time.slice(3)}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? "AM" : "PM"}`;
};

/** `from 9 AM to 6 PM`. */
export const spokenOpening = ({ open, close }: Opening): string => `from ${spokenTime(open)} to ${spokenTime(close)}`;

/** `roses, tulips and lilies`. */
export const spokenList = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

/** `Monday, Tuesday or Friday`. */
export const spokenChoice = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
