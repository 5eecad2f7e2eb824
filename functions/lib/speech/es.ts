// Spanish, as people say dates, times, hours and lists. Dates and times come with what stands before them, as they stand in a sentence:
// `el martes 24 de noviembre, a las 3 de la tarde`.
import { daysAfter } from "../calendar/local-time.ts";
import type { Opening } from "../calendar/opening-hours.ts";
import { dateFormat } from "./date-format.ts";

const longDate = dateFormat("es-US", { weekday: "long", month: "long", day: "numeric" });

/** `el martes 24 de noviembre`, `mañana, domingo 22 de noviembre`; a year only where it is another one. */
export const spokenDate = (date: string, today: string): string => {
  const day = longDate(date).replace(",", "");
  if (date === today) return `hoy, ${day}`;
  if (date === daysAfter(today, 1)) return `mañana, ${day}`;
  return date.slice(0, 4) === today.slice(0, 4) ? `el ${day}` : `el ${day} de ${date.slice(0, 4)}`;
};

/** `mar`: as a card has room for it. */
export const shortWeekday = dateFormat("es-US", { weekday: "short" });

/** `24 de noviembre`: as a caller writes it. */
export const writtenDate = dateFormat("es-US", { month: "long", day: "numeric" });

const partOfDay = (hour: number): string =>
  hour < 6 ? "de la madrugada" : hour < 12 ? "de la mañana" : hour < 19 ? "de la tarde" : "de la noche";

const bareTime = (time: string): string => {
  if (time === "12:00") return "el mediodía";
  if (time === "00:00" || time === "24:00") return "la medianoche";
  const hour = Number(time.slice(0, 2));
  const onClock = hour % 12 === 0 ? 12 : hour % 12;
  const minutes = time.slice(3) === "00" ? "" : `:${time.slice(3)}`;
  return `${onClock === 1 ? "la" : "las"} ${onClock}${minutes} ${partOfDay(hour)}`;
};

const after = (preposition: string, bare: string): string => `${preposition} ${bare}`.replace(/^a el /, "al ").replace(/^de el /, "del ");

/** `a las 3 de la tarde`, `a la 1:30 de la tarde`, `al mediodía`. */
export const spokenTime = (time: string): string => after("a", bareTime(time));

/** `de las 9 de la mañana a las 5 de la tarde`. */
export const spokenOpening = ({ open, close }: Opening): string => `${after("de", bareTime(open))} ${after("a", bareTime(close))}`;

/** `lunes, martes o jueves`. */
export const spokenChoice = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} o ${words.at(-1) ?? ""}`;
