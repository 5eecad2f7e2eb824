// When demos can be: the slots of a day, and which of them can still be booked. A slot is known by the moment it starts at, so that a change of
// the clocks makes no two of one.
import type { EpochMs } from "../../../../shared/clock.ts";
import { daysAfter, localTime, minutesAfter, momentsOf, weekday, type LocalTime } from "../../calendar/local-time.ts";
import type { Opening, Week } from "../../calendar/opening-hours.ts";

export interface Calendar {
  readonly week: Week;
  /** Dates on which nobody is there, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  /** How long a demo takes, and how far apart they start: minutes, 1 to 1,440. */
  readonly slotMinutes: number;
  /** Demos at one time, 1 to 100. */
  readonly capacity: number;
  /** Minutes that must lie between booking and start. */
  readonly leadMinutes: number;
  /** Days ahead that can be booked; 0 is today only. */
  readonly horizonDays: number;
}

export interface Slot extends LocalTime {
  readonly startsAt: EpochMs;
}

/** Why nothing is on a date, or when it is open. */
export type Day = { readonly kind: "open"; readonly opening: Opening } | { readonly kind: "closed"; readonly why: "holiday" | "weekday" };

export const dayOf = ({ week, holidays }: Calendar, date: string): Day => {
  if (holidays.includes(date)) return { kind: "closed", why: "holiday" };
  const opening = week[weekday(date)];
  return opening === undefined ? { kind: "closed", why: "weekday" } : { kind: "open", opening };
};

export const today = ({ timeZone }: Calendar, now: EpochMs): string => localTime(now, timeZone).date;

/** The last date that can be booked. */
export const lastDate = (calendar: Calendar, now: EpochMs): string => daysAfter(today(calendar, now), calendar.horizonDays);

/** The slot that a moment starts. */
export const slotAt = ({ timeZone }: Calendar, startsAt: EpochMs): Slot => ({ startsAt, ...localTime(startsAt, timeZone) });

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * Every slot of a date, from opening on, as long as a whole one is left. Of a time that the clocks show twice it is the first, and there is none
 * at one that they skip, nor one that would begin before the one before it has ended.
 */
export const slotsOn = (calendar: Calendar, date: string): readonly Slot[] => {
  const day = dayOf(calendar, date);
  if (day.kind === "closed") return [];
  const { slotMinutes, timeZone } = calendar;
  const slots: Slot[] = [];
  for (let minute = minutesOf(day.opening.open); minute + slotMinutes <= minutesOf(day.opening.close); minute += slotMinutes) {
    const time = minutesAfter("00:00", minute);
    const [startsAt] = momentsOf({ date, time }, timeZone);
    const freeFrom = (slots.at(-1)?.startsAt ?? Number.NEGATIVE_INFINITY) + slotMinutes * 60_000;
    if (startsAt !== undefined && startsAt >= freeFrom) slots.push({ date, time, startsAt });
  }
  return slots;
};

/** Whether there is time enough before it. */
export const isInTime = ({ leadMinutes }: Calendar, { startsAt }: Pick<Slot, "startsAt">, now: EpochMs): boolean =>
  startsAt >= now + leadMinutes * 60_000;

/** The slots of a date that can still be booked, taken or not. */
export const bookableOn = (calendar: Calendar, date: string, now: EpochMs): readonly Slot[] =>
  date > lastDate(calendar, now) ? [] : slotsOn(calendar, date).filter((slot) => isInTime(calendar, slot, now));

/** The first date from `from` on with a slot that can still be booked. */
export const nextOpenDate = (calendar: Calendar, from: string, now: EpochMs): string | undefined => {
  const last = lastDate(calendar, now);
  for (let date = from; date <= last; date = daysAfter(date, 1)) if (bookableOn(calendar, date, now).length > 0) return date;
  return undefined;
};

/** The slots that can still be booked by how near they are to a moment, nearest first; of two as near, the earlier. */
export function* nearest(calendar: Calendar, to: EpochMs, now: EpochMs): Generator<Slot, void> {
  const [first, last] = [today(calendar, now), lastDate(calendar, now)];
  const at = localTime(to, calendar.timeZone).date;
  const distance = ({ startsAt }: Slot): number => Math.abs(startsAt - to);
  let waiting: readonly Slot[] = [...bookableOn(calendar, at, now)];
  for (let days = 1; ; days += 1) {
    const around = [daysAfter(at, -days), daysAfter(at, days)].filter((date) => date >= first && date <= last);
    // A day further away holds none nearer than the shortest day, of 23 hours, away.
    waiting = [...waiting, ...around.flatMap((date) => bookableOn(calendar, date, now))].sort(
      (a, b) => distance(a) - distance(b) || a.startsAt - b.startsAt,
    );
    const isOver = daysAfter(at, -days) < first && daysAfter(at, days) > last;
    const sure = isOver ? waiting.length : waiting.findIndex((slot) => distance(slot) > (days * 24 - 1) * 3_600_000);
    const count = sure === -1 ? waiting.length : sure;
    yield* waiting.slice(0, count);
    waiting = waiting.slice(count);
    if (isOver) return;
  }
}
