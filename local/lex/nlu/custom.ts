// A custom slot type's reader: its values and synonyms found in any sentence, singular or plural, the longest phrase first.
import type { SlotTypeDefinition } from "../definition.ts";
import type { Language, Span } from "./language.ts";
import type { SlotReader } from "./reader.ts";
import { saidBetween, type Word } from "./line.ts";
import { wordsOf } from "./words.ts";

interface Phrase {
  readonly stems: readonly string[];
  readonly value: string;
}

const index = (type: SlotTypeDefinition, language: Language): ReadonlyMap<string, readonly Phrase[]> => {
  const phrases = new Map<string, Phrase[]>();
  for (const { sampleValue, synonyms = [] } of type.slotTypeValues ?? [])
    for (const word of [sampleValue.value, ...synonyms.map(({ value }) => value)]) {
      const stems = wordsOf(word, language).map(({ text }) => language.stem(text));
      const first = stems[0];
      if (first === undefined) continue;
      const known = phrases.get(first) ?? [];
      known.push({ stems, value: sampleValue.value });
      phrases.set(
        first,
        known.toSorted((a, b) => b.stems.length - a.stems.length),
      );
    }
  return phrases;
};

// As said, but for a typing mistake that was put right.
const ownWords = (text: string, words: readonly Word[], from: number, to: number): string => {
  const own = words.slice(from, to);
  return own.some(({ corrected }) => corrected) ? own.map((word) => word.text).join(" ") : saidBetween(text, words, from, to);
};

/**
 * The reader of a custom slot type.
 * ORIGINAL_VALUE answers in the caller's words and takes unknown ones; TOP_RESOLUTION answers the listed value or nothing (lex-v2.md 8).
 */
export const customReader = (type: SlotTypeDefinition, language: Language): SlotReader => {
  const phrases = index(type, language);
  const expands = type.valueSelectionSetting?.resolutionStrategy === "ORIGINAL_VALUE";
  return {
    find: ({ text, words }) => {
      const stems = words.map((word) => language.stem(word.text));
      const spans: Span[] = [];
      for (let at = 0; at < stems.length; at++) {
        const phrase = phrases
          .get(stems[at] ?? "")
          ?.find(({ stems: wanted }) => wanted.every((word, offset) => stems[at + offset] === word));
        if (phrase === undefined) continue;
        const to = at + phrase.stems.length;
        spans.push({
          from: at,
          to,
          resolvedValues: [phrase.value],
          ...(expands ? { interpretedValue: ownWords(text, words, at, to) } : {}),
        });
        at = to - 1;
      }
      return spans;
    },
    ...(expands ? { open: (said: string) => said } : {}),
  };
};

/** The words of a custom slot type, in one form: what a typing mistake may have meant. */
export const wordsOfType = (type: SlotTypeDefinition, language: Language): readonly string[] =>
  (type.slotTypeValues ?? []).flatMap(({ sampleValue, synonyms = [] }) =>
    [sampleValue, ...synonyms].flatMap(({ value }) => wordsOf(value, language).map(({ text }) => text)),
  );
