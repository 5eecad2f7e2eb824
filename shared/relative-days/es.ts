// Relative days and times in Spanish. "En ocho días" and "en quince días" are left to Lex: people say them for one week and for two.
import { dateOf, daysAfter, endOfMonth } from "../dates.ts";
import {
  coming,
  dayOfMonth,
  dayOfYear,
  monthsAfter,
  ofWeek,
  onWeekday,
  readerOf,
  whole,
  type AfterRule,
  type DayRule,
  type ReadRelative,
} from "./reading.ts";

const NUMBERS =
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve".split(
    " ",
  );
const TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const COUNT = `(una?|veintiuna?|un par de|\\d{1,3}|(?:${TENS.join("|")})(?: y (?:una?|${NUMBERS.slice(1, 10).join("|")}))?|${NUMBERS.join("|")})`;

/** `tres`, `treinta y un`, `21`, `una`, `un par de`. */
const count = (said = ""): number | undefined => {
  if (/^\d+$/.test(said)) return Number(said);
  if (said === "un par de") return 2;
  const full = said.replace(/un(?:a|o)?$/, "uno");
  if (NUMBERS.includes(full)) return NUMBERS.indexOf(full);
  const [ten = "", unit] = full.split(" y ");
  if (!TENS.includes(ten)) return undefined;
  return (TENS.indexOf(ten) + 3) * 10 + (unit === undefined ? 0 : NUMBERS.indexOf(unit));
};

const DAYS = ["domingo", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado"];
const D = `(${DAYS.join("|")})`;
const dayNumber = (said = ""): number => DAYS.indexOf(said);
const dayNumberIf = (said: string | undefined): number | undefined => (said === undefined ? undefined : dayNumber(said));

const MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "se", "oct", "nov", "dic"];
const M =
  "(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|jun|jul|ago|sept?|oct|nov|dic)";
const monthNumber = (said = ""): number => MONTHS.findIndex((month) => said.startsWith(month)) + 1;

const MONTH_DAY = `(primero|1ero|1ro|1o|\\d{1,2}|treinta y uno?|treinta|${NUMBERS.slice(1).join("|")})`;
const monthDay = (said = ""): number => (/^(?:primero|1[a-z]+)$/.test(said) ? 1 : (count(said) ?? 0));

const PART = "(?: (?:por|en|a|de) la (?:manana|tarde|noche)| temprano| al mediodia)?";
const IN = "(?:dentro de|en|de aqui a)";
const NEXT_WEEK = "(?:de )?(?:la )?(?:semana que viene|semana entrante|semana proxima|proxima semana)";
const NEXT_MONTH = "(?:proximo mes|mes que viene|mes entrante|mes proximo)";

const day = (pattern: string, date: DayRule[1]): DayRule => [whole(`(?:para )?(?:${pattern})`), date];
const after = (pattern: string, minutes: AfterRule[1]): AfterRule => [whole(pattern), minutes];

const plus = (from: string, said: string | undefined, days: number): string | undefined => {
  const number = count(said);
  return number === undefined ? undefined : daysAfter(from, number * days);
};

/** Of days, people count today along in eight and fifteen. */
const daysOn = (today: string, said: string | undefined): string | undefined => {
  const number = count(said);
  return number === 8 || number === 15 ? undefined : plus(today, said, 1);
};

const DAY_RULES: readonly DayRule[] = [
  day(`(?:el dia de )?hoy(?: mismo)?${PART}|esta (?:misma )?(?:manana|tarde|noche)|ahorita`, (today) => today),
  day(`(?:el dia de )?manana(?: mismo)?${PART}`, (today) => daysAfter(today, 1)),
  day(`pasado manana${PART}`, (today) => daysAfter(today, 2)),
  day("ayer", (today) => daysAfter(today, -1)),
  day("anteayer|antier|antes de ayer", (today) => daysAfter(today, -2)),
  day(`${IN} ${COUNT} dias?`, (today, [, days]) => daysOn(today, days)),
  day(`${IN} ${COUNT} semanas?`, (today, [, weeks]) => plus(today, weeks, 7)),
  day(`(?:en )?${COUNT} semanas? (?:despues de|a partir de|desde) (?:(hoy)|manana)`, (today, [, weeks, isToday]) =>
    plus(isToday === undefined ? daysAfter(today, 1) : today, weeks, 7),
  ),
  day(`(?:en )?${COUNT} semanas? (?:despues del|a partir del|desde el) ${D}`, (today, [, weeks, name]) =>
    plus(coming(today, dayNumber(name)), weeks, 7),
  ),
  day(`(?:el )?${D} ${IN} ${COUNT} semanas?`, (today, [, name, weeks]) => plus(coming(today, dayNumber(name)), weeks, 7)),
  day(`${IN} ${COUNT} mes(?:es)?`, (today, [, said]) => {
    const months = count(said);
    return months === undefined ? undefined : monthsAfter(today, months);
  }),
  day(`(?:el )?${D} ${NEXT_WEEK}`, (today, [, name]) => ofWeek(today, 1, dayNumber(name))),
  day(`(?:el )?${D} de esta semana`, (today, [, name]) => ofWeek(today, 0, dayNumber(name))),
  day(`(?:el )?proximo ${D}${PART}|(?:el )?${D} (?:que viene|proximo|entrante|siguiente)${PART}`, (today, [, a, b]) =>
    coming(daysAfter(today, 1), dayNumber(a ?? b)),
  ),
  day(`(?:el )?${D} pasado|(?:el )?pasado ${D}`, (today, [, a, b]) => daysAfter(coming(today, dayNumber(a ?? b)), -7)),
  day(`(?:este |el )?${D}${PART}`, (today, [, name]) => coming(today, dayNumber(name))),
  day(`(?:el )?(?:dia )?${MONTH_DAY} del ${NEXT_MONTH}`, (today, [, number]) => {
    const next = endOfMonth(today, 1);
    return dateOf(Number(next.slice(0, 4)), Number(next.slice(5, 7)), monthDay(number));
  }),
  day(`(?:el )?(?:dia )?${MONTH_DAY} de este mes`, (today, [, number]) =>
    dateOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), monthDay(number)),
  ),
  day(`(?:el )?(?:${D} )?(?:el )?(?:dia )?${MONTH_DAY} (?:de |del )?${M}`, (today, [, name, number, month]) =>
    onWeekday(dayOfYear(today, monthNumber(month), monthDay(number)), dayNumberIf(name)),
  ),
  day(`(?:el )?${D} (?:dia )?${MONTH_DAY}|(?:el dia|dia|el) ${MONTH_DAY}`, (today, [, name, a, b]) =>
    onWeekday(dayOfMonth(today, monthDay(a ?? b)), dayNumberIf(name)),
  ),
  day(`(?:de )?${M} (?:el )?(?:dia )?${MONTH_DAY}`, (today, [, month, number]) => dayOfYear(today, monthNumber(month), monthDay(number))),
  day("(?:a )?fin de(?: este)? mes|el ultimo dia (?:del|de este) mes", (today) => endOfMonth(today)),
  day("(?:el dia de )?navidad", (today) => dayOfYear(today, 12, 25)),
  day("nochebuena", (today) => dayOfYear(today, 12, 24)),
  day("nochevieja", (today) => dayOfYear(today, 12, 31)),
  day("(?:el dia de )?ano nuevo", (today) => dayOfYear(today, 1, 1)),
];

const hours = (said: string | undefined, more = 0): number | undefined => {
  const number = count(said);
  return number === undefined ? undefined : number * 60 + more;
};

const AFTER_RULES: readonly AfterRule[] = [
  after("ahora(?: mismo)?|ya mismo|de inmediato|inmediatamente", () => 0),
  after(`${IN} media hora`, () => 30),
  after(`${IN} un cuarto de hora`, () => 15),
  after(`${IN} ${COUNT} horas?`, ([, said]) => hours(said)),
  after(`${IN} ${COUNT} horas? y media`, ([, said]) => hours(said, 30)),
  after(`${IN} ${COUNT} horas? y ${COUNT} minutos?`, ([, a, b]) => {
    const minutes = count(b);
    return minutes === undefined ? undefined : hours(a, minutes);
  }),
  after(`${IN} ${COUNT} minutos?`, ([, said]) => count(said)),
];

export const spanish: ReadRelative = readerOf(DAY_RULES, AFTER_RULES);
