// Whether the shop can do what the slots say. The first thing that will not do is told, with the reason: a caller who only hears the question
// again does not know what was wrong with the answer.
import { flowerNamed } from "../../../apps/flowers/bot.ts";
import { daysAfter, isDate, minutesAfter, weekday } from "../calendar/local-time.ts";
import type { Opening, Week } from "../calendar/opening-hours.ts";
import type { Situation } from "../dialog/dialog.ts";
import type { SlotValue, SlotValues } from "../dialog/lex-event.ts";
import { partOfDay, timesMeant } from "../dialog/times-meant.ts";
import type { Order, Words } from "./words/en.ts";

/** The slots in the order in which they are asked for. */
export const SLOTS = ["FlowerType", "PickupDate", "PickupTime"] as const;
export type SlotName = (typeof SLOTS)[number];

export interface FlowersSituation extends Situation<Words> {
  readonly week: Week;
}

export interface Complaint {
  readonly slot: SlotName;
  /** What is wrong and what is asked, as it is spoken. */
  readonly say: string;
}

export interface Checked {
  /** What will do, with the shop's own word for a flower and a time of day chosen where only one makes sense. */
  readonly slots: Readonly<Partial<Record<SlotName, string>>>;
  /** Several times of day that the caller may have meant. */
  readonly times: readonly string[];
  readonly complaint?: Complaint;
  /** Present when all three slots are filled and will do. */
  readonly order?: Order;
}

/** Further ahead nobody plans flowers, and a date so far away was misheard. */
const HORIZON_DAYS = 365;

/** What the florists need to make a bouquet. */
const LEAD_MINUTES = 60;

const isWithin = (time: string, { open, close }: Opening): boolean => open <= time && time <= close;

/** A value that will do, or why not. */
type Judged = { readonly value: string } | { readonly say: string; readonly times?: readonly string[] };

const judgeFlower = (slot: SlotValue, { words }: FlowersSituation): Judged => {
  const value = [slot.interpretedValue ?? "", slot.originalValue, ...slot.resolvedValues]
    .map(flowerNamed)
    .find((name) => name !== undefined);
  return value === undefined ? { say: words.unknownFlower } : { value };
};

const judgeDate = ({ interpretedValue }: SlotValue, { today, week, words }: FlowersSituation): Judged => {
  const date = interpretedValue ?? "";
  if (!isDate(date)) return { say: words.dateUnreadable };
  if (date < today.date) return { say: words.datePast(date) };
  if (date > daysAfter(today.date, HORIZON_DAYS)) return { say: words.tooFarAway(date) };
  const opening = week[weekday(date)];
  if (opening === undefined) return { say: words.closedDay(date, week) };
  if (date === today.date && minutesAfter(today.time, LEAD_MINUTES) > opening.close) return { say: words.tooLateToday };
  return { value: date };
};

/** @param meant the times that the caller's words may mean */
const judgeTime = (meant: readonly string[], slot: SlotValue | null, date: string, { today, week, words }: FlowersSituation): Judged => {
  const opening = week[weekday(date)] ?? { open: "", close: "" };
  if (meant.length === 0) {
    const part = partOfDay(slot);
    return { say: part === undefined ? words.timeUnreadable : words.whenInPart(part, opening) };
  }
  const open = meant.filter((time) => isWithin(time, opening));
  const [time, other] = open;
  if (time === undefined) return { say: words.closedHour(date, opening) };
  if (other !== undefined) return { say: words.whichOf(time, other), times: open };
  const earliest = minutesAfter(today.time, LEAD_MINUTES);
  return date === today.date && time < earliest ? { say: words.tooSoon(earliest) } : { value: time };
};

/** From the earliest opening of the week to the latest closing: before the day is known, a time outside cannot be meant. */
const longestOpening = (week: Week): Opening => {
  const openings = week.filter((opening) => opening !== undefined);
  const close = openings.map((opening) => opening.close).sort();
  return { open: openings.map((opening) => opening.open).sort()[0] ?? "00:00", close: close.at(-1) ?? "24:00" };
};

/**
 * Checks the slots in the order in which they are asked. Whether a time will do depends on the date, so it is judged after that.
 * @param candidates times that an earlier answer may have meant, with commas between
 */
export const checkSlots = (slots: SlotValues, candidates: string | undefined, situation: FlowersSituation): Checked => {
  const [flower = null, date = null, time = null] = SLOTS.map((name) => slots[name]);
  const flowerType = flower === null ? undefined : judgeFlower(flower, situation);
  const pickupDate = date === null ? undefined : judgeDate(date, situation);
  const meant = timesMeant(time, candidates);
  const isSaid = time !== null || meant.length > 0;
  const day = pickupDate !== undefined && "value" in pickupDate ? pickupDate.value : undefined;
  const possible = meant.filter((one) => isWithin(one, longestOpening(situation.week)));
  const [only, other] = possible;
  const early = only !== undefined && other === undefined ? { value: only } : undefined;
  const pickupTime = !isSaid ? undefined : day === undefined ? early : judgeTime(meant, time, day, situation);

  const judged = { FlowerType: flowerType, PickupDate: pickupDate, PickupTime: pickupTime };
  const found = SLOTS.flatMap((name) => {
    const one = judged[name];
    return one === undefined ? [] : [{ name, one }];
  });
  const values = found.flatMap(({ name, one }) => ("value" in one ? [[name, one.value] as const] : []));
  const [complaint] = found.flatMap(({ name, one }) => ("say" in one ? [{ slot: name, say: one.say }] : []));
  const known: Checked["slots"] = Object.fromEntries(values);
  const { FlowerType, PickupDate, PickupTime } = known;
  return {
    slots: known,
    times: pickupTime === undefined ? meant : "times" in pickupTime ? (pickupTime.times ?? []) : [],
    ...(complaint === undefined ? {} : { complaint }),
    ...(FlowerType === undefined || PickupDate === undefined || PickupTime === undefined
      ? {}
      : { order: { flowerType: FlowerType, pickupDate: PickupDate, pickupTime: PickupTime } }),
  };
};
