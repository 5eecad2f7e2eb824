// What Lex would refuse in a bot model, found before anything is deployed and said all at once.
import type { BotModel, IntentModel, LocaleModel, SlotTypeModel, Wordings } from "./declaration.ts";

const NAME = /^([0-9a-zA-Z][_-]?){1,100}$/; // lex-v2.md 11.1
const FALLBACK = "AMAZON.FallbackIntent";
const UTTERANCE_CHARACTERS = 500; // lex-v2.md 10
const UTTERANCES_PER_INTENT = 1_500; // lex-v2.md 10
const UTTERANCES_PER_SLOT = 10; // lex-v2.md 10
const SLOTS_PER_INTENT = 100; // lex-v2.md 10
const CUSTOM_SLOT_TYPES = 100; // lex-v2.md 10; the smaller of the two figures, good for every locale
const INTENTS_PER_LOCALE = 250; // lex-v2.md 10; the same
const SLOTS_PER_LOCALE = 2_000; // lex-v2.md 10; the same
const UTTERANCE_CHARACTERS_PER_LOCALE = 200_000; // lex-v2.md 10; the same
const VALUES_PER_SLOT_TYPE = 10_000; // lex-v2.md 10
const VALUES_PER_LOCALE = 50_000; // lex-v2.md 10
const SAMPLE_VALUE_CHARACTERS = 140; // the schema of AWS::Lex::Bot
const MESSAGE_CHARACTERS = 1_000; // lex-v2.md 2.1
const PATTERN_CHARACTERS = 100; // lex-v2.md 8; the smaller of the two figures
const WORDINGS = 3; // one message and two variations, lex-v2.md 2.1
const RETRIES = 5; // lex-v2.md 3

/** The slots named in an utterance: `{FlowerType}`. */
const slotsNamed = (utterance: string): readonly string[] => [...utterance.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name.trim());

const quoted = (names: readonly string[]): string => (names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", "));

const nameProblems = (kind: string, names: readonly string[]): readonly string[] => {
  const seen = new Map<string, string>();
  return names.flatMap((name) => {
    const twin = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    return [
      ...(NAME.test(name) ? [] : [`Cannot name ${kind} "${name}": Lex takes letters, digits, _ and -, 100 characters. Rename it.`]),
      ...(twin === undefined ? [] : [`Cannot have ${kind} "${name}" beside "${twin}": names must differ in more than case. Rename one.`]),
    ];
  });
};

const wordingProblems = (where: string, wordings: Wordings, maxRetries: number | undefined): readonly string[] => [
  ...(wordings.length > WORDINGS ? [`Cannot use ${wordings.length} wordings for ${where}: Lex takes ${WORDINGS}. Drop the others.`] : []),
  ...wordings.flatMap((text) =>
    text.length >= 1 && text.length <= MESSAGE_CHARACTERS
      ? []
      : [`Cannot speak a message of ${text.length} characters for ${where}: Lex takes 1 to ${MESSAGE_CHARACTERS}. Change it.`],
  ),
  ...(maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= RETRIES)
    ? [`Cannot ask ${where} again ${maxRetries} times: Lex takes 0 to ${RETRIES}. Change maxRetries.`]
    : []),
];

const utteranceProblems = (where: string, utterances: readonly string[], declared: readonly string[], most: number): readonly string[] => [
  ...(utterances.length > most ? [`Cannot give ${where} ${utterances.length} utterances: Lex takes ${most}. Remove some.`] : []),
  ...utterances.flatMap((utterance) => [
    ...(utterance.trim() === "" || utterance.length > UTTERANCE_CHARACTERS
      ? [`Cannot use an utterance of ${utterance.length} characters in ${where}: Lex takes 1 to ${UTTERANCE_CHARACTERS}. Change it.`]
      : []),
    ...slotsNamed(utterance)
      .filter((name) => !declared.includes(name))
      .map(
        (name) =>
          `Cannot use slot "${name}" in utterance "${utterance}" of ${where}: it is not declared there. Declared: ${quoted(declared)}.`,
      ),
  ]),
];

const patternProblems = (name: string, pattern: string): readonly string[] => [
  ...(pattern.length >= 1 && pattern.length <= PATTERN_CHARACTERS
    ? []
    : [`Cannot narrow slot type "${name}" by ${pattern.length} characters: Lex takes 1 to ${PATTERN_CHARACTERS}. Change its pattern.`]),
  ...(/[*+.]|\{\d+,\}/.test(pattern)
    ? [`Cannot narrow slot type "${name}" by "${pattern}": Lex takes no *, +, {x,} or . in it. Say how many, and of what.`]
    : []),
];

const slotTypeProblems = (name: string, model: SlotTypeModel): readonly string[] => {
  if ("parent" in model) return patternProblems(name, model.pattern);
  const { values } = model;
  const owner = new Map<string, string>();
  const all = Object.entries(values).flatMap(([value, synonyms]) => [value, ...synonyms].map((text) => ({ value, text })));
  const repeated = all.flatMap(({ value, text }) => {
    const other = owner.get(text.toLowerCase());
    owner.set(text.toLowerCase(), value);
    return other === undefined
      ? []
      : [`Cannot list "${text}" under "${value}" of slot type "${name}": it stands under "${other}" already. Remove one.`];
  });
  return [
    ...(all.length === 0 ? [`Cannot use slot type "${name}": it has no values. Give it at least one.`] : []),
    ...(all.length > VALUES_PER_SLOT_TYPE
      ? [`Cannot give slot type "${name}" ${all.length} values and synonyms: Lex takes ${VALUES_PER_SLOT_TYPE}. Remove some.`]
      : []),
    ...all
      .filter(({ text }) => text.trim() === "" || text.length > SAMPLE_VALUE_CHARACTERS)
      .map(({ text }) => `Cannot use "${text}" in slot type "${name}": Lex takes 1 to ${SAMPLE_VALUE_CHARACTERS} characters. Change it.`),
    ...repeated,
  ];
};

const slotProblems = (where: string, model: IntentModel, slotTypes: readonly string[]): readonly string[] => {
  const slots = Object.entries(model.slots ?? {});
  const declared = slots.map(([name]) => name);
  const order = model.slotOrder ?? [];
  return [
    ...nameProblems(`slot of ${where}`, declared),
    ...(slots.length > SLOTS_PER_INTENT
      ? [`Cannot give ${where} ${slots.length} slots: Lex takes ${SLOTS_PER_INTENT}. Split the intent.`]
      : []),
    ...order
      .filter((name) => !declared.includes(name))
      .map(
        (name) => `Cannot ask for slot "${name}" in ${where}: slotOrder names it, but it is not declared. Declared: ${quoted(declared)}.`,
      ),
    ...order
      .filter((name, at) => order.indexOf(name) !== at)
      .map((name) => `Cannot ask for slot "${name}" of ${where} twice: slotOrder repeats it. Keep one.`),
    ...declared
      .filter((name) => !order.includes(name))
      .map((name) => `Cannot place slot "${name}" of ${where}: slotOrder leaves it out. Add it there.`),
    ...slots.flatMap(([name, slot]) => [
      ...(slot.type.startsWith("AMAZON.") || slotTypes.includes(slot.type)
        ? []
        : [`Cannot fill slot "${name}" of ${where}: slot type "${slot.type}" is not declared. Declared: ${quoted(slotTypes)}.`]),
      ...wordingProblems(`slot "${name}" of ${where}`, slot.prompt, slot.maxRetries),
      ...utteranceProblems(`slot "${name}" of ${where}`, slot.utterances ?? [], declared, UTTERANCES_PER_SLOT),
    ]),
  ];
};

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
