// Text as the NLU reads it: lower-case words without punctuation, numbers as digits, each remembering where it stood, so that a
// slot's original value is what the caller really said.
import { english } from "./en.ts";
import type { Language } from "./language.ts";
import type { Word } from "./line.ts";

export { lineOf, saidBetween } from "./line.ts";

// `a.m.` and `p.m.` are read as `am` and `pm`; a colon, dot or slash inside digits stays (10:30, 11/30).
const TOKEN = /[ap]\.\s?m\b\.?|[\p{L}\p{N}\p{M}]+(?:['’\-:./][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The words of a caller's text (or of a sample utterance), in their one form.
 * @param language English unless told
 */
export const wordsOf = (text: string, { spell, joinNumbers }: Language = english): readonly Word[] =>
  joinNumbers(
    [...text.matchAll(TOKEN)].flatMap((match) =>
      spell(match[0]).map((part) => ({ text: part, start: match.index, end: match.index + match[0].length })),
    ),
  );
