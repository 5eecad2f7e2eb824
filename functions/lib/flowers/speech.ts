// How the bot says dates, times, hours and lists: as people say them, since callers hear every word.
import { flowerNames } from "../../../apps/flowers/bot.ts";
import { spokenDate, spokenList, spokenTime, WEEKDAYS } from "../speech/en.ts";
import type { LocalTime, Shop } from "./shop.ts";

export { spokenDate, spokenList, spokenOpening, spokenTime, spokenWeekday } from "../speech/en.ts";

export const allFlowers = spokenList(flowerNames);

/** `Monday, Tuesday and Friday`: the days on which the shop is open. */
export const spokenOpenDays = (shop: Shop): string => {
  const fromMonday = [1, 2, 3, 4, 5, 6, 0];
  return spokenList(fromMonday.filter((day) => shop.week[day] !== undefined).map((day) => WEEKDAYS[day] ?? ""));
};

export interface Wish {
  readonly flowerType: string;
  /** `YYYY-MM-DD`. */
  readonly pickupDate: string;
  /** `HH:MM`. */
  readonly pickupTime: string;
}

/** `roses for tomorrow, Sunday November 22, at 10 AM`. */
export const spokenWish = (wish: Wish, today: LocalTime): string =>
  `${wish.flowerType} for ${spokenDate(wish.pickupDate, today.date)}, at ${spokenTime(wish.pickupTime)}`;
