// Spanish, as callers in the US and in Latin America speak it, with the ways of Spain where they do not contradict. Accents are folded away:
// transcripts and keyboards leave them out.
import type { Language } from "./language.ts";
import { confirmation } from "./es/confirmation.ts";
import { dates } from "./es/dates.ts";
import { digits } from "./es/digits.ts";
import { lexicon } from "./es/lexicon.ts";
import { joinNumbers } from "./es/numbers.ts";
import { spell, stem } from "./es/words.ts";
import { times } from "./es/times.ts";

const ARTICLES = "(?: (?:el|la|los|las|a|al|de|del|en|para|por|este|esta|dia))*$";

export const spanish: Language = {
  code: "es",
  spell,
  joinNumbers,
  stem,
  stemsAreWords: false,
  lexicon,
  dates,
  times,
  confirmation,
  digits,
  unwanted: /\bno (?:me |la |lo |las |los )?(quiero|quisiera|necesito|deseo|busco|interesa)\b/,
  refused: new RegExp(`(?:^|.* )(?:en vez|en lugar|no (?:puedo|quiero|me conviene|me sirve))${ARTICLES}`),
  // `no el martes, el miercoles` refuses; `no, el miercoles` corrects: a lone value after a no is the wish.
  perhapsRefused: new RegExp(`(?:^|.* )no${ARTICLES}`),
  correction: /\b(?:mejor|en realidad|en vez|en lugar|cambi\w*|sino|quiero decir|quise decir|perdon|espere?|corrij\w*|no)\b/,
};
