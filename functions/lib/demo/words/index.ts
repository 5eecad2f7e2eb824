// The language of a caller's locale.
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import type { Words } from "./words.ts";

/**
 * @param locale as in `es_US` or `es-US`; English for any other language
 * @param today the date in the line's own time zone
 * @param isText it is read, by somebody who has no keys to press
 */
export const wordsFor = (locale: string | undefined, today: string, isText = false): Words =>
  locale?.toLowerCase().startsWith("es") === true ? spanish(today, isText) : english(today, isText);
