// Which language a locale is read in. A locale of another language is read as English, as every locale once was.
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import type { Language } from "./language.ts";

const LANGUAGES: readonly Language[] = [english, spanish];

/** @param localeId as Lex spells it: `es_US` */
export const languageOf = (localeId: string): Language => LANGUAGES.find(({ code }) => localeId.startsWith(`${code}_`)) ?? english;
