// How the bot says dates, times, hours and lists: as people say them, since callers hear every word.
import { flowerNames } from "../../bots/order-flowers.ts";
import { daysAfter, type LocalTime, type Opening, type Shop } from "./shop.ts";

const LONG_DATE = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", weekday: "long", month: "long", day: "numeric" });
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** `Sunday`. */
export const spokenWeekday = (date: string): string => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";

/** `tomorrow, Sunday November 22`, `Saturday November 20, 2027`: a year only where it is another one, which callers must hear. */
export const spokenDate = (date: string, today: string): string => {
  const day = LONG_DATE.format(new Date(`${date}T00:00:00Z`)).replace(",", "");
  if (date === today) return `today, ${day}`;
  if (date === daysAfter(today, 1)) return `tomorrow, ${day}`;
  return date.slice(0, 4) === today.slice(0, 4) ? day : `${day}, ${date.slice(0, 4)}`;
};

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
