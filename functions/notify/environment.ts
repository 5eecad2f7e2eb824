// What notify is told.
import { timeZone } from "../lib/calendar/local-time.ts";
import { countries } from "../lib/demo/bookings/settings.ts";
import { optional, shown, text, wholeNumber, type Reader } from "../lib/runtime/environment.ts";

const price: Reader<string> = (value) =>
  value === undefined || !/^\d+(?:\.\d+)?$/.test(value) ? { problem: `is ${shown(value)}. Set it to USD, as in 0.05` } : { value };

export const environment = {
  BOOKINGS_TABLE: text,
  TIME_ZONE: timeZone,
  SMS_COUNTRIES: countries,
  SMS_PER_NUMBER_DAY: wholeNumber(0, 1000),
  SMS_PER_DAY: wholeNumber(0, 1_000_000),
  SMS_MAX_PRICE: price,
  SMS_SENDER_ID: optional(text, ""),
  REMINDER_GROUP: text,
  REMINDER_ROLE_ARN: text,
  NOTIFY_ARN: text,
  LINE: text,
} as const;
