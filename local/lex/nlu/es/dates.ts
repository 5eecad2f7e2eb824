// Days as Spanish speakers name them, over words without accents. A table of our own throughout: chrono's Spanish wants the accents, and
// knows fewer ways than this.
import type { DateTime } from "luxon";
import { coming, dateRule as rule, dayOfMonth, nthWeekday, onDay, realDay, yearly } from "../date-rules.ts";
import type { DateRule, DateRules } from "../language.ts";

const DAYS = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"] as const;
const DAY = `(${DAYS.join("|")})`;
const MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "se", "oct", "nov", "dic"] as const;
const MONTH =
  "(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|jun|jul|ago|sept?|oct|nov|dic)";
const COUNT = "(una?|\\d{1,3}|un par de)";
const NUMBER = "(\\d{1,2}|primero|1ero|1ro|1o)";
const WITHIN = "(?:dentro de|en|de aqui a|de hoy en)";
const YEAR = "(?:,? (?:de|del)(?: ano)? (\\d{4})| (\\d{4}))?";
// After a bare number: it is a day, not the hour of `el 3 de la tarde`.
const NO_HOUR = "(?! (?:y|de la|del mediodia|am|pm|horas|\\d))";

const count = (words: string): number => (words === "un par de" ? 2 : words.startsWith("un") ? 1 : Number(words));
const weekdayNumber = (name: string): number => DAYS.findIndex((day) => day === name) + 1;
const monthNumber = (name: string): number => MONTHS.findIndex((month) => name.startsWith(month)) + 1;
const dayNumber = (said: string | undefined): number => (/^\d+$/.test(said ?? "") ? Number(said) : 1);

/** The next such weekday after today: `el próximo martes`, said on a Tuesday, is not today. */
const next = (today: DateTime, day: string): DateTime => coming(today.plus({ days: 1 }), weekdayNumber(day));
const inWeek = (today: DateTime, weeks: number, day: string): DateTime =>
  today.startOf("week").plus({ weeks, days: weekdayNumber(day) - 1 });
const inMonth = (today: DateTime, months: number, day: number): DateTime | undefined => {
  const month = today.startOf("month").plus({ months });
  return realDay(today, month.month, day, String(month.year));
};

const HOLIDAYS: readonly DateRule[] = [
  rule("nochebuena|vispera de navidad", (today) => onDay(today, 12, 24)),
  rule("(?:el dia de )?navidad", (today) => onDay(today, 12, 25)),
  rule("nochevieja|(?:la )?vispera de ano nuevo|fin de ano", (today) => onDay(today, 12, 31)),
  rule("(?:el dia de )?ano nuevo", (today) => onDay(today, 1, 1)),
  rule("(?:el dia de )?(?:los )?reyes(?: magos)?", (today) => onDay(today, 1, 6)),
  rule("(?:el dia de )?san valentin", (today) => onDay(today, 2, 14)),
  rule("(?:el dia de )?accion de gracias", (today) => yearly(today, (year) => nthWeekday(today.set({ year, month: 11, day: 1 }), 4, 4))),
];

const RULES: readonly DateRule[] = [
  rule("(\\d{4})-(\\d{2})-(\\d{2})", (today, [, year, month, day]) => realDay(today, Number(month), Number(day), year)),
  rule("pasado manana", (today) => today.plus({ days: 2 })),
  rule("anteayer|antier|antes de ayer", (today) => today.minus({ days: 2 })),
  rule(`${COUNT} semanas? (?:despues de|a partir de|desde) manana`, (today, [, weeks = ""]) =>
    today.plus({ days: 1, weeks: count(weeks) }),
  ),
  rule(`${COUNT} semanas? (?:despues del?|a partir del?|desde el) ${DAY}`, (today, [, weeks = "", day = ""]) =>
    coming(today, weekdayNumber(day)).plus({ weeks: count(weeks) }),
  ),
  rule(`(?:el )?${DAY} (?:en|dentro de) ${COUNT} semanas?`, (today, [, day = "", weeks = ""]) =>
    coming(today, weekdayNumber(day)).plus({ weeks: count(weeks) }),
  ),
  rule(`${WITHIN} ${COUNT} dias?`, (today, [, days = ""]) => today.plus({ days: count(days) })),
  rule(`${WITHIN} ${COUNT} semanas?`, (today, [, weeks = ""]) => today.plus({ weeks: count(weeks) })),
  rule(`${WITHIN} ${COUNT} mes(?:es)?`, (today, [, months = ""]) => today.plus({ months: count(months) })),
  rule(`${WITHIN} una quincena`, (today) => today.plus({ weeks: 2 })),
  rule(`(?:el )?(?:dia )?${NUMBER} (?:de |del )?${MONTH}${YEAR}`, (today, [, day, month = "", of, year]) =>
    realDay(today, monthNumber(month), dayNumber(day), of ?? year),
  ),
  rule(`(?:de )?${MONTH} (?:el )?${NUMBER}${YEAR}`, (today, [, month = "", day, of, year]) =>
    realDay(today, monthNumber(month), dayNumber(day), of ?? year),
  ),
  rule(`(?:el )?(?:dia )?${NUMBER} del (?:proximo mes|mes que viene|mes entrante|mes proximo)`, (today, [, day]) =>
    inMonth(today, 1, dayNumber(day)),
  ),
  rule(`(?:el )?(?:dia )?${NUMBER} de este mes`, (today, [, day]) => inMonth(today, 0, dayNumber(day))),
  rule(`(?:el )?${DAY} (?:dia )?(\\d{1,2})${NO_HOUR}`, (today, [, , day]) => dayOfMonth(today, Number(day))),
  ...HOLIDAYS,
  rule(`(?:el )?${DAY} de (?:la )?(?:semana que viene|semana entrante|semana proxima|proxima semana|otra semana)`, (today, [, day = ""]) =>
    inWeek(today, 1, day),
  ),
  rule(`(?:el )?${DAY} de esta semana`, (today, [, day = ""]) => inWeek(today, 0, day)),
  rule(`(?:el )?proximo ${DAY}|(?:el )?${DAY} (?:que viene|proximo|entrante|siguiente)`, (today, [, a, b]) => next(today, a ?? b ?? "")),
  rule(`(?:el )?${DAY} pasado|(?:el )?pasado ${DAY}`, (today, [, a, b]) => coming(today, weekdayNumber(a ?? b ?? "")).minus({ weeks: 1 })),
  rule(`(?:este |el )?${DAY}`, (today, [, day = ""]) => coming(today, weekdayNumber(day))),
  // The morning is told by what stands before it: `la mañana`, `esta mañana`.
  rule("(?:el dia de )?(?<!\\b(?:la|las|esta|una|cada|buena|toda|misma|pasado) )manana(?! siguiente)", (today) => today.plus({ days: 1 })),
  rule("(?:el dia de )?hoy(?: mismo)?|esta (?:manana|tarde|noche)|ahora mismo|ahorita", (today) => today),
  rule("ayer", (today) => today.minus({ days: 1 })),
  // Lex's own reading of weeks, months and years: what lies ahead is its last day, what has begun its first (lex-v2.md 8).
  rule("(?:la )?(?:semana que viene|semana entrante|semana proxima|proxima semana)", (today) => today.endOf("week")),
  rule("esta (?:misma )?semana", (today) => today.startOf("week")),
  rule("(?:la )?semana pasada", (today) => today.startOf("week").minus({ weeks: 1 })),
  rule("(?:el )?(?:mes que viene|mes entrante|mes proximo|proximo mes)", (today) => today.plus({ months: 1 }).endOf("month")),
  rule("este (?:mismo )?mes", (today) => today.startOf("month")),
  rule("(?:el )?mes pasado", (today) => today.minus({ months: 1 }).startOf("month")),
  rule("(?:el )?(?:ano que viene|proximo ano|ano proximo)", (today) => today.plus({ years: 1 }).endOf("year")),
  rule("(?:el )?(?:proximo fin de semana|fin de semana que viene)", (today) => today.startOf("week").plus({ weeks: 1, days: 5 })),
  rule("(?:este |el )?fin de semana", (today) => coming(today, 6)),
  rule("(?:a )?(?:fin|fines|final|finales) de(?: este)? mes", (today) => today.endOf("month")),
  rule(`(?:el dia|dia|el|del) ${NUMBER}${NO_HOUR}`, (today, [, day]) => dayOfMonth(today, dayNumber(day))),
];

export const dates: DateRules = {
  rules: RULES,
  weekday: new RegExp(`^(?:el |este )?${DAY}$`),
  bareDay: /^(?:dia )?(\d{1,2})$/,
  others: () => [],
};
