// Times as Spanish speakers say them, over words without accents.
import type { Half, Part, TimeRule, TimeRules } from "../language.ts";
import { exactly, meanings, relative, shifted, timeRule as rule } from "../time-rules.ts";

const HOUR = "(una|\\d{1,2})";
const THE = "(?:las? )?";
const SHARP = "(?: en punto)?";
/** What tells the half of the day beside the hour. */
const HALF =
  "(?:(?: horas?)?(?: en punto)?,?(?: (?:de|por|en|a) la (manana|tarde|noche|madrugada)| (?:del (mediodia|dia))| (am|pm|a m|p m)))";
const AT = "(?:a|sobre|hacia|como a|antes de|despues de|desde|hasta|tipo|para)";

const PARTS: Readonly<Record<string, Part>> = { manana: "MO", tarde: "AF", noche: "NI", madrugada: "MO" };

const halfBy = (part: Part | undefined, hour: number): Half | undefined => {
  // `las doce de la mañana` is noon, where it is said at all.
  if (part === "MO") return hour === 12 ? "pm" : "am";
  if (part === "AF") return "pm";
  return part === "NI" ? (hour === 12 || hour < 5 ? "am" : "pm") : undefined;
};

const halfOf = (word: string, hour: number): Half | undefined => {
  if (word === "madrugada") return "am";
  if (/^[ap]/.test(word)) return word.startsWith("a") ? "am" : "pm";
  return word === "dia" || word === "mediodia" ? (hour === 12 || hour < 6 ? "pm" : "am") : halfBy(PARTS[word], hour);
};

const number = (said: string | undefined): number => (said === "una" ? 1 : Number(said));
const first = (...said: readonly (string | undefined)[]): string | undefined => said.find((word) => word !== undefined);
const minutes = (said: string): number => (said === "media" ? 30 : said === "cuarto" ? 15 : Number(said));

const RULES: readonly TimeRule[] = [
  rule(`${THE}${HOUR} y (media|cuarto|\\d{1,2})${HALF}?${SHARP}`, ({ half }, [, hour, more = "", a, b, c]) =>
    meanings(number(hour), minutes(more), half(number(hour), first(a, b, c))),
  ),
  rule(`${THE}${HOUR} menos (cuarto|\\d{1,2})${HALF}?`, ({ half }, [, hour, less = "", a, b, c]) =>
    shifted(number(hour), -minutes(less), half(number(hour), first(a, b, c))),
  ),
  rule(`(?:un )?(cuarto|\\d{1,2})(?: minutos)? (?:para|pa) las? ${HOUR}${HALF}?`, ({ half }, [, less = "", hour, a, b, c]) =>
    shifted(number(hour), -minutes(less), half(number(hour), first(a, b, c))),
  ),
  rule("(?:en|dentro de) media hora", ({ now }) => relative(now, 30)),
  rule("(?:en|dentro de) (una|\\d{1,2}) horas?(?: y media)?", ({ now }, [said = "", hours]) =>
    relative(now, 60 * number(hours) + (said.endsWith("media") ? 30 : 0)),
  ),
  rule("(?:en|dentro de) (\\d{1,3}) minutos?", ({ now }, [, more]) => relative(now, Number(more))),
  rule(`${THE}${HOUR}[:.](\\d{2})(?: horas)?${HALF}?`, ({ half }, [, hour = "", minute, a, b, c]) =>
    // A leading zero is the 24-hour clock.
    meanings(number(hour), Number(minute), hour.startsWith("0") ? "am" : half(number(hour), first(a, b, c))),
  ),
  rule(`${THE}(\\d{2})(\\d{2}) horas`, (_heard, [, hour, minute]) => exactly(Number(hour), Number(minute))),
  rule(`las? ${HOUR} (?:con )?(\\d{2})${HALF}?`, ({ half }, [, hour, minute, a, b, c]) =>
    meanings(number(hour), Number(minute), half(number(hour), first(a, b, c))),
  ),
  rule(`${HOUR} (\\d{2}) horas`, (_heard, [, hour, minute]) => exactly(number(hour), Number(minute))),
  rule(`${HOUR} (?:con )?(\\d{2})${HALF}`, ({ half }, [, hour, minute, a, b, c]) =>
    meanings(number(hour), Number(minute), half(number(hour), first(a, b, c))),
  ),
  rule(`${THE}${HOUR}${HALF}`, ({ half }, [, hour, a, b, c]) => meanings(number(hour), 0, half(number(hour), first(a, b, c)))),
  // `15 horas` is a time of the 24-hour clock; `a las 3 horas` leaves it as open as `a las 3`.
  rule(`(?<!\\b(?:en|de|por) )${THE}(\\d{1,2}) (?:horas|en punto)(?: (?:con )?(\\d{2}))?`, ({ half }, [, hour, minute]) =>
    meanings(Number(hour), Number(minute ?? 0), half(Number(hour), undefined)),
  ),
  rule("(?:el )?mediodia|medio dia", () => ["12:00"]),
  rule("(?:la )?medianoche|media noche", () => ["00:00"]),
  rule(
    `las? ${HOUR}(?! de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|set|octubre|noviembre|diciembre))`,
    ({ half }, [, hour]) => meanings(number(hour), 0, half(number(hour), undefined)),
  ),
];

const ANSWERS: readonly TimeRule[] = [
  // Keys are the 24-hour clock: HHMM.
  rule("^(\\d{2})(\\d{2})$", (_heard, [, hour, minute]) => exactly(Number(hour), Number(minute))),
  rule(`^${HOUR} (?:con )?(\\d{2})$`, ({ half }, [, hour, minute]) =>
    meanings(number(hour), Number(minute), half(number(hour), undefined)),
  ),
  rule(`^${HOUR}$`, ({ half }, [, hour]) => meanings(number(hour), 0, half(number(hour), undefined))),
  rule("^(am|pm)$", (_heard, [, said = ""]) => [said.toUpperCase()]),
];

export const times: TimeRules = {
  rules: RULES,
  answers: ANSWERS,
  lead: new RegExp(`^${AT} (?:como |eso de )?`),
  part: /(?<=\b(?:la|esta) )(?:manana|tarde|noche|madrugada)\b|(?<=\b(?:manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo) )(?:tarde|noche)\b/g,
  partOf: (word) => PARTS[word],
  halfBy,
  halfOf,
};
