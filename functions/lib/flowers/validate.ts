// Whether the shop can do what the slots say. The first thing that will not do is told, with the reason: a caller who only hears the question
// again does not know what was wrong with the answer.
import { flowerNamed } from "../../../apps/flowers/bot.ts";
import type { SlotValue, SlotValues } from "../dialog/lex-event.ts";
import { daysAfter, isDate, isTime, minutesAfter, openingOn, type LocalTime, type Opening, type Shop } from "./shop.ts";
import { spokenDate, spokenOpenDays, spokenOpening, spokenTime, spokenWeekday, type Wish } from "./speech.ts";

export type SlotName = "FlowerType" | "PickupDate" | "PickupTime";

export interface Complaint {
  readonly slot: SlotName;
  /** What is wrong and what is asked, as it is spoken. */
  readonly say: string;
  /** The times that the caller may have meant, to understand "in the morning" next. */
  readonly times?: readonly string[];
}

export interface Checked {
  /** The slots, with the shop's own word for a flower and a time of day chosen where only one makes sense. */
  readonly slots: SlotValues;
  readonly complaint?: Complaint;
  /** Present when all three slots are filled and will do. */
  readonly wish?: Wish;
}

/** Further ahead nobody plans flowers, and a date so far away was misheard. */
const HORIZON_DAYS = 365;

/** What the florists need to make a bouquet. */
const LEAD_MINUTES = 60;

/** Parts of a day as AMAZON.Time gives them (lex-v2.md 8), and the hours they span. */
const PARTS_OF_DAY: Readonly<Record<string, Opening & { readonly name: string }>> = {
  MO: { open: "00:00", close: "11:59", name: "in the morning" },
  AM: { open: "00:00", close: "11:59", name: "in the morning" },
  AF: { open: "12:00", close: "23:59", name: "in the afternoon" },
  PM: { open: "12:00", close: "23:59", name: "in the afternoon" },
  EV: { open: "12:00", close: "23:59", name: "in the evening" },
  NI: { open: "12:00", close: "23:59", name: "at night" },
};

const filled = (slot: SlotValue | null | undefined, value: string): SlotValue => ({
  originalValue: slot?.originalValue ?? value,
  interpretedValue: value,
  resolvedValues: [value],
});

const isWithin = (time: string, { open, close }: Opening): boolean => open <= time && time <= close;

const checkFlower = (slot: SlotValue): string | Complaint =>
  [slot.interpretedValue ?? "", slot.originalValue, ...slot.resolvedValues].map(flowerNamed).find((flower) => flower !== undefined) ?? {
    slot: "FlowerType",
    say: "I am sorry, we do not have those. We have roses, tulips, lilies and more. Which would you like?",
  };

const checkDate = (slot: SlotValue, today: LocalTime, shop: Shop): string | Complaint => {
  const date = slot.interpretedValue ?? "";
  const refuse = (say: string): Complaint => ({ slot: "PickupDate", say });
  if (!isDate(date))
    return refuse("I am sorry, I did not get the day. What day would you like to pick them up? You can say tomorrow, or a date.");
  if (date < today.date) return refuse(`${spokenDate(date, today.date)} is already past. What day would you like to pick them up?`);
  if (date > daysAfter(today.date, HORIZON_DAYS))
    return refuse(
      `I am sorry, ${spokenDate(date, today.date)} is too far away: we take orders for the coming year. What day would suit you?`,
    );
  const opening = openingOn(shop, date);
  if (opening === undefined)
    return refuse(`I am sorry, we are closed on ${spokenWeekday(date)}s. We are open on ${spokenOpenDays(shop)}. What day would suit you?`);
  if (date === today.date && minutesAfter(today.time, LEAD_MINUTES) > opening.close)
    return refuse("I am sorry, it is too late for today: we need an hour to make your bouquet. What other day would suit you?");
  return date;
};

/** The times that a slot may mean: one when it is plain, several when the caller has to choose. */
const timesMeant = (slot: SlotValue, candidates: readonly string[]): readonly string[] => {
  const part = PARTS_OF_DAY[slot.interpretedValue ?? ""];
  if (part !== undefined) return candidates.filter((time) => isWithin(time, part));
  return (slot.interpretedValue === null ? slot.resolvedValues : [slot.interpretedValue]).filter(isTime);
};

const checkTime = (
  slot: SlotValue,
  date: string,
  today: LocalTime,
  opening: Opening,
  candidates: readonly string[],
): string | Complaint => {
  const refuse = (say: string): Complaint => ({ slot: "PickupTime", say });
  const meant = timesMeant(slot, candidates);
  if (meant.length === 0) {
    const part = PARTS_OF_DAY[slot.interpretedValue ?? ""];
    return refuse(
      part === undefined
        ? "I am sorry, I did not get the time. At what time shall we have them ready? You can say 10 AM."
        : `At what time ${part.name}? We are open ${spokenOpening(opening)}.`,
    );
  }
  const open = meant.filter((time) => isWithin(time, opening));
  const [time, other] = open;
  if (time === undefined)
    return refuse(
      `I am sorry, at that time we are closed: on ${spokenWeekday(date)} we are open ${spokenOpening(opening)}. At what time shall we have them ready?`,
    );
  if (other !== undefined)
    return { ...refuse(`Do you mean ${spokenTime(time)} or ${spokenTime(other)}: in the morning or in the evening?`), times: open };
  const earliest = minutesAfter(today.time, LEAD_MINUTES);
  if (date === today.date && time < earliest)
    return refuse(
      `I am sorry, that is too soon: we need an hour to make your bouquet, so today not before ${spokenTime(earliest)}. At what time shall we have them ready?`,
    );
  return time;
};

export interface Knowledge {
  readonly today: LocalTime;
  readonly shop: Shop;
  /** The times that an earlier answer may have meant. */
  readonly candidates: readonly string[];
}

/** Checks the slots in the order in which they are asked. Whether a time will do depends on the date, so it is judged after that. */
export const checkSlots = (slots: SlotValues, { today, shop, candidates }: Knowledge): Checked => {
  const known: Record<string, SlotValue | null> = { ...slots };
  const complaints: Complaint[] = [];
  const take = (slot: SlotName, check: (value: SlotValue) => string | Complaint | undefined): string | undefined => {
    const value = slots[slot];
    const found = value === null || value === undefined ? undefined : check(value);
    if (found === undefined) return undefined;
    if (typeof found === "string") {
      if (value?.interpretedValue !== found) known[slot] = filled(value, found);
      return found;
    }
    complaints.push(found);
    known[slot] = null;
    return undefined;
  };

  const flowerType = take("FlowerType", checkFlower);
  const pickupDate = take("PickupDate", (slot) => checkDate(slot, today, shop));
  const opening = pickupDate === undefined ? undefined : openingOn(shop, pickupDate);
  const pickupTime = take("PickupTime", (slot) =>
    pickupDate === undefined || opening === undefined
      ? theOnly(timesMeant(slot, candidates).filter((time) => isWithin(time, longestOpening(shop))))
      : checkTime(slot, pickupDate, today, opening, candidates),
  );

  const [complaint] = complaints;
  const isWish = flowerType !== undefined && pickupDate !== undefined && pickupTime !== undefined;
  return {
    slots: known,
    ...(complaint === undefined ? {} : { complaint }),
    ...(isWish ? { wish: { flowerType, pickupDate, pickupTime } } : {}),
  };
};

const theOnly = (times: readonly string[]): string | undefined => (times.length === 1 ? times[0] : undefined);

/** From the earliest opening of the week to the latest closing: before the day is known, a time outside cannot be meant. */
const longestOpening = (shop: Shop): Opening => {
  const openings = shop.week.filter((opening) => opening !== undefined);
  return {
    open: openings.map(({ open }) => open).sort()[0] ?? "00:00",
    close:
      openings
        .map(({ close }) => close)
        .sort()
        .at(-1) ?? "24:00",
  };
};
