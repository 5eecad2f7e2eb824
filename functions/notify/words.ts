// What the texts say, in both languages: when, by the clock of the line, with its zone's name, and by the clock of whoever reads it, where the
// number tells that it is another (decision 0019).
import type { Slot } from "../lib/demo/bookings/calendar.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { localTime } from "../lib/calendar/local-time.ts";
import * as en from "../lib/speech/en.ts";
import * as es from "../lib/speech/es.ts";
import { zoneOf } from "./zone.ts";

export type TextOf = "confirmation" | "cancelled" | "reminder";

export interface About {
  /** Whom it is sent to, in E.164. */
  readonly caller: string;
  readonly slot: Slot;
  readonly timeZone: string;
  /** As in `es_US`. */
  readonly locale: string;
  readonly code: string;
}

/** `EST`. */
const zoneName = (language: string, timeZone: string, at: EpochMs): string =>
  new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" }).formatToParts(at).find(({ type }) => type === "timeZoneName")
    ?.value ?? timeZone;

/** In a text nothing depends on the day on which it is read. */
const NO_DAY = "0001-01-01";

interface Speech {
  readonly language: string;
  readonly spokenDate: (date: string, today: string) => string;
  readonly spokenTime: (time: string) => string;
}

/** `EST`, and where the reader's clock shows another time, `EST; noon PST`. */
const zones = ({ language, spokenDate, spokenTime }: Speech, { caller, slot, timeZone }: About): string => {
  const line = zoneName(language, timeZone, slot.startsAt);
  const zone = zoneOf(caller);
  const { date, time } = zone === undefined ? slot : localTime(slot.startsAt, zone);
  if (zone === undefined || (date === slot.date && time === slot.time)) return line;
  const day = date === slot.date ? "" : `${spokenDate(date, NO_DAY)}, `;
  return `${line}; ${day}${spokenTime(time)} ${zoneName(language, zone, slot.startsAt)}`;
};

const english = (kind: TextOf, about: About): string => {
  const { slot, code } = about;
  const when = `${en.spokenDate(slot.date, NO_DAY)}, at ${en.spokenTime(slot.time)} (${zones({ language: "en-US", ...en }, about)})`;
  return {
    confirmation: `Your demo is booked for ${when}. Your code is ${code}: you need it to check or cancel by phone.`,
    cancelled: `Your demo for ${when} is cancelled.`,
    reminder: `A reminder of your demo: ${when}. To cancel it, call us with your code ${code}.`,
  }[kind];
};

const spanish = (kind: TextOf, about: About): string => {
  const { slot, code } = about;
  const when = `${es.spokenDate(slot.date, NO_DAY)}, ${es.spokenTime(slot.time)} (${zones({ language: "es-US", ...es }, about)})`;
  return {
    confirmation: `Su demostración está reservada: ${when}. Su código es ${code}: lo necesita para consultarla o cancelarla por teléfono.`,
    cancelled: `Su demostración, ${when}, está cancelada.`,
    reminder: `Le recordamos su demostración: ${when}. Para cancelarla, llámenos con su código ${code}.`,
  }[kind];
};

export const wordsOf = (kind: TextOf, about: About): string => (about.locale.startsWith("es") ? spanish : english)(kind, about);
