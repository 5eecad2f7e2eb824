// What a caller's turn means where the conversation stands: an answer to the question asked, a correction, another intent, or nothing.
import type { Attributes, Intent, Interpretation, Session, SlotValue } from "./state.ts";
import { isEligible } from "./contexts.ts";
import type { CompiledIntent, CompiledLocale, CompiledSlot } from "./nlu/compile.ts";
import { confirmationIn, isOnlyConfirmation } from "./nlu/confirmation.ts";
import { answerTo, type Filled } from "./nlu/fill.ts";
import { meaningsOf, type Meaning } from "./nlu/listen.ts";
import type { Heard } from "./nlu/reader.ts";

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

// In the middle of an intent another one must be rather clear to be meant.
const SWITCH_CONFIDENCE = 0.65;
// At a yes-or-no question words that are a yes or a no mean that, unless a bot has them nearly word for word for something else.
const NEARLY_EXACT = 0.95;
const ANSWERED_CONFIDENCE = 0.9;
const INTERPRETATIONS = 5; // lex-v2.md 1

/** An intent nothing is known of yet. */
export const freshIntent = (compiled: CompiledIntent): Intent => ({
  name: compiled.name,
  slots: Object.fromEntries(compiled.slots.map(({ name }) => [name, null])),
  state: "InProgress",
  confirmationState: "None",
});

const valuesOf = (filled: readonly Filled[]): Readonly<Record<string, SlotValue>> =>
  Object.fromEntries(filled.map(({ slot, value }) => [slot.name, value]));

const withSlots = (intent: Intent, filled: readonly Filled[]): Intent => ({ ...intent, slots: { ...intent.slots, ...valuesOf(filled) } });

// The chosen intent first, then what may have been meant as well; the fallback intent stands where the confidence threshold is.
const interpretationsOf = (
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

interface Situation {
  readonly locale: CompiledLocale;
  readonly session: Session;
  readonly heard: Heard;
  readonly requestAttributes: Attributes;
}

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

const startReading = (locale: CompiledLocale, meaning: Meaning, meanings: readonly Meaning[]): Reading => {
  const intent = withSlots(freshIntent(meaning.intent), meaning.filled);
  const interpretations = interpretationsOf(locale, intent, meaning.confidence, meanings);
  return { intent, compiled: meaning.intent, point: { kind: "start" }, resolved: valuesOf(meaning.filled), interpretations };
};

// "at ten" repeats 10:00: a vaguer word for the value there is.
const sameValue = (a: SlotValue | null | undefined, b: SlotValue): boolean =>
  a !== null &&
  a !== undefined &&
  a.value.resolvedValues.length > 0 &&
  a.value.resolvedValues.every((value) => b.value.resolvedValues.includes(value));

/** Reads one turn: where the conversation is decides how the same words are taken. */
export const interpret = ({ locale, session, heard, requestAttributes }: Situation): Reading => {
  const meanings = meaningsOf(heard, locale, ({ definition }) => isEligible(definition, session.activeContexts));
  const { intent: current, dialogAction } = session;
  const compiled = locale.intents.find(({ name }) => name === current?.name);
  const best = meanings[0];
  const anew = (): Reading =>
    best !== undefined && best.confidence >= locale.threshold ? startReading(locale, best, meanings) : fallbackReading(locale, meanings);
  if (current === undefined || compiled === undefined || dialogAction === undefined) return anew();

  const own = meanings.find(({ intent }) => intent === compiled);
  const filled = own?.filled ?? [];
  const mayWander = requestAttributes["x-amz-lex:intent-switch"] !== "DISABLE";
  const other =
    mayWander &&
    best !== undefined &&
    best.intent !== compiled &&
    best.confidence >= SWITCH_CONFIDENCE &&
    best.confidence > (own?.confidence ?? 0)
      ? best
      : undefined;
  const read = (intent: Intent, point: Point, resolved: readonly Filled[], understood: boolean): Reading => {
    const confidence = understood ? Math.max(own?.confidence ?? 0, ANSWERED_CONFIDENCE) : (own?.confidence ?? 0);
    return {
      intent,
      compiled,
      point,
      resolved: valuesOf(resolved),
      interpretations: interpretationsOf(locale, intent, confidence, meanings),
    };
  };

  if (dialogAction.type === "ElicitSlot") {
    const slot = compiled.slots.find(({ name }) => name === dialogAction.slotToElicit);
    if (slot === undefined) return anew();
    const closed = answerTo(slot, heard, filled, locale, false);
    if (closed === undefined && other !== undefined) return startReading(locale, other, meanings);
    const answer = closed ?? answerTo(slot, heard, filled, locale, true);
    const correcting = locale.language.correction.test(heard.line.text);
    const also = filled.filter(
      (value) =>
        value.slot !== slot &&
        value.span !== answer?.span &&
        !value.guessed &&
        (correcting || (current.slots[value.slot.name] ?? null) === null),
    );
    const captured = [...(answer === undefined ? [] : [answer]), ...also];
    return captured.length > 0
      ? read(withSlots(current, captured), { kind: "captured", slot }, captured, true)
      : read(current, { kind: "missed", slot }, [], false);
  }

  if (dialogAction.type === "ConfirmIntent") {
    // New values are a correction whatever else was said: never a yes to the old ones.
    const changed = filled.filter(({ slot, value, guessed }) => !guessed && !sameValue(current.slots[slot.name], value));
    const [first] = changed;
    if (first !== undefined)
      return read({ ...withSlots(current, changed), confirmationState: "None" }, { kind: "captured", slot: first.slot }, changed, true);
    const answer = confirmationIn(heard.text, locale.language);
    const isOnly = isOnlyConfirmation(heard.text, locale.language);
    const elsewhere = other !== undefined && (other.confidence >= NEARLY_EXACT || !isOnly) ? other : undefined;
    // "Yes, and put me through to someone" is no yes to an order placed at once; a wish that is less clear is no yes, either.
    const doubted = !isOnly && best !== undefined && best.intent !== compiled && best.confidence >= locale.threshold;
    if (answer === "Yes" && elsewhere === undefined && !doubted)
      return read({ ...current, confirmationState: "Confirmed" }, { kind: "confirmed" }, [], true);
    if (elsewhere !== undefined) return startReading(locale, elsewhere, meanings);
    if (answer === "No") return read({ ...current, confirmationState: "Denied" }, { kind: "denied" }, [], true);
    return read(current, { kind: "unclear" }, [], false);
  }
  return anew();
};
