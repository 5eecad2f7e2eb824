// The settings of demos as functions read them: when there are any, and where texts may go.
import type { CountryCode } from "libphonenumber-js/mobile";
import { shown, wholeNumber, type Reader, type ValuesOf } from "../../runtime/environment.ts";
import { isDate, timeZone } from "../../calendar/local-time.ts";
import { week } from "../../calendar/opening-hours.ts";
import type { Calendar } from "./calendar.ts";
import { readCountry } from "./phone.ts";

const listed = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(",").map((one) => one.trim()));

/** A reader of dates with commas between; none where it is unset. */
const dates: Reader<readonly string[]> = (text) => {
  const wrong = listed(text).find((date) => !isDate(date));
  return wrong === undefined
    ? { value: listed(text) }
    : { problem: `names ${shown(wrong)}, which is no date. Write dates as in 2026-12-25, with commas between` };
};

/** A reader of the countries that texts are sent to, at least one, with commas between. The first is the one of numbers that name none. */
export const countries: Reader<readonly CountryCode[]> = (text) => {
  const known = listed(text).map((name) => ({ name, code: readCountry(name) }));
  const wrong = known.find(({ code }) => code === undefined);
  if (known.length === 0) return { problem: "is not set. Set it to the countries that texts may go to, as in US,CA" };
  if (wrong !== undefined) return { problem: `names ${shown(wrong.name)}, which is no country. Write countries as in US,CA` };
  return { value: known.flatMap(({ code }) => code ?? []) };
};

/** Readers of the variables from which a calendar is made, each the text of the setting of its name. */
const CALENDAR_VARIABLES = {
  TIME_ZONE: timeZone,
  DEMO_HOURS: week,
  DEMO_HOLIDAYS: dates,
  DEMO_SLOT_MINUTES: wholeNumber(1, 1440),
  DEMO_CAPACITY: wholeNumber(1, 99),
  DEMO_LEAD_MINUTES: wholeNumber(0, 525_600),
  DEMO_HORIZON_DAYS: wholeNumber(0, 366),
} as const;

/** All that a dialog about demos hangs on. */
export const DEMO_VARIABLES = { ...CALENDAR_VARIABLES, SMS_COUNTRIES: countries } as const;
export type DemoVariables = ValuesOf<typeof DEMO_VARIABLES>;

export const calendarFrom = (read: ValuesOf<typeof CALENDAR_VARIABLES>): Calendar => ({
  week: read.DEMO_HOURS,
  timeZone: read.TIME_ZONE,
  holidays: read.DEMO_HOLIDAYS,
  slotMinutes: read.DEMO_SLOT_MINUTES,
  capacity: read.DEMO_CAPACITY,
  leadMinutes: read.DEMO_LEAD_MINUTES,
  horizonDays: read.DEMO_HORIZON_DAYS,
});
