// The shop: when it is open, by its own clock.
import type { EpochMs } from "../../../shared/clock.ts";
import { weekday } from "../calendar/local-time.ts";
import type { Opening, Week } from "../calendar/opening-hours.ts";

export { daysAfter, isDate, isTime, localTime, minutesAfter, timeZone, type LocalTime } from "../calendar/local-time.ts";
export { week, type Opening } from "../calendar/opening-hours.ts";

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
