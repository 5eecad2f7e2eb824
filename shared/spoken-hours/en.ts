// Opening hours as a voice says them in English.
import { isRoundTheClock, isWholeWeek, stretchesOf, type Hours, type OpenDay } from "../opening-hours.ts";

const dayName = (day: OpenDay["day"]): string => day.charAt(0) + day.slice(1).toLowerCase();

/** `09:00` as `9 AM`, `14:30` as `2:30 PM`; the day's end is midnight. */
const spokenTime = (text: string): string => {
  const [hours, minutes] = [Number(text.slice(0, 2)), Number(text.slice(3, 5))];
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
