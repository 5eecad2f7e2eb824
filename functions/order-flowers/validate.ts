// Whether the shop can do what the slots say. The first thing that will not do is told, with the reason: a caller who only hears the question
// again does not know what was wrong with the answer.
import type { SlotValue, SlotValues } from "../lex-event.ts";
import { flowerNamed, isDate, isTime, minutesAfter, openingOn, type LocalTime, type Opening, type Shop } from "./shop.ts";
import { spokenDate, spokenList, spokenOpenDays, spokenOpening, spokenTime, spokenWeekday, type Wish } from "./speech.ts";

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

/** What the florists need to make a bouquet. */
export const LEAD_MINUTES = 60;

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
  flowerNamed([slot.interpretedValue ?? "", slot.originalValue, ...slot.resolvedValues]) ?? {
    slot: "FlowerType",
    say: "I am sorry, we do not have those. We have roses, tulips, lilies and more. Which would you like?",
  };

const checkDate = (slot: SlotValue, today: LocalTime, shop: Shop): string | Complaint => {
  const date = slot.interpretedValue ?? "";
  const refuse = (say: string): Complaint => ({ slot: "PickupDate", say });
  if (!isDate(date)) return refuse("I am sorry, I did not get the day. What day would you like to pick them up? You can say tomorrow, or a date.");
  if (date < today.date) return refuse(`${spokenDate(date, today.date)} is already past. What day would you like to pick them up?`);
  const opening = openingOn(shop, date);
  if (opening === undefined) return refuse(`I am sorry, we are closed on ${spokenWeekday(date)}s. We are open on ${spokenOpenDays(shop)}. What day would suit you?`);
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

const checkTime = (slot: SlotValue, date: string, today: LocalTime, opening: Opening, candidates: readonly string[]): string | Complaint => {
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
    return refuse(`I am sorry, at that time we are closed: on ${spokenWeekday(date)} we are open ${spokenOpening(opening)}. At what time shall we have them ready?`);
  if (other !== undefined) return { ...refuse(`Is that ${spokenList([time, other].map(spokenTime)).replace(" and ", " or ")}: in the morning or in the evening?`), times: open };
  const earliest = minutesAfter(today.time, LEAD_MINUTES);
  if (date === today.date && time < earliest)
    return refuse(`I am sorry, that is too soon: we need an hour to make your bouquet, so today not before ${spokenTime(earliest)}. At what time shall we have them ready?`);
  return time;
};

/**
 * Checks the slots in the order in which they are asked. A time waits for its date, since the hours depend on it.
 * @param candidates the times an earlier answer may have meant
 */
export const checkSlots = (slots: SlotValues, { today, shop, candidates }: { readonly today: LocalTime; readonly shop: Shop; readonly candidates: readonly string[] }): Checked => {
  const { FlowerType, PickupDate, PickupTime } = slots;
  let known = slots;
  let complaint: Complaint | undefined;
  const take = (slot: SlotName, value: SlotValue | null | undefined, check: (value: SlotValue) => string | Complaint): string | undefined => {
    if (value === null || value === undefined) return undefined;
    const found = check(value);
    if (typeof found !== "string") {
      complaint ??= found;
      known = { ...known, [slot]: null };
      return undefined;
    }
    known = { ...known, [slot]: value.interpretedValue === found ? value : filled(value, found) };
    return found;
  };

  const flowerType = take("FlowerType", FlowerType, checkFlower);
  const pickupDate = take("PickupDate", PickupDate, (slot) => checkDate(slot, today, shop));
  const opening = pickupDate === undefined ? undefined : openingOn(shop, pickupDate);
  const pickupTime =
    pickupDate === undefined || opening === undefined
      ? undefined
      : take("PickupTime", PickupTime, (slot) => checkTime(slot, pickupDate, today, opening, candidates));

  return {
    slots: known,
    ...(complaint === undefined ? {} : { complaint }),
    ...(flowerType === undefined || pickupDate === undefined || pickupTime === undefined ? {} : { wish: { flowerType, pickupDate, pickupTime } }),
  };
};
