// The times of day that an answer may mean where Lex leaves it open: a time without morning or afternoon, or a part of a day.
import { isTime } from "../calendar/local-time.ts";
import type { SlotValue } from "./lex-event.ts";

/** A part of the day that a caller may name instead of a time. */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/** As AMAZON.Time gives them (Lex V2 developer guide, "AMAZON.Time"). */
const PARTS: Readonly<Record<string, PartOfDay>> = {
  MO: "morning",
  AM: "morning",
  AF: "afternoon",
  PM: "afternoon",
  EV: "evening",
  NI: "night",
};

type Slot = SlotValue | null | undefined;

export const partOfDay = (slot: Slot): PartOfDay | undefined => PARTS[slot?.interpretedValue ?? ""];

const isIn = (time: string, part: PartOfDay): boolean => time < "12:00" === (part === "morning");

/**
 * One when it is plain, several when the caller has to choose.
 * @param times those of an earlier answer, with commas between, which "in the morning" chooses from
 */
export const timesMeant = (slot: Slot, times: string | undefined): readonly string[] => {
  const candidates = times?.split(",") ?? [];
  if (slot === null || slot === undefined) return candidates;
  const part = partOfDay(slot);
  if (part !== undefined) return candidates.filter((time) => isIn(time, part));
  return (slot.interpretedValue === null ? slot.resolvedValues : [slot.interpretedValue]).filter(isTime);
};
