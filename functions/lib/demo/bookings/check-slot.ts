// What becomes of a date and a time that a caller wishes: the slot, or the reason why there is none and what is near. Whether others hold it is
// not known here.
import type { EpochMs } from "../../../../shared/clock.ts";
import { daysAfter, isDate, isTime, momentsOf } from "../../calendar/local-time.ts";
import type { Opening } from "../../calendar/opening-hours.ts";
import { bookableOn, dayOf, isInTime, lastDate, nextOpenDate, slotsOn, today, type Calendar, type Slot } from "./calendar.ts";

export interface Near {
  readonly before?: Slot;
  readonly after?: Slot;
}

export type JudgedDate =
  /** It can be booked; `slots` are those that are left of it, one at least. */
  | { readonly kind: "day"; readonly opening: Opening; readonly slots: readonly Slot[] }
  | { readonly kind: "not-a-date"; readonly why: "unreadable" | "no-such-day" | "no-leap-year" }
  | { readonly kind: "past"; readonly next?: string }
  /** Today, and too late for it. */
  | { readonly kind: "too-soon"; readonly opening: Opening; readonly next?: string }
  /** `next` is the date on which it opens again, where that can be booked. */
  | { readonly kind: "closed-day"; readonly why: "holiday" | "weekday"; readonly next?: string }
  | { readonly kind: "beyond-horizon"; readonly last: string };

export type Judged =
  /** `repeated`: the clocks show this time twice on that date, and the first is meant. */
  | { readonly kind: "slot"; readonly slot: Slot; readonly repeated: boolean }
  | Exclude<JudgedDate, { readonly kind: "day" | "past" | "too-soon" }>
  | { readonly kind: "past"; readonly next?: string | Slot }
  /** Less than the lead time is left; `next` is the first that is not. */
  | { readonly kind: "too-soon"; readonly next?: string | Slot }
  | { readonly kind: "not-a-time" }
  /** Several times may be meant, and the place is open at each. */
  | { readonly kind: "ambiguous-time"; readonly slots: readonly Slot[] }
  | ({ readonly kind: "closed-hour"; readonly opening: Opening } & Near)
  | ({ readonly kind: "between-slots" } & Near)
  /** The clocks go forward over this time. */
  | ({ readonly kind: "skipped-hour" } & Near);

const notADate = (date: string): Extract<JudgedDate, { readonly kind: "not-a-date" }> => {
  const parts = /^\d{4}-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])$/.exec(date)?.groups;
  if (parts === undefined) return { kind: "not-a-date", why: "unreadable" };
  return { kind: "not-a-date", why: parts["month"] === "02" && parts["day"] === "29" ? "no-leap-year" : "no-such-day" };
};

const withNext = <Next>(next: Next | undefined): { readonly next?: Next } => (next === undefined ? {} : { next });

/** @param date `YYYY-MM-DD`, or whatever else was understood */
export const judgeDate = (calendar: Calendar, date: string, now: EpochMs): JudgedDate => {
  if (!isDate(date)) return notADate(date);
  const first = today(calendar, now);
  if (date < first) return { kind: "past", ...withNext(nextOpenDate(calendar, first, now)) };
  const last = lastDate(calendar, now);
  if (date > last) return { kind: "beyond-horizon", last };
  const day = dayOf(calendar, date);
  const next = (): { readonly next?: string } => withNext(nextOpenDate(calendar, daysAfter(date, 1), now));
  if (day.kind === "closed") return { kind: "closed-day", why: day.why, ...next() };
  const slots = bookableOn(calendar, date, now);
  const { opening } = day;
  return slots.length === 0 ? { kind: "too-soon", opening, ...next() } : { kind: "day", opening, slots };
};

const near = (slots: readonly Slot[], time: string): Near => {
  const before = slots.findLast((slot) => slot.time < time);
  const after = slots.find((slot) => slot.time > time);
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
};

const judgeTime = (calendar: Calendar, date: string, time: string, opening: Opening, now: EpochMs): Judged => {
  const slots = bookableOn(calendar, date, now);
  if (time < opening.open || time >= opening.close) return { kind: "closed-hour", opening, ...near(slots, time) };
  const [startsAt, second] = momentsOf({ date, time }, calendar.timeZone);
  if (startsAt === undefined) return { kind: "skipped-hour", ...near(slots, time) };
  const slot = slotsOn(calendar, date).find((one) => one.startsAt === startsAt);
  if (startsAt < now || !isInTime(calendar, { startsAt }, now)) {
    const next = slots[0] ?? nextOpenDate(calendar, daysAfter(date, 1), now);
    return { kind: startsAt < now ? "past" : "too-soon", ...withNext(next) };
  }
  return slot === undefined ? { kind: "between-slots", ...near(slots, time) } : { kind: "slot", slot, repeated: second !== undefined };
};

/**
 * Judges a wish.
 * @param date `YYYY-MM-DD`, or whatever else was understood
 * @param times `HH:MM`; several when the caller's words may mean each of them, as "at 7"
 */
export const judge = (calendar: Calendar, date: string, times: readonly string[], now: EpochMs): Judged => {
  const judged = judgeDate(calendar, date, now);
  // Too late for any slot of today may still be a time that is past, or one at which nobody is there: each has its own words.
  if (judged.kind !== "day" && judged.kind !== "too-soon") return judged;
  const all = times.filter(isTime).map((time) => judgeTime(calendar, date, time, judged.opening, now));
  const slots = all.flatMap((one) => (one.kind === "slot" ? [one.slot] : []));
  if (slots.length > 1) return { kind: "ambiguous-time", slots };
  // What can be booked is meant; else a time at which the place is open.
  return all.find(({ kind }) => kind === "slot") ?? all.find(({ kind }) => kind !== "closed-hour") ?? all[0] ?? { kind: "not-a-time" };
};
