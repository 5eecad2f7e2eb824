// How much a word of a sentence tells about what is wanted.
import type { Lexicon } from "./language.ts";

/** One word of a sample utterance in its one form; a slot is its name in braces. */
export type Token = string;

export const slotToken = (name: string): Token => `{${name}}`;
export const isSlotToken = (token: Token): boolean => token.startsWith("{");

// A slot that the caller may well leave for later counts less than what the sentence is about.
const SLOT_WEIGHT = 0.6;
const FUNCTION_WEIGHT = 0.12;

/** How much a word tells about what is wanted. */
export const weightOf = (token: Token, { fillers, functionWords }: Lexicon): number => {
  if (isSlotToken(token)) return SLOT_WEIGHT;
  if (fillers.has(token)) return 0;
  return functionWords.has(token) ? FUNCTION_WEIGHT : 1;
};

export const weigh = (tokens: Iterable<Token>, lexicon: Lexicon): number => {
  let sum = 0;
  for (const token of tokens) sum += weightOf(token, lexicon);
  return sum;
};
