// Hours of operation: which days and times an instance's people work, in their own time zone.
import { DateTime } from "luxon";
import type { EpochMs } from "../../shared/clock.ts";

export type Day = "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";

export interface TimeOfDay {
  readonly hours: number;
  readonly minutes: number;
}

export interface OpenTime {
  readonly day: Day;
  readonly startTime: TimeOfDay;
  /** Equal to the start, or midnight, means until the end of the day. */
  readonly endTime: TimeOfDay;
}

export interface HoursSettings {
  readonly name: string;
  readonly description?: string | undefined;
  /** An IANA name, e.g. `America/New_York`. */
  readonly timeZone: string;
  readonly config: readonly OpenTime[];
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

const DAYS: readonly Day[] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const MINUTES_OF_DAY = 1440;

const minutes = (time: TimeOfDay): number => time.hours * 60 + time.minutes;

/** A time that ends before it starts runs past midnight. */
const covers = (open: OpenTime, day: Day, minute: number): boolean => {
  const start = minutes(open.startTime);
  const end = minutes(open.endTime);
  if (end > start) return open.day === day && minute >= start && minute < end;
  if (end === start || end === 0) return open.day === day && minute >= start;
  const nextDay = DAYS[(DAYS.indexOf(open.day) + 1) % DAYS.length];
  return (open.day === day && minute >= start && minute < MINUTES_OF_DAY) || (nextDay === day && minute < end);
};

export const isOpenAt = (hours: HoursSettings, now: EpochMs): boolean => {
  const local = DateTime.fromMillis(now, { zone: hours.timeZone });
  const day = DAYS[local.weekday - 1];
  return day !== undefined && hours.config.some((open) => covers(open, day, local.hour * 60 + local.minute));
};
