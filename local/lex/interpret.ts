// What a caller's turn means where the conversation stands: an answer to the question asked, a correction, another intent, or nothing.
import type { Attributes, Intent, Session, SlotValue } from "./state.ts";
import { isEligible } from "./contexts.ts";
import { answerTo } from "./nlu/answer.ts";
import type { CompiledLocale } from "./nlu/compile.ts";
import { confirmationIn, isOnlyConfirmation } from "./nlu/confirmation.ts";
import type { Filled } from "./nlu/fill.ts";
import { meaningsOf } from "./nlu/listen.ts";
import type { Heard } from "./nlu/reader.ts";
import { fallbackReading, interpretationsOf, startReading, valuesOf, withSlots, type Point, type Reading } from "./reading.ts";

// In the middle of an intent another one must be rather clear to be meant.
const SWITCH_CONFIDENCE = 0.65;
// At a yes-or-no question words that are a yes or a no mean that, unless a bot has them nearly word for word for something else.
const NEARLY_EXACT = 0.95;
const ANSWERED_CONFIDENCE = 0.9;

interface Situation {
  readonly locale: CompiledLocale;
  readonly session: Session;
  readonly heard: Heard;
  readonly requestAttributes: Attributes;
}

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
        // What the answer takes, no other slot has a piece of.
        (answer === undefined || value.span.from >= answer.span.to || value.span.to <= answer.span.from) &&
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
