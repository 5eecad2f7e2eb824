// A booking, and the items that a booking is in the table: itself under its caller, a seat under its slot, and the text to send about it. What is
// read is trusted only where it makes sense: anyone with the console may have written anything.
import { createHash } from "node:crypto";
import { numberAttribute, readNumber, readText, textAttribute, type Item, type RawItem } from "../../aws/attribute-value.ts";
import type { EpochMs } from "../../../../shared/clock.ts";
import type { Slot } from "./calendar.ts";

/** Of the last text about a booking: not tried yet, not taken yet and tried again, taken by SNS, given up. */
export const SMS_STATUS = ["pending", "waiting", "sent", "failed"] as const;
export type SmsStatus = (typeof SMS_STATUS)[number];

/** What is asked to be booked. */
export interface Wish {
  readonly contactId: string;
  /** E.164: of the caller, or as given by one who withholds it. */
  readonly caller: string;
  readonly slot: Slot;
  readonly timeZone: string;
  /** As in `en_US`: the language of the texts. */
  readonly locale: string;
}

export interface Booking extends Wish {
  /** Follows from who asks for what: a retry, and the twin, find their own. */
  readonly id: string;
  /** 6 digits. */
  readonly code: string;
  readonly seat: number;
  readonly status: "booked" | "cancelled";
  readonly createdAt: EpochMs;
  readonly sms: SmsStatus;
}

/** Days that everything about a demo is kept after it. */
const KEPT_DAYS = 30;

/** DynamoDB reads seconds (developer guide, "Using time to live"). */
export const expiryAfter = (moment: EpochMs, days: number): Item => ({
  expiresAt: numberAttribute(Math.ceil(moment / 1000) + days * 86_400),
});

export const keyOf = (pk: string, sk: string): Item => ({ pk: textAttribute(pk), sk: textAttribute(sk) });

/**
 * What of a stored booking must be as it was read for a write over it: ours change one of them, a text that was sent none. `asserted` counts how often
 * it was booked anew while it stood.
 */
export const GENERATION = ["status", "createdAt", "asserted"] as const;

export const CALLER_PREFIX = "CALLER#";
export const BOOKING_PREFIX = "BOOKING#";

export const bookingId = ({ contactId, slot }: Pick<Wish, "contactId" | "slot">): string =>
  createHash("sha256")
    .update(JSON.stringify([contactId, "ScheduleDemo", slot.startsAt]))
    .digest("hex")
    .slice(0, 16);

export const bookingKey = ({ caller, id }: Pick<Booking, "caller" | "id">): Item =>
  keyOf(`${CALLER_PREFIX}${caller}`, `${BOOKING_PREFIX}${id}`);

/** Under which the seats of a time lie. */
export const slotKey = ({ startsAt }: Pick<Slot, "startsAt">): string => `SLOT#${new Date(startsAt).toISOString()}`;

export const seatKey = (slot: Pick<Slot, "startsAt">, seat: number): Item => keyOf(slotKey(slot), `SEAT#${seat}`);

export const bookingItem = (booking: Booking): Item => ({
  ...bookingKey(booking),
  startsAt: numberAttribute(booking.slot.startsAt),
  date: textAttribute(booking.slot.date),
  time: textAttribute(booking.slot.time),
  timeZone: textAttribute(booking.timeZone),
  locale: textAttribute(booking.locale),
  code: textAttribute(booking.code),
  seat: numberAttribute(booking.seat),
  contactId: textAttribute(booking.contactId),
  status: textAttribute(booking.status),
  createdAt: numberAttribute(booking.createdAt),
  sms: textAttribute(booking.sms),
  ...expiryAfter(booking.slot.startsAt, KEPT_DAYS),
});

export const seatItem = ({ slot, seat, id, caller }: Booking): Item => ({
  ...seatKey(slot, seat),
  bookingId: textAttribute(id),
  caller: textAttribute(caller),
  ...expiryAfter(slot.startsAt, KEPT_DAYS),
});

const after = (text: string | undefined, prefix: string): string | undefined =>
  text?.startsWith(prefix) === true ? text.slice(prefix.length) : undefined;

/** The booking that an item is; nothing where it makes no sense as one. */
export const parseBooking = (item: RawItem | undefined): Booking | undefined => {
  if (item === undefined) return undefined;
  const text = (name: string): string | undefined => readText(item, name);
  const [caller, id] = [after(text("pk"), CALLER_PREFIX), after(text("sk"), BOOKING_PREFIX)];
  const [date, time, timeZone, locale, code, contactId] = ["date", "time", "timeZone", "locale", "code", "contactId"].map(text);
  const [startsAt, seat, createdAt] = ["startsAt", "seat", "createdAt"].map((name) => readNumber(item, name));
  const status = text("status");
  const sms = text("sms");
  if (caller === undefined || id === undefined || (status !== "booked" && status !== "cancelled")) return undefined;
  if (date === undefined || time === undefined || timeZone === undefined || locale === undefined || startsAt === undefined)
    return undefined;
  if (code === undefined || contactId === undefined || seat === undefined || createdAt === undefined) return undefined;
  return {
    id,
    caller,
    contactId,
    slot: { date, time, startsAt },
    timeZone,
    locale,
    code,
    seat,
    status,
    createdAt,
    sms: SMS_STATUS.find((known) => known === sms) ?? "pending",
  };
};

/** Whose a seat is. */
export const parseSeat = (item: RawItem): { readonly key: string; readonly id?: string; readonly caller?: string } => {
  const [id, caller] = [readText(item, "bookingId"), readText(item, "caller")];
  const key = `${readText(item, "pk") ?? ""} ${readText(item, "sk") ?? ""}`;
  return { key, ...(id === undefined ? {} : { id }), ...(caller === undefined ? {} : { caller }) };
};
