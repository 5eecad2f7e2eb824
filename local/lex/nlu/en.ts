// English, as callers in the US speak it.
import type { Language } from "./language.ts";
import { confirmation } from "./en/confirmation.ts";
import { dates } from "./en/dates.ts";
import { digits } from "./en/digits.ts";
import { lexicon } from "./en/lexicon.ts";
import { times } from "./en/times.ts";
import { joinNumbers, spell } from "./en/words.ts";
import { stem } from "./stem.ts";

export const english: Language = {
  code: "en",
  spell,
  joinNumbers,
  stem,
  stemsAreWords: true,
  lexicon,
  dates,
  times,
  confirmation,
  digits,
  // `I do not want flowers` has every word of an order; `I do not want a machine` is a sample of its own.
  unwanted: /\b(?:not|never|no longer) (?:really |actually )?(want|need|order|buy|like|looking|interested)\b/,
  refused: /(?:^|.* )(?:(?<!why )not|instead of|rather than)(?: (?:the|on|at|for|in|by|this|any|some))*$/,
  correction: /\b(?:actually|instead|rather|change|make (?:it|that|them)|i mean|i meant|correction|switch|wait|sorry|no)\b/,
};
