// Opening hours as Connect takes them.
import type { Hours } from "../../shared/opening-hours.ts";

export { spokenHours } from "../../shared/spoken-hours/en.ts";

interface ConnectDay {
  readonly day: string;
  readonly startTime: { readonly hours: number; readonly minutes: number };
  readonly endTime: { readonly hours: number; readonly minutes: number };
}

/** The days as `aws.connect.HoursOfOperation` takes them. Connect has no 24:00: a day open to its end ends at 00:00 (Connect API, HoursOfOperationConfig). */
export const connectDays = (hours: Hours): ConnectDay[] =>
  hours.days.map(({ day, open, close }) => ({ day, startTime: clockTime(open), endTime: clockTime(close === "24:00" ? "00:00" : close) }));

const clockTime = (text: string): ConnectDay["startTime"] => ({ hours: Number(text.slice(0, 2)), minutes: Number(text.slice(3, 5)) });
