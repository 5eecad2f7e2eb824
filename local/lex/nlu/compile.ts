// A bot locale made ready to listen: utterances as words, the words' weights, and which words surround each slot. Done once for a version,
// so that a turn only compares.
import type { IntentDefinition, LocaleDefinition, SlotDefinition, SlotTypeDefinition } from "../definition.ts";
import { BUILT_IN_READERS } from "./built-in.ts";
import { customReader, wordsOfType } from "./custom.ts";
import type { Language, Lexicon, Span } from "./language.ts";
import { languageOf } from "./languages.ts";
import type { SlotReader } from "./reader.ts";
import { isSlotToken, slotToken, weigh, type Token } from "./weight.ts";
import { corrected } from "./stem.ts";
import { wordsOf } from "./words.ts";

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
  readonly language: Language;
  /** Words that mean something to some intent. */
  readonly known: ReadonlySet<string>;
  /** The word that was meant by one with a typing mistake, else the word itself. */
  readonly correct: (word: string) => string;
  readonly dayFirst: boolean;
}

const tokensOf = (utterance: string, language: Language): readonly Token[] =>
  utterance
    .split(/(\{[^{}]*\})/)
    .flatMap((part) =>
      part.startsWith("{") ? [slotToken(part.slice(1, -1).trim())] : wordsOf(part, language).map(({ text }) => language.stem(text)),
    );

const surroundings = (name: string, samples: readonly (readonly Token[])[], { fillers }: Lexicon): Surroundings => {
  const before = new Set<string>();
  const after = new Set<string>();
  for (const tokens of samples) {
    const telling = tokens.filter((token) => !fillers.has(token));
    telling.forEach((token, at) => {
      if (token !== slotToken(name)) return;
      before.add(telling[at - 1] ?? "");
      after.add(telling[at + 1] ?? "");
    });
  }
  return { before, after };
};

const readerOf = (typeName: string, types: ReadonlyMap<string, SlotTypeDefinition>, language: Language): SlotReader => {
  const type = types.get(typeName);
  const builtIn = BUILT_IN_READERS.get(type?.parentSlotTypeSignature ?? typeName);
  if (type === undefined || type.parentSlotTypeSignature !== undefined) {
    if (builtIn === undefined) throw new TypeError(`No reader for slot type "${typeName}": the definition was not checked.`);
    const pattern = type?.valueSelectionSetting?.regexFilter?.pattern;
    const { answer, narrowed } = builtIn;
    if (pattern === undefined || answer === undefined) return builtIn;
    const filter = new RegExp(`^(?:${pattern})$`, "i");
    const fitting = (spans: readonly Span[]): readonly Span[] => spans.filter(({ resolvedValues: [value = ""] }) => filter.test(value));
    return {
      ...builtIn,
      answer: (heard) => fitting(answer(heard)),
      ...(narrowed === undefined ? {} : { find: (heard) => fitting(narrowed(heard)), modest: true }),
    };
  }
  return customReader(type, language);
};

const compileIntent = (
  definition: IntentDefinition,
  types: ReadonlyMap<string, SlotTypeDefinition>,
  language: Language,
): CompiledIntent => {
  const { lexicon } = language;
  const { slots = [], slotPriorities = [], sampleUtterances = [], parentIntentSignature: parent } = definition;
  const said = [...sampleUtterances.map(({ utterance }) => utterance), ...(lexicon.builtInIntents.get(parent ?? "") ?? [])];
  const samples = said.map((utterance) => tokensOf(utterance, language));
  const answers = slots.flatMap(({ valueElicitationSetting }) => valueElicitationSetting.sampleUtterances ?? []);
  const framed = [...samples, ...answers.map(({ utterance }) => tokensOf(utterance, language))];
  const place = (name: string): number => slotPriorities.find(({ slotName }) => slotName === name)?.priority ?? Infinity;
  return {
    name: definition.name,
    definition,
    fallback: parent === "AMAZON.FallbackIntent",
    samples: samples.map((tokens) => ({ tokens: new Set(tokens), weight: weigh(new Set(tokens), lexicon) })),
    vocabulary: new Set(samples.flat().filter((token) => !isSlotToken(token))),
    slots: slots
      .toSorted((a, b) => place(a.name) - place(b.name))
      .map((slot) => ({
        name: slot.name,
        definition: slot,
        reader: readerOf(slot.slotTypeName, types, language),
        surroundings: surroundings(slot.name, framed, lexicon),
      })),
  };
};

// The words of a sample utterance as they are spelled: where stems are no words, a mistake is put right to one of these.
const spelled = (locale: LocaleDefinition, language: Language): readonly string[] =>
  (locale.intents ?? []).flatMap(({ sampleUtterances = [] }) =>
    sampleUtterances.flatMap(({ utterance }) => wordsOf(utterance.replaceAll(/\{[^{}]*\}/g, " "), language).map(({ text }) => text)),
  );

/** @throws TypeError for a definition that `definitionProblems` would have refused */
export const compileLocale = (locale: LocaleDefinition): CompiledLocale => {
  const types = new Map((locale.slotTypes ?? []).map((type) => [type.name, type]));
  const language = languageOf(locale.localeId);
  if (language === undefined) throw new TypeError(`No language for locale ${locale.localeId}: the definition was not checked.`);
  const { stem } = language;
  const { fillers, functionWords, dateWords } = language.lexicon;
  const intents = (locale.intents ?? []).map((intent) => compileIntent(intent, types, language));
  const fallback = intents.find((intent) => intent.fallback);
  if (fallback === undefined) throw new TypeError(`No fallback intent in ${locale.localeId}: the definition was not checked.`);
  const slotWords = [...types.values()].flatMap((type) => wordsOfType(type, language));
  const words = [...intents.flatMap(({ vocabulary }) => [...vocabulary]), ...slotWords, ...slotWords.map(stem)];
  const known = new Set([...words, ...dateWords, ...functionWords, ...fillers]);
  const meant = language.stemsAreWords ? words : [...spelled(locale, language), ...slotWords];
  const corrections = [...new Set([...meant.filter((word) => !functionWords.has(word) && !fillers.has(word)), ...dateWords])];
  return {
    localeId: locale.localeId,
    threshold: locale.nluConfidenceThreshold,
    intents,
    fallback,
    language,
    known,
    correct: (word) => (!language.stemsAreWords && known.has(stem(word)) ? word : corrected(word, known, corrections)),
    dayFirst: locale.localeId !== "en_US",
  };
};
