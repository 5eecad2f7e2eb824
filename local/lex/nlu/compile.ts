// A bot locale made ready to listen: utterances as words, the words' weights, and which words surround each slot. Done once for a version,
// so that a turn only compares.
import type { IntentDefinition, LocaleDefinition, SlotDefinition, SlotTypeDefinition } from "../definition.ts";
import { BUILT_IN_READERS } from "./built-in.ts";
import { customReader, wordsOfType } from "./custom.ts";
import { BUILT_IN_INTENTS, FILLERS, FUNCTION_WORDS } from "./lexicon.ts";
import type { SlotReader } from "./reader.ts";
import { stem } from "./stem.ts";
import { wordsOf } from "./words.ts";

/** One word of a sample utterance in its one form; a slot is its name in braces. */
export type Token = string;

export interface Sample {
  readonly tokens: ReadonlySet<Token>;
  readonly weight: number;
}

/** The words that stand before and after a slot in the sample utterances; the empty word is the edge of the sentence. */
export interface Surroundings {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

export interface CompiledSlot {
  readonly name: string;
  readonly definition: SlotDefinition;
  readonly reader: SlotReader;
  readonly surroundings: Surroundings;
}

export interface CompiledIntent {
  readonly name: string;
  readonly definition: IntentDefinition;
  readonly fallback: boolean;
  readonly samples: readonly Sample[];
  readonly vocabulary: ReadonlySet<string>;
  /** In the order in which they are asked. */
  readonly slots: readonly CompiledSlot[];
}

export interface CompiledLocale {
  readonly localeId: string;
  readonly threshold: number;
  readonly intents: readonly CompiledIntent[];
  readonly fallback: CompiledIntent;
  /** Words that mean something to some intent, and those that a typing mistake may have been. */
  readonly known: ReadonlySet<string>;
  readonly corrections: readonly string[];
  readonly dayFirst: boolean;
}

const slotToken = (name: string): Token => `{${name}}`;
export const isSlotToken = (token: Token): boolean => token.startsWith("{");

// A slot that the caller may well leave for later counts less than what the sentence is about.
const SLOT_WEIGHT = 0.6;
const FUNCTION_WEIGHT = 0.12;

/** How much a word tells about what is wanted. */
export const weightOf = (token: Token): number => {
  if (isSlotToken(token)) return SLOT_WEIGHT;
  if (FILLERS.has(token)) return 0;
  return FUNCTION_WORDS.has(token) ? FUNCTION_WEIGHT : 1;
};

export const weigh = (tokens: Iterable<Token>): number => {
  let sum = 0;
  for (const token of tokens) sum += weightOf(token);
  return sum;
};

const tokensOf = (utterance: string): readonly Token[] =>
  utterance
    .split(/(\{[^{}]*\})/)
    .flatMap((part) => (part.startsWith("{") ? [slotToken(part.slice(1, -1).trim())] : wordsOf(part).map(({ text }) => stem(text))));

const surroundings = (name: string, samples: readonly (readonly Token[])[]): Surroundings => {
  const before = new Set<string>();
  const after = new Set<string>();
  for (const tokens of samples) {
    const telling = tokens.filter((token) => !FILLERS.has(token));
    telling.forEach((token, at) => {
      if (token !== slotToken(name)) return;
      before.add(telling[at - 1] ?? "");
      after.add(telling[at + 1] ?? "");
    });
  }
  return { before, after };
};

const readerOf = (typeName: string, types: ReadonlyMap<string, SlotTypeDefinition>): SlotReader => {
  const type = types.get(typeName);
  const builtIn = BUILT_IN_READERS.get(type?.parentSlotTypeSignature ?? typeName);
  if (type === undefined || type.parentSlotTypeSignature !== undefined) {
    if (builtIn === undefined) throw new TypeError(`No reader for slot type "${typeName}": the definition was not checked.`);
    const pattern = type?.valueSelectionSetting?.regexFilter?.pattern;
    const { answer } = builtIn;
    if (pattern === undefined || answer === undefined) return builtIn;
    const filter = new RegExp(`^(?:${pattern})$`, "i");
    return { ...builtIn, answer: (heard) => answer(heard).filter(({ resolvedValues: [value = ""] }) => filter.test(value)) };
  }
  return customReader(type);
};

const compileIntent = (definition: IntentDefinition, types: ReadonlyMap<string, SlotTypeDefinition>): CompiledIntent => {
  const { slots = [], slotPriorities = [], sampleUtterances = [], parentIntentSignature: parent } = definition;
  const samples = [...sampleUtterances.map(({ utterance }) => utterance), ...(BUILT_IN_INTENTS.get(parent ?? "") ?? [])].map(tokensOf);
  const answers = slots.flatMap(({ valueElicitationSetting }) => valueElicitationSetting.sampleUtterances ?? []);
  const framed = [...samples, ...answers.map(({ utterance }) => tokensOf(utterance))];
  const place = (name: string): number => slotPriorities.find(({ slotName }) => slotName === name)?.priority ?? Infinity;
  return {
    name: definition.name,
    definition,
    fallback: parent === "AMAZON.FallbackIntent",
    samples: samples.map((tokens) => ({ tokens: new Set(tokens), weight: weigh(new Set(tokens)) })),
    vocabulary: new Set(samples.flat().filter((token) => !isSlotToken(token))),
    slots: slots
      .toSorted((a, b) => place(a.name) - place(b.name))
      .map((slot) => ({
        name: slot.name,
        definition: slot,
        reader: readerOf(slot.slotTypeName, types),
        surroundings: surroundings(slot.name, framed),
      })),
  };
};

// Misspelt most, and no bot lists them.
const DATE_WORDS =
  "monday tuesday wednesday thursday friday saturday sunday january february march april august september october november december tomorrow today tonight morning afternoon evening midnight christmas thanksgiving".split(
    " ",
  );

/** @throws TypeError for a definition that `definitionProblems` would have refused */
export const compileLocale = (locale: LocaleDefinition): CompiledLocale => {
  const types = new Map((locale.slotTypes ?? []).map((type) => [type.name, type]));
  const intents = (locale.intents ?? []).map((intent) => compileIntent(intent, types));
  const fallback = intents.find((intent) => intent.fallback);
  if (fallback === undefined) throw new TypeError(`No fallback intent in ${locale.localeId}: the definition was not checked.`);
  const slotWords = [...types.values()].flatMap(wordsOfType);
  const words = [...intents.flatMap(({ vocabulary }) => [...vocabulary]), ...slotWords, ...slotWords.map(stem)];
  const corrections = [...new Set([...words.filter((word) => !FUNCTION_WORDS.has(word) && !FILLERS.has(word)), ...DATE_WORDS])];
  return {
    localeId: locale.localeId,
    threshold: locale.nluConfidenceThreshold,
    intents,
    fallback,
    known: new Set([...words, ...DATE_WORDS, ...FUNCTION_WORDS, ...FILLERS]),
    corrections,
    dayFirst: locale.localeId !== "en_US",
  };
};
