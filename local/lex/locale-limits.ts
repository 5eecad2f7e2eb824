// What Lex takes of a locale as a whole (lex-v2.md 10): more of everything in English than in other languages. Pure.
import type { LocaleDefinition } from "./definition.ts";

interface Limits {
  readonly intents: number;
  readonly slots: number;
  readonly slotTypes: number;
  /** Of all sample utterances together, of intents and of slots. */
  readonly characters: number;
}

const ENGLISH: ReadonlySet<string> = new Set(["en_AU", "en_GB", "en_US"]);
const IN_ENGLISH: Limits = { intents: 1_000, slots: 4_000, slotTypes: 250, characters: 2_000_000 };
const ELSEWHERE: Limits = { intents: 250, slots: 2_000, slotTypes: 100, characters: 200_000 };
const VALUES = 50_000; // of all custom slot types together

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Everything of which a locale has too much, a sentence each. */
export const localeLimits = ({ localeId, slotTypes = [], intents = [] }: LocaleDefinition): readonly string[] => {
  const limits = ENGLISH.has(localeId) ? IN_ENGLISH : ELSEWHERE;
  const slots = intents.flatMap((intent) => intent.slots ?? []);
  const utterances = [
    ...intents.flatMap(({ sampleUtterances = [] }) => sampleUtterances),
    ...slots.flatMap(({ valueElicitationSetting: { sampleUtterances = [] } }) => sampleUtterances),
  ];
  const values = slotTypes.flatMap(({ slotTypeValues = [] }) => slotTypeValues.map(({ synonyms = [] }) => 1 + synonyms.length));
  const figures = [
    ["intents", intents.length, limits.intents],
    ["slots", slots.length, limits.slots],
    ["slot types", slotTypes.length, limits.slotTypes],
    ["characters of sample utterances", sum(utterances.map(({ utterance }) => utterance.length)), limits.characters],
    ["values and synonyms", sum(values), VALUES],
  ] as const;
  return figures
    .filter(([, seen, most]) => seen > most)
    .map(([what, seen, most]) => `Cannot have ${seen} ${what} in ${localeId}: Lex takes ${most}. Remove some.`);
};
