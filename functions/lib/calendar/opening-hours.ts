// When a place is open in a week.
import type { Reader } from "../runtime/environment.ts";
import { shown } from "../runtime/environment.ts";

/** `HH:MM` of the 24-hour day; `24:00` is the day's end. */
export interface Opening {
  readonly open: string;
  readonly close: string;
}

/** Seven days from Sunday on; `undefined` is closed. */
export type Week = readonly (Opening | undefined)[];

const OPENING = /^(?<open>(?:[01]\d|2[0-3]):[0-5]\d)-(?<close>(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** A reader of a week from Sunday on, a day as `09:00-18:00` or `closed`, with commas between: what people write is read once, in infra/settings/hours.ts. */
export const week: Reader<Week> = (text) => {
  const days = (text ?? "").split(",").map((day) => (day === "closed" ? "closed" : OPENING.exec(day)?.groups));
  const isWeek =
    days.length === 7 && days.every((day) => day === "closed" || (day !== undefined && (day["open"] ?? "") < (day["close"] ?? "")));
  if (!isWeek)
    return { problem: `is ${shown(text)}. Set it to seven days from Sunday on, each as in 09:00-18:00 or closed, with commas between` };
  return {
    value: days.map((day) => (day === undefined || day === "closed" ? undefined : { open: day["open"] ?? "", close: day["close"] ?? "" })),
  };
};
