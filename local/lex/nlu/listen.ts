// What a caller's sentence means to a bot locale: each intent with a confidence and the slots the sentence fills. Deterministic: sample
// utterances are compared word by word, what only one intent speaks of weighs most, and words nobody knows count against.
import type { EpochMs } from "../../../shared/clock.ts";
import type { CompiledIntent, CompiledLocale } from "./compile.ts";
import { slotsIn, type Filled } from "./fill.ts";
import { heardIn, type Heard } from "./reader.ts";
import { isSlotToken, weigh, weightOf, type Token } from "./weight.ts";
import { wordsOf } from "./words.ts";

export interface Meaning {
  readonly intent: CompiledIntent;
  /** 0 to 1. */
  readonly confidence: number;
  readonly filled: readonly Filled[];
}

/** Reads the caller's words once, small typing mistakes put right. */
export const hear = (text: string, locale: CompiledLocale, now: EpochMs, timeZone: string): Heard => {
  const words = wordsOf(text, locale.language).map((word) => {
    const right = locale.correct(word.text);
    return right === word.text ? word : { ...word, text: right, corrected: true };
  });
  return heardIn(text, words, now, timeZone, locale);
};

const UNKNOWN_WEIGHT = 0.7;
const MISSING_SLOT = 0.3;
// How near the best sample is, against how much of the sentence the intent knows at all.
const NEARNESS = 0.55;
const GUESS_CONFIDENCE = 0.62;
// A value that only this bot lists (roses), in a story that is otherwise unknown.
const LISTED_CONFIDENCE = 0.45;
const MOST = 0.99;

const UNWANTED_FACTOR = 0.35;

const tokensOf = (heard: Heard, filled: readonly Filled[]): readonly Token[] => {
  const { stem, lexicon } = heard.language;
  const tokens: Token[] = [];
  for (let at = 0; at < heard.words.length; at++) {
    const here = filled.find(({ span }) => at >= span.from && at < span.to);
    if (here === undefined) tokens.push(stem(heard.words[at]?.text ?? ""));
    else if (tokens.at(-1) !== `{${here.slot.name}}`) tokens.push(`{${here.slot.name}}`);
  }
  return tokens.filter((token) => !lexicon.fillers.has(token));
};

const isBuiltIn = (slotTypeName: string): boolean => slotTypeName.startsWith("AMAZON.");

const confidenceOf = (intent: CompiledIntent, heard: Heard, filled: readonly Filled[], locale: CompiledLocale): number => {
  const { lexicon, unwanted: refusal } = locale.language;
  const verb = refusal.exec(heard.line.text)?.[1];
  const unwanted = verb !== undefined && !intent.samples.some((sample) => sample.tokens.has(lexicon.not) && sample.tokens.has(verb));
  const tokens = [...new Set(tokensOf(heard, filled))];
  const weights = tokens.map((token) =>
    isSlotToken(token) || lexicon.functionWords.has(token) || locale.known.has(token) ? weightOf(token, lexicon) : UNKNOWN_WEIGHT,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  // A day or a number belongs to every intent that asks for one.
  const anybodys = new Set(intent.slots.filter(({ definition }) => isBuiltIn(definition.slotTypeName)).map(({ name }) => `{${name}}`));
  let covered = 0;
  let telling = 0;
  tokens.forEach((token, at) => {
    if (!isSlotToken(token) && !intent.vocabulary.has(token)) return;
    covered += weights[at] ?? 0;
    if (!lexicon.functionWords.has(token) && !anybodys.has(token)) telling += weights[at] ?? 0;
  });
  let nearest = 0;
  for (const sample of intent.samples) {
    let common = 0;
    for (const token of tokens) if (sample.tokens.has(token)) common += weightOf(token, lexicon);
    if (common === 0) continue;
    const missing = [...sample.tokens].filter((token) => isSlotToken(token) && !tokens.includes(token));
    nearest = Math.max(nearest, (2 * common) / (total + sample.weight - weigh(missing, lexicon) * (1 - MISSING_SLOT)));
  }
  const exact = nearest > 0.999;
  // Words like "I would like to" are in every intent: they alone tell none.
  const confidence = telling > 0 || exact ? NEARNESS * nearest + (1 - NEARNESS) * (covered / total) : nearest * 0.3;
  const least = filled.some(({ guessed }) => guessed)
    ? GUESS_CONFIDENCE
    : filled.some(({ slot }) => !isBuiltIn(slot.definition.slotTypeName))
      ? LISTED_CONFIDENCE
      : 0;
  const sure = Math.min(Math.max(confidence, least), MOST);
  return unwanted ? sure * UNWANTED_FACTOR : sure;
};

/**
 * The intents the sentence may mean, best first; the fallback intent is not among them.
 * @param eligible whether an intent may be chosen now (its input contexts are active)
 */
export const meaningsOf = (heard: Heard, locale: CompiledLocale, eligible: (intent: CompiledIntent) => boolean): readonly Meaning[] =>
  locale.intents
    .filter((intent) => !intent.fallback && eligible(intent))
    .map((intent) => {
      const filled = slotsIn(intent, heard, locale);
      return { intent, confidence: Math.round(confidenceOf(intent, heard, filled, locale) * 100) / 100, filled };
    })
    .toSorted((a, b) => b.confidence - a.confidence);
