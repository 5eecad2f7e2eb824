// When a place is open in a week.
import { parseHours, WEEK_DAYS, type OpenDay } from "../../../shared/opening-hours.ts";
import type { Reader } from "../runtime/environment.ts";
import { shown } from "../runtime/environment.ts";

/** `HH:MM` of the 24-hour day; `24:00` is the day's end. */
export interface Opening {
  readonly open: string;
  readonly close: string;
}

/** Seven days from Sunday on; `undefined` is closed. */
export type Week = readonly (Opening | undefined)[];

/** A reader of a week as people write it: `Mo-Fr 09:00-18:00, Sa 10:00-14:00`. */
export const week: Reader<Week> = (text) => {
  const hours = parseHours(text ?? "");
  if (typeof hours === "string") return { problem: `is ${shown(text)}: ${hours}` };
  const [sunday, others] = [WEEK_DAYS[6], WEEK_DAYS.slice(0, 6)];
  return { value: [sunday, ...others].map((name) => openingOf(hours.days.find(({ day }) => day === name))) };
};

const openingOf = (day: OpenDay | undefined): Opening | undefined => (day === undefined ? undefined : { open: day.open, close: day.close });
