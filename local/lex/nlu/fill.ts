// Slot values out of a caller's words, told anywhere in a sentence. The answer to one slot's own question is in answer.ts.
import type { SlotValue } from "../state.ts";
import type { CompiledIntent, CompiledLocale, CompiledSlot } from "./compile.ts";
import type { Span } from "./language.ts";
import type { Heard } from "./reader.ts";
import { saidBetween } from "./line.ts";

const RESOLVED_VALUES = 5; // lex-v2.md 1.1
const OPEN_WORDS = 3;

/** A slot that the sentence fills, and which of its words do. */
export interface Filled {
  readonly slot: CompiledSlot;
  readonly span: Span;
  readonly value: SlotValue;
  /** Filled with words the bot does not know, by where they stand. */
  readonly guessed: boolean;
}

export const valueOf = ({ text, words }: Heard, span: Span): SlotValue => ({
  shape: "Scalar",
  value: {
    originalValue: saidBetween(text, words, span.from, span.to),
    // An ambiguous time has no interpretation: the code hook must ask (lex-v2.md 8).
    interpretedValue: span.interpretedValue ?? (span.resolvedValues.length === 1 ? (span.resolvedValues[0] ?? null) : null),
    resolvedValues: span.resolvedValues.slice(0, RESOLVED_VALUES),
  },
});

export const openValue = (slot: CompiledSlot, heard: Heard, from: number, to: number): Filled | undefined => {
  const said = slot.reader.open?.(saidBetween(heard.text, heard.words, from, to));
  if (said === undefined || said === "") return undefined;
  const span: Span = { from, to, resolvedValues: [], interpretedValue: said };
  return { slot, span, value: valueOf(heard, span), guessed: true };
};

const overlaps = (filled: readonly Filled[], { from, to }: Span): boolean => filled.some(({ span }) => from < span.to && span.from < to);

// `not tomorrow, Monday`, `instead of roses`: what is named to be refused fills nothing.
const wantedIn = ({ reader }: CompiledSlot, heard: Heard): readonly Span[] => {
  const before = ({ from }: Span): string =>
    heard.words
      .slice(0, from)
      .map(({ text }) => text)
      .join(" ");
  const { refused, perhapsRefused } = heard.language;
  const wanted = reader.find(heard).filter((span) => !refused.test(before(span)));
  if (perhapsRefused === undefined) return wanted;
  const surely = wanted.filter((span) => !perhapsRefused.test(before(span)));
  return surely.length > 0 ? surely : wanted;
};

export const valuesFound = (slot: CompiledSlot, heard: Heard): readonly Span[] => {
  const known = heard.found.get(slot.reader);
  if (known !== undefined) return known;
  const wanted = wantedIn(slot, heard);
  heard.found.set(slot.reader, wanted);
  return wanted;
};

// Of two slots of one type, the word before a value says which is meant (from A to B); else the one asked first.
const closedValues = (slots: readonly CompiledSlot[], heard: Heard): readonly Filled[] => {
  const filled: Filled[] = [];
  const byType = Map.groupBy(
    slots.toSorted((a, b) => Number(a.reader.modest ?? false) - Number(b.reader.modest ?? false)),
    ({ definition }) => definition.slotTypeName,
  );
  for (const alike of byType.values()) {
    const free = [...alike];
    const [anyOf] = alike;
    for (const span of anyOf === undefined ? [] : valuesFound(anyOf, heard)) {
      if (alike[0]?.reader.modest === true && overlaps(filled, span)) continue;
      const before = heard.language.stem(heard.words[span.from - 1]?.text ?? "");
      const at = Math.max(
        0,
        free.findIndex(({ surroundings }) => surroundings.before.has(before)),
      );
      const [slot] = free.splice(at, 1);
      if (slot !== undefined) filled.push({ slot, span, value: valueOf(heard, span), guessed: false });
    }
  }
  return filled;
};

const isUnknown = (word: string, { known, language: { stem, lexicon } }: CompiledLocale): boolean =>
  !known.has(word) && !known.has(stem(word)) && !lexicon.functionWords.has(word) && !lexicon.fillers.has(word) && !/^\d/.test(word);

// Words that no intent knows, standing where sample utterances have the slot: `some GLADIOLI for tomorrow`.
const guess = (slot: CompiledSlot, heard: Heard, filled: readonly Filled[], locale: CompiledLocale): Filled | undefined => {
  const { words } = heard;
  const { stem, lexicon } = heard.language;
  const free = (at: number): boolean => {
    const word = words[at];
    return word !== undefined && isUnknown(word.text, locale) && !overlaps(filled, { from: at, to: at + 1, resolvedValues: [] });
  };
  const telling = (from: number, step: 1 | -1): string => {
    let at = from;
    while (lexicon.fillers.has(words[at]?.text ?? "-")) at += step;
    const other = filled.find(({ span }) => at >= span.from && at < span.to);
    return other === undefined ? stem(words[at]?.text ?? "") : `{${other.slot.name}}`;
  };
  for (let from = 0; from < words.length; from++) {
    if (!free(from)) continue;
    let to = from + 1;
    while (to < words.length && to - from < OPEN_WORDS && free(to)) to++;
    const before = telling(from - 1, -1);
    const after = telling(to, 1);
    const alone = before === "" && after === "";
    if (!alone && slot.surroundings.before.has(before) && slot.surroundings.after.has(after)) return openValue(slot, heard, from, to);
  }
  return undefined;
};

/** Every slot of an intent that the sentence fills. */
export const slotsIn = (intent: CompiledIntent, heard: Heard, locale: CompiledLocale): readonly Filled[] => {
  const filled = [...closedValues(intent.slots, heard)];
  for (const slot of intent.slots) {
    if (slot.reader.open === undefined || filled.some((other) => other.slot === slot)) continue;
    const guessed = guess(slot, heard, filled, locale);
    if (guessed !== undefined) filled.push(guessed);
  }
  return filled;
};
