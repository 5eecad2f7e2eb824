// Which language a locale is read in. A bot with a locale of another language is refused when it is made (gaps.ts).
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import type { Language } from "./language.ts";

const LANGUAGES: readonly Language[] = [english, spanish];

/** @param localeId as Lex spells it: `es_US` */
export const languageOf = (localeId: string): Language | undefined => LANGUAGES.find(({ code }) => localeId.startsWith(`${code}_`));
