// The shop: when it is open, by its own clock.
import type { EpochMs } from "../clock.ts";
import { weekday } from "../local-time.ts";
import type { Opening, Week } from "../opening-hours.ts";

export { daysAfter, isDate, isTime, localTime, minutesAfter, timeZone, type LocalTime } from "../local-time.ts";
export { week, type Opening } from "../opening-hours.ts";

export interface Shop {
  readonly week: Week;
  readonly timeZone: string;
}

/** What a decision about an order hangs on besides the order. */
export interface Situation {
  readonly now: EpochMs;
  readonly shop: Shop;
}

/** When the shop is open on a date. */
export const openingOn = (shop: Shop, date: string): Opening | undefined => shop.week[weekday(date)];
