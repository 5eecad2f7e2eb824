// Opening hours as a voice says them in Spanish.
import { isRoundTheClock, isWholeWeek, stretchesOf, type Hours, type OpenDay } from "../opening-hours.ts";

const DAYS: Readonly<Record<OpenDay["day"], string>> = {
  MONDAY: "lunes",
  TUESDAY: "martes",
  WEDNESDAY: "miércoles",
  THURSDAY: "jueves",
  FRIDAY: "viernes",
  SATURDAY: "sábado",
  SUNDAY: "domingo",
};

/** `09:00` as `las 9 de la mañana`, `13:30` as `la 1:30 de la tarde`. */
const spokenTime = (text: string): string => {
  const [hours, minutes] = [Number(text.slice(0, 2)), text.slice(3)];
  if (hours % 24 === 0 && minutes === "00") return "la medianoche";
  const part = hours < 12 ? "la mañana" : hours < 20 ? "la tarde" : "la noche";
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  return `${hour === 1 ? "la" : "las"} ${hour}${minutes === "00" ? "" : `:${minutes}`} de ${part}`;
};

export const spokenHoursSpanish = (hours: Pick<Hours, "days">): string =>
  stretchesOf(hours)
    .map((stretch) => {
      const { from, to } = stretch;
      const span = isWholeWeek(stretch)
        ? "todos los días"
        : from === to
          ? `el ${DAYS[from.day]}`
          : `de ${DAYS[from.day]} a ${DAYS[to.day]}`;
      return isRoundTheClock(stretch) ? `${span}, las 24 horas` : `${span} de ${spokenTime(from.open)} a ${spokenTime(from.close)}`;
    })
    .join(", y ");
