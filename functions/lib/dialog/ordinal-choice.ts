// Which of the times that were offered a caller means by its place: "the second one", or its key. Lex has no slot type for it, and takes "the first"
// for a day of the month. The hook has the words themselves in the event (`inputTranscript`).
import type { EpochMs } from "../../../shared/clock.ts";
import { plain } from "./bare-answer.ts";

/** A place among the offered, from 0; the last, or the earliest and the latest of them. */
type Place = number | "last" | "earliest" | "latest";

interface Ways {
  /** What may stand before and after, and says nothing. */
  readonly before: RegExp;
  readonly after: RegExp;
  /** Each for the whole of what is left. A lone number is none: it may be an hour. */
  readonly places: readonly (readonly [RegExp, Place])[];
}

const english: Ways = {
  before:
    /^(?:(?:um|uh|er|oh|well|so|ok|okay|yes|yeah|sure|then|please|maybe|perhaps|i think|id like|i would like|i want|id prefer|i prefer|ill take|i will take|ill have|lets take|lets do|lets say|give me|take|book|make it|how about|id take|i take) )+/,
  after: /(?: (?:please|then|thanks|thank you|is fine|is good|is ok|is okay|works|would be great|would be good|sounds good|for me))+$/,
  places: [
    [/^(?:the )?(?:very )?(?:first|1st)(?: (?:one|option|choice|time|slot))?$/, 0],
    [/^(?:the )?(?:second|2nd|middle)(?: (?:one|option|choice|time|slot))?$/, 1],
    [/^(?:the )?(?:third|3rd)(?: (?:one|option|choice|time|slot))?$/, 2],
    [/^(?:the )?last(?: (?:one|option|choice|time|slot))$|^the last$/, "last"],
    [/^(?:option|number|choice)(?: number)? (?:1|one)$/, 0],
    [/^(?:option|number|choice)(?: number)? (?:2|two)$/, 1],
    [/^(?:option|number|choice)(?: number)? (?:3|three)$/, 2],
    [/^the (?:earlier|earliest|soonest)(?: (?:one|option|time|slot|of (?:them|those)))?$/, "earliest"],
    [/^the (?:later|latest)(?: (?:one|option|time|slot|of (?:them|those)))?$/, "latest"],
  ],
};

const spanish: Ways = {
  before:
    /^(?:(?:eh|em|ah|oh|pues|bueno|ok|vale|si|claro|entonces|por favor|mejor|quiza|tal vez|quiero|quisiera|querria|prefiero|me gustaria|me quedo con|escojo|elijo|tomo|deme|dame|reserve|reserveme|que sea|seria) )+/,
  after: /(?: (?:por favor|porfa|entonces|gracias|esta bien|me va bien|me viene bien|me parece bien|me sirve))+$/,
  places: [
    [/^(?:(?:el|la|lo) )?(?:primero|primera|primer)(?: (?:opcion|horario|cita))?$|^la primera hora$/, 0],
    [/^(?:(?:el|la|lo) )?(?:segundo|segunda)(?: (?:opcion|horario|cita|hora))?$|^(?:el|la) (?:de en|del) medio$/, 1],
    [/^(?:(?:el|la|lo) )?(?:tercero|tercera|tercer)(?: (?:opcion|horario|cita|hora))?$/, 2],
    [/^(?:el|la) ultim[oa](?: (?:opcion|horario|cita|hora))?$/, "last"],
    [/^(?:(?:la|el) )?(?:opcion|numero)(?: numero)? (?:1|uno)$/, 0],
    [/^(?:(?:la|el) )?(?:opcion|numero)(?: numero)? (?:2|dos)$/, 1],
    [/^(?:(?:la|el) )?(?:opcion|numero)(?: numero)? (?:3|tres)$/, 2],
    [/^(?:el|la) (?:de )?(?:mas )(?:tempran[oa]|pronto)$/, "earliest"],
    [/^(?:el|la) (?:de )?(?:mas )(?:tarde|tardi[oa])$/, "latest"],
  ],
};

const placeIn = (said: string, { before, after, places }: Ways): Place | undefined => {
  const core = plain(said).replace(before, "").replace(after, "");
  return places.find(([pattern]) => pattern.test(core))?.[1];
};

/**
 * The offered time that is meant.
 * @param offered in the order in which they were said
 * @param locale as in `es_US`
 * @param answer the caller's words, or the keys that were pressed
 * @returns undefined where the answer names none by its place
 */
export const chosen = (
  offered: readonly EpochMs[],
  locale: string,
  answer: { readonly transcript?: string; readonly keys?: string },
): EpochMs | undefined => {
  if (answer.keys !== undefined) return /^\d$/.test(answer.keys) ? offered[Number(answer.keys) - 1] : undefined;
  const place = placeIn(answer.transcript ?? "", locale.toLowerCase().startsWith("es") ? spanish : english);
  if (place === undefined || offered.length === 0) return undefined;
  if (place === "last") return offered.at(-1);
  if (place === "earliest") return Math.min(...offered);
  return place === "latest" ? Math.max(...offered) : offered[place];
};

/** Times as a session attribute holds them. */
export const offeredText = (slots: readonly { readonly startsAt: EpochMs }[]): string => slots.map(({ startsAt }) => startsAt).join(",");

/** Reads such a text; whatever else stands there offers nothing. */
export const parseOffered = (text: string | undefined): readonly EpochMs[] =>
  /^\d{1,15}(?:,\d{1,15})*$/.test(text ?? "") ? (text ?? "").split(",").map(Number) : [];
