// Opening hours as Connect takes them, and as a voice says them in English.
import { isRoundTheClock, isWholeWeek, stretchesOf, type Hours, type OpenDay } from "../../shared/opening-hours.ts";

interface ConnectDay {
  readonly day: string;
  readonly startTime: { readonly hours: number; readonly minutes: number };
  readonly endTime: { readonly hours: number; readonly minutes: number };
}

/** The days as `aws.connect.HoursOfOperation` takes them. Connect has no 24:00: a day open to its end ends at 00:00 (Connect API, HoursOfOperationConfig). */
export const connectDays = (hours: Hours): ConnectDay[] =>
  hours.days.map(({ day, open, close }) => ({ day, startTime: clockTime(open), endTime: clockTime(close === "24:00" ? "00:00" : close) }));

const clockTime = (text: string): ConnectDay["startTime"] => ({ hours: Number(text.slice(0, 2)), minutes: Number(text.slice(3, 5)) });

const dayName = (day: OpenDay["day"]): string => day.charAt(0) + day.slice(1).toLowerCase();

/** `09:00` as `9 AM`, `14:30` as `2:30 PM`; the day's end is midnight. */
const spokenTime = (text: string): string => {
  const { hours, minutes } = clockTime(text);
  if (hours % 24 === 0 && minutes === 0) return "midnight";
  const half = hours < 12 ? "AM" : "PM";
  return `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`} ${half}`;
};

/** The hours as a voice says them: days in a row that are open alike are one stretch. */
export const spokenHours = (hours: Pick<Hours, "days">): string =>
  stretchesOf(hours)
    .map((stretch) => {
      const { from, to } = stretch;
      const span = isWholeWeek(stretch) ? "every day" : from === to ? dayName(from.day) : `${dayName(from.day)} to ${dayName(to.day)}`;
      return isRoundTheClock(stretch) ? `${span}, around the clock` : `${span} from ${spokenTime(from.open)} to ${spokenTime(from.close)}`;
    })
    .join(", and ");
