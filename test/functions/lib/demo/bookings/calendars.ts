// A showroom in New York, as the tests of bookings have it: weekdays from 9 to 5, a demo takes half an hour.
import type { Calendar } from "../../../../../functions/lib/demo/bookings/calendar.ts";

const NINE_TO_FIVE = { open: "09:00", close: "17:00" } as const;

/** Wednesday, 18 November 2026, 10:05 in New York. */
export const WEDNESDAY_10AM = Date.parse("2026-11-18T15:05:00Z");

export const aCalendar = (overrides: Partial<Calendar> = {}): Calendar => ({
  week: [undefined, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, undefined],
  holidays: ["2026-11-26"],
  timeZone: "America/New_York",
  slotMinutes: 30,
  capacity: 1,
  leadMinutes: 60,
  horizonDays: 60,
  ...overrides,
});

/** Open at every hour. */
export const alwaysOpen = (overrides: Partial<Calendar> = {}): Calendar =>
  aCalendar({ week: Array.from({ length: 7 }, () => ({ open: "00:00", close: "24:00" })), holidays: [], leadMinutes: 0, ...overrides });
