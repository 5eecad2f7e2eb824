// Hours and minutes on the clock: what every language's ways of saying a time come down to.
import type { DateTime } from "luxon";
import type { Half, TimeRule } from "./language.ts";

export const clock = (hour: number, minute: number): string => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** What an hour and minute may mean; empty when no clock shows them. */
export const meanings = (hour: number, minute: number, half: Half | undefined): readonly string[] => {
  if (hour > 23 || minute > 59 || (half !== undefined && hour === 0)) return [];
  if (hour > 12 || hour === 0) return [clock(hour, minute)];
  const morning = hour % 12;
  if (half !== undefined) return [clock(half === "am" ? morning : morning + 12, minute)];
  return [clock(morning, minute), clock(morning + 12, minute)];
};

/** An hour and its minutes counted back or on: quarter to five is 4:45, with the five's half of the day. */
export const shifted = (hour: number, minutes: number, half: Half | undefined): readonly string[] => {
  if (hour > 23 || minutes > 59 || minutes < -59) return [];
  return meanings(hour, 0, half).map((text) => {
    const total = (Number(text.slice(0, 2)) * 60 + minutes + 1_440) % 1_440;
    return clock(Math.floor(total / 60), total % 60);
  });
};

/** The 24-hour clock, as keys have it. */
export const exactly = (hour: number, minute: number): readonly string[] => (hour > 23 || minute > 59 ? [] : [clock(hour, minute)]);

export const relative = (now: () => DateTime, minutes: number): readonly string[] => [now().plus({ minutes }).toFormat("HH:mm")];

export const timeRule = (pattern: string, resolve: TimeRule[1]): TimeRule => [new RegExp(`\\b(?:${pattern})(?![\\w':])`, "g"), resolve];
