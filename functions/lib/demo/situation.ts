// What a decision about a demo hangs on besides the caller's words.
import type { CountryCode } from "libphonenumber-js/mobile";
import type { Calendar } from "./bookings/calendar.ts";
import { today } from "./bookings/calendar.ts";
import { readCaller, readTextNumber } from "./bookings/phone.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import type { Reach } from "./conversation.ts";
import { wordsFor } from "./words/index.ts";
import type { Words } from "./words/words.ts";

export interface DemoSettings {
  readonly calendar: Calendar;
  /** Where texts may go; a number that names no country is of the first. */
  readonly countries: readonly CountryCode[];
}

export interface Situation extends DemoSettings {
  readonly now: EpochMs;
  readonly words: Words;
}

export const situationIn = (settings: DemoSettings, locale: string | undefined, now: EpochMs, isText = false): Situation => ({
  ...settings,
  now,
  words: wordsFor(locale, today(settings.calendar, now), isText),
});

/** What a caller's own number is good for. @param customerNumber as Connect has it, empty when it is withheld */
export const reachOf = (customerNumber: string | undefined, { countries }: DemoSettings): Reach =>
  readCaller(customerNumber) === undefined
    ? "withheld"
    : readTextNumber(customerNumber ?? "", countries).kind === "number"
      ? "ok"
      : "no-texts";
