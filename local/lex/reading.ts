// What a turn was read as: the intent and where in it the conversation is, and all that may have been meant beside it.
import type { Intent, Interpretation, SlotValue } from "./state.ts";
import type { CompiledIntent, CompiledLocale, CompiledSlot } from "./nlu/compile.ts";
import type { Filled } from "./nlu/fill.ts";
import type { Meaning } from "./nlu/listen.ts";

/** Where in its intent the conversation is after the turn; the code hook and the next step hang on it. */
export type Point =
  | { readonly kind: "start" }
  | { readonly kind: "captured"; readonly slot: CompiledSlot }
  | { readonly kind: "missed"; readonly slot: CompiledSlot }
  | { readonly kind: "confirmed" }
  | { readonly kind: "denied" }
  | { readonly kind: "unclear" };

export interface Reading {
  readonly intent: Intent;
  readonly compiled: CompiledIntent;
  readonly point: Point;
  readonly interpretations: readonly Interpretation[];
  /** The slots that this turn filled. */
  readonly resolved: Readonly<Record<string, SlotValue>>;
}

const INTERPRETATIONS = 5; // lex-v2.md 1

/** An intent nothing is known of yet. */
export const freshIntent = (compiled: CompiledIntent): Intent => ({
  name: compiled.name,
  slots: Object.fromEntries(compiled.slots.map(({ name }) => [name, null])),
  state: "InProgress",
  confirmationState: "None",
});

export const valuesOf = (filled: readonly Filled[]): Readonly<Record<string, SlotValue>> =>
  Object.fromEntries(filled.map(({ slot, value }) => [slot.name, value]));

export const withSlots = (intent: Intent, filled: readonly Filled[]): Intent => ({
  ...intent,
  slots: { ...intent.slots, ...valuesOf(filled) },
});

// The chosen intent first, then what may have been meant as well; the fallback intent stands where the confidence threshold is.
export const interpretationsOf = (
  locale: CompiledLocale,
  chosen: Intent,
  confidence: number | undefined,
  meanings: readonly Meaning[],
): readonly Interpretation[] => {
  const others = meanings.filter(({ intent, confidence: sure }) => intent.name !== chosen.name && sure > 0);
  const told = ({ intent, confidence: sure, filled }: Meaning): Interpretation => ({
    intent: withSlots(freshIntent(intent), filled),
    nluConfidence: sure,
  });
  const fallback = chosen.name === locale.fallback.name ? [] : [{ intent: freshIntent(locale.fallback) }];
  return [
    { intent: chosen, ...(confidence === undefined ? {} : { nluConfidence: confidence }) },
    ...others.filter(({ confidence: sure }) => sure >= locale.threshold).map(told),
    ...fallback,
    ...others.filter(({ confidence: sure }) => sure < locale.threshold).map(told),
  ].slice(0, INTERPRETATIONS);
};

/** The fallback intent, as when nothing was understood or a question was asked in vain. */
export const fallbackReading = (locale: CompiledLocale, meanings: readonly Meaning[]): Reading => {
  const intent = freshIntent(locale.fallback);
  return {
    intent,
    compiled: locale.fallback,
    point: { kind: "start" },
    resolved: {},
    interpretations: interpretationsOf(locale, intent, undefined, meanings),
  };
};

export const startReading = (locale: CompiledLocale, meaning: Meaning, meanings: readonly Meaning[]): Reading => {
  const intent = withSlots(freshIntent(meaning.intent), meaning.filled);
  const interpretations = interpretationsOf(locale, intent, meaning.confidence, meanings);
  return { intent, compiled: meaning.intent, point: { kind: "start" }, resolved: valuesOf(meaning.filled), interpretations };
};
