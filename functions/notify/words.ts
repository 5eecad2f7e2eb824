// What the texts say, in both languages: when, by the clock of the line, with its zone's name, since a text is read anywhere.
import type { Slot } from "../bookings/calendar.ts";
import * as en from "../speech/en.ts";
import * as es from "../speech/es.ts";

export type TextOf = "confirmation" | "cancelled" | "reminder";

export interface About {
  readonly slot: Slot;
  readonly timeZone: string;
  /** As in `es_US`. */
  readonly locale: string;
  readonly code: string;
}

/** `EST`. */
const zoneName = (language: string, { slot, timeZone }: About): string =>
  new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" })
    .formatToParts(slot.startsAt)
    .find(({ type }) => type === "timeZoneName")?.value ?? timeZone;

/** In a text nothing depends on the day on which it is read. */
const NO_DAY = "0001-01-01";

const english = (kind: TextOf, about: About): string => {
  const { slot, code } = about;
  const when = `${en.spokenDate(slot.date, NO_DAY)}, at ${en.spokenTime(slot.time)} (${zoneName("en-US", about)})`;
  return {
    confirmation: `Your demo is booked for ${when}. Your code is ${code}: you need it to check or cancel the demo by phone.`,
    cancelled: `Your demo for ${when} is cancelled.`,
    reminder: `A reminder of your demo: ${when}. To cancel it, call us with your code ${code}.`,
  }[kind];
};

const spanish = (kind: TextOf, about: About): string => {
  const { slot, code } = about;
  const when = `${es.spokenDate(slot.date, NO_DAY)}, ${es.spokenTime(slot.time)} (${zoneName("es-US", about)})`;
  return {
    confirmation: `Su demostración está reservada: ${when}. Su código es ${code}: lo necesita para consultarla o cancelarla por teléfono.`,
    cancelled: `Su demostración, ${when}, está cancelada.`,
    reminder: `Le recordamos su demostración: ${when}. Para cancelarla, llámenos con su código ${code}.`,
  }[kind];
};

export const wordsOf = (kind: TextOf, about: About): string => (about.locale.startsWith("es") ? spanish : english)(kind, about);
