// What Lex would refuse in a bot model, found before anything is deployed and said all at once.
import type { BotModel, IntentModel, LocaleModel } from "./bot-model.ts";
import { slotProblems, slotTypeProblems } from "./slot-problems.ts";
import { nameProblems, utteranceProblems, wordingProblems } from "./word-problems.ts";

const FALLBACK = "AMAZON.FallbackIntent";
const UTTERANCES_PER_INTENT = 1_500; // lex-v2.md 10
const CUSTOM_SLOT_TYPES = 100; // lex-v2.md 10; the smaller of the two figures, good for every locale
const INTENTS_PER_LOCALE = 250; // lex-v2.md 10; the same
const SLOTS_PER_LOCALE = 2_000; // lex-v2.md 10; the same
const UTTERANCE_CHARACTERS_PER_LOCALE = 200_000; // lex-v2.md 10; the same
const VALUES_PER_LOCALE = 50_000; // lex-v2.md 10

const intentProblems = (where: string, model: IntentModel, slotTypes: readonly string[]): readonly string[] => {
  const { utterances = [], confirmation } = model;
  const silent = utterances.length === 0 && model.parent === undefined;
  const crowded = model.parent === FALLBACK && (utterances.length > 0 || model.slots !== undefined || confirmation !== undefined);
  return [
    ...(silent ? [`Cannot reach ${where}: it has no utterances. Give it some, or a parent.`] : []),
    ...(crowded ? [`Cannot give ${where} utterances, slots or a confirmation: a fallback intent has none. Remove them.`] : []),
    ...utteranceProblems(where, utterances, Object.keys(model.slots ?? {}), UTTERANCES_PER_INTENT),
    ...slotProblems(where, model, slotTypes),
    ...(confirmation === undefined ? [] : wordingProblems(`the confirmation of ${where}`, confirmation.prompt, confirmation.maxRetries)),
  ];
};

/** Of what a locale has too much as a whole. */
const sumProblems = ({ localeId, slotTypes, intents }: LocaleModel): readonly string[] => {
  const all = Object.values(intents);
  const slots = all.flatMap((intent) => Object.values(intent.slots ?? {}));
  const utterances = [...all, ...slots].flatMap(({ utterances: said = [] }) => said);
  const values = Object.values(slotTypes).flatMap((type) =>
    "values" in type ? Object.values(type.values).flatMap((synonyms) => ["", ...synonyms]) : [],
  );
  const figures = [
    ["slots", slots.length, SLOTS_PER_LOCALE],
    ["characters of utterances", utterances.join("").length, UTTERANCE_CHARACTERS_PER_LOCALE],
    ["values and synonyms", values.length, VALUES_PER_LOCALE],
  ] as const;
  return figures
    .filter(([, seen, most]) => seen > most)
    .map(([what, seen, most]) => `Cannot have ${seen} ${what} in ${localeId}: Lex takes ${most}. Remove some.`);
};

const localeProblems = (model: LocaleModel): readonly string[] => {
  const { localeId } = model;
  const slotTypes = Object.entries(model.slotTypes);
  const intents = Object.entries(model.intents);
  const fallbacks = intents.filter(([, { parent }]) => parent === FALLBACK).length;
  const owner = new Map<string, string>();
  const shared = intents.flatMap(([name, { utterances = [] }]) =>
    utterances.flatMap((utterance) => {
      const key = utterance.toLowerCase().trim();
      const other = owner.get(key);
      owner.set(key, name);
      return other === undefined ? [] : [`Cannot use utterance "${utterance}" in intent "${name}": intent "${other}" has it. Remove one.`];
    }),
  );
  return [
    ...(model.nluConfidenceThreshold >= 0 && model.nluConfidenceThreshold <= 1
      ? []
      : [`Cannot use confidence threshold ${model.nluConfidenceThreshold} in ${localeId}: Lex takes 0 to 1. Change it.`]),
    ...(fallbacks === 1
      ? []
      : [`Cannot build locale ${localeId}: it has ${fallbacks} fallback intents, Lex wants one. Give one intent the parent ${FALLBACK}.`]),
    ...(slotTypes.length > CUSTOM_SLOT_TYPES
      ? [`Cannot have ${slotTypes.length} slot types in ${localeId}: Lex takes ${CUSTOM_SLOT_TYPES}. Remove some.`]
      : []),
    ...(intents.length > INTENTS_PER_LOCALE
      ? [`Cannot have ${intents.length} intents in ${localeId}: Lex takes ${INTENTS_PER_LOCALE}. Remove some.`]
      : []),
    ...sumProblems(model),
    ...nameProblems(
      "slot type",
      slotTypes.map(([name]) => name),
    ),
    ...nameProblems(
      "intent",
      intents.map(([name]) => name),
    ),
    ...slotTypes.flatMap(([name, type]) => slotTypeProblems(name, type)),
    ...intents.flatMap(([name, intent]) => intentProblems(`intent "${name}"`, intent, Object.keys(model.slotTypes))),
    ...shared,
  ];
};

/** Everything in the model that Lex would refuse, a sentence each; empty when it can be deployed. */
export const modelProblems = (model: BotModel): readonly string[] => [
  ...(model.idleSessionTtlInSeconds >= 60 && model.idleSessionTtlInSeconds <= 86_400
    ? []
    : [`Cannot keep a silent session for ${model.idleSessionTtlInSeconds} s: Lex takes 60 to 86,400. Change idleSessionTtlInSeconds.`]),
  ...(model.locales.length > 0 ? [] : [`Cannot build bot "${model.name}": it has no locale. Declare one, for example en_US.`]),
  ...nameProblems("bot", [model.name]),
  ...nameProblems(
    "locale",
    model.locales.map(({ localeId }) => localeId),
  ),
  ...model.locales.flatMap(localeProblems),
];
