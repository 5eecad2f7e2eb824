// Relative days by language: what "tomorrow", "next Friday" and "in two hours" mean from a given date. Where words can be meant in two ways, or are
// not known, the answer is undefined rather than a guess.
import { english } from "./en.ts";
import type { ReadRelative } from "./reading.ts";
import { spanish } from "./es.ts";

export { plainWords, type Reading } from "./reading.ts";

const LANGUAGES: Readonly<Record<string, ReadRelative>> = { en: english, es: spanish };

/** The reader for a Lex locale such as `en_US`; one that knows no words for a language that is missing. */
export const relativeDaysIn = (localeId: string): ReadRelative => LANGUAGES[localeId.slice(0, 2)] ?? (() => undefined);
