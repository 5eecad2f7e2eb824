// When a place is open in a week.
import { parseHours, WEEK_DAYS, type Hours, type OpenDay } from "../../../shared/opening-hours.ts";
import type { Reader } from "../runtime/environment.ts";
import { shown } from "../runtime/environment.ts";

/** `HH:MM` of the 24-hour day; `24:00` is the day's end. */
export interface Opening {
  readonly open: string;
  readonly close: string;
}

/** Seven days from Sunday on; `undefined` is closed. */
export type Week = readonly (Opening | undefined)[];

/** A reader of hours as people write them: `Mo-Fr 09:00-18:00, Sa 10:00-14:00`. */
export const openingHours: Reader<Hours> = (text) => {
  const hours = parseHours(text ?? "");
  return typeof hours === "string" ? { problem: `is ${shown(text)}: ${hours}` } : { value: hours };
};

const FROM_SUNDAY = [WEEK_DAYS[6], ...WEEK_DAYS.slice(0, 6)] as const;

/** A reader of such hours, day by day. */
export const week: Reader<Week> = (text) => {
  const read = openingHours(text);
  if ("problem" in read) return read;
  const openingOf = (day: OpenDay | undefined): Opening | undefined =>
    day === undefined ? undefined : { open: day.open, close: day.close };
  return { value: FROM_SUNDAY.map((name) => openingOf(read.value.days.find(({ day }) => day === name))) };
};
