// What a race must not break: promises that callers heard, and seats. Each is counted, and the count that is right is none.
import { readText, type RawItem } from "../../../../functions/lib/aws/attribute-value.ts";
import { parseBooking, parseSeat, seatKey, type Booking } from "../../../../functions/lib/demo/bookings/booking.ts";
import { textKey } from "../../../../functions/lib/demo/bookings/texts.ts";
import { spokenDate, spokenTime } from "../../../../functions/lib/speech/en.ts";
import type { Ended } from "./caller.ts";
import type { Raced } from "./race.ts";

const keyOf = (item: RawItem): string => parseSeat(item).key;
const count = <Item>(list: readonly Item[], is: (item: Item) => boolean): number => list.filter(is).length;
const doubles = (list: readonly unknown[]): number => list.length - new Set(list).size;

/** Whether these words name a booking's date and time. `today` is one that no booking is on. */
const names = (said: string, { slot: { date, time } }: Booking): boolean =>
  said.includes(spokenDate(date, "0000-01-01").replace(/, \d{4}$/, "")) && said.includes(`at ${spokenTime(time)}`);

/** How a race ended for its callers' contacts. */
export const bookedIn = ({ items, ended }: Pick<Raced, "items" | "ended">): readonly Booking[] => {
  const contacts = new Set(ended.map(({ caller }) => caller.contactId));
  return items.home
    .flatMap((item) => parseBooking(item) ?? [])
    .filter(({ status, contactId }) => status === "booked" && contacts.has(contactId));
};

/** @param capacity seats of a slot */
export const broken = ({ ended, items }: Pick<Raced, "items" | "ended">, capacity = 1) => {
  const booked = bookedIn({ ended, items });
  const byContact = new Map(booked.map((booking) => [booking.contactId, booking]));
  const keys = new Set(items.home.map(keyOf));
  const seats = new Map(items.home.map((item) => [keyOf(item), parseSeat(item).id]));
  const callbacks = new Set(items.standby.flatMap((item) => (readText(item, "pk") === "CALLBACK" ? [readText(item, "contactId")] : [])));
  const heard = (as: Ended["as"]): readonly Ended[] => ended.filter((one) => one.as === as);
  const told = new Set([...heard("booked"), ...heard("callback")].map(({ caller }) => caller.contactId));
  const perSlot = Map.groupBy(booked, ({ slot }) => slot.startsAt);
  return {
    "slots held by more than one": count([...perSlot.values()], (holders) => holders.length > capacity),
    "seats with two holders": doubles(booked.map(({ slot, seat }) => keyOf(seatKey(slot, seat)))),
    "bookings without their seat": count(booked, ({ slot, seat, id }) => seats.get(keyOf(seatKey(slot, seat))) !== id),
    "callers booked twice": doubles(booked.map(({ contactId }) => contactId)),
    "confirmations heard that no stored booking backs": count(heard("booked"), ({ caller, said }) => {
      const booking = byContact.get(caller.contactId);
      return booking === undefined || booking.caller !== caller.number || !names(said, booking);
    }),
    "bookings nobody was told of": count(booked, ({ contactId }) => !told.has(contactId)),
    "bookings whose text is neither sent nor waiting": count(
      booked,
      ({ id, sms }) => sms !== "sent" && !keys.has(keyOf(textKey(id, "confirmation"))),
    ),
    "callbacks promised but not stored": count(heard("callback"), ({ caller }) => !callbacks.has(caller.contactId)),
    "calls that led nowhere": heard("nowhere").length,
  };
};
