// What Lex refuses when it creates and builds a bot, found in the definition itself: all problems at once, in the grammar of our errors.
import type { BotDefinition, DialogStateDefinition, IntentDefinition, LocaleDefinition, SlotTypeDefinition } from "./definition.ts";
import { localeLimits } from "./locale-limits.ts";
import { BUILT_IN_SLOT_TYPES } from "./nlu/built-in.ts";

export const FALLBACK_INTENT = "AMAZON.FallbackIntent";

const NAME = /^([0-9a-zA-Z][_-]?){1,100}$/; // lex-v2.md 11.1
const IDLE_SECONDS = [60, 86_400] as const; // lex-v2.md 4
const UTTERANCE_CHARACTERS = 500; // lex-v2.md 10
const UTTERANCES_PER_INTENT = 1_500; // lex-v2.md 10
const UTTERANCES_PER_SLOT = 10; // lex-v2.md 10
const SLOTS_PER_INTENT = 100; // lex-v2.md 10
const VALUES_PER_SLOT_TYPE = 10_000; // lex-v2.md 10
const SAMPLE_VALUE_CHARACTERS = 140; // the schema of AWS::Lex::Bot
const RETRIES = 5; // lex-v2.md 3
const MESSAGE_CHARACTERS = 1_000; // lex-v2.md 2.1
const MESSAGE_GROUPS = 5; // lex-v2.md 2.1
const VARIATIONS = 2; // lex-v2.md 2.1
const INPUT_CONTEXTS = 5; // lex-v2.md 11.1
const OUTPUT_CONTEXTS = 10; // lex-v2.md 11.1

const listed = (names: readonly string[]): string => (names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", "));
const limit = (what: string, seen: number, most: number): readonly string[] =>
  seen <= most ? [] : [`Cannot have ${seen} ${what}: Lex takes ${most}. Remove some.`];

const names = (kind: string, all: readonly string[]): readonly string[] =>
  all.flatMap((name, at) => [
    ...(NAME.test(name) ? [] : [`Cannot name ${kind} "${name}": Lex takes letters, digits, _ and -, 100 characters. Rename it.`]),
    ...(all.indexOf(name) === at ? [] : [`Cannot have two of ${kind} "${name}". Rename one.`]),
  ]);

const slotsNamed = (utterance: string): readonly string[] => [...utterance.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name.trim());

const utteranceProblems = (
  where: string,
  samples: readonly { readonly utterance: string }[],
  slots: readonly string[],
  most: number,
): readonly string[] => [
  ...limit(`utterances in ${where}`, samples.length, most),
  ...samples.flatMap(({ utterance }) => [
    ...(utterance.trim() !== "" && utterance.length <= UTTERANCE_CHARACTERS
      ? []
      : [`Cannot use an utterance of ${utterance.length} characters in ${where}: Lex takes 1 to ${UTTERANCE_CHARACTERS}. Change it.`]),
    ...slotsNamed(utterance)
      .filter((name) => !slots.includes(name))
      .map((name) => `Cannot use slot "${name}" in utterance "${utterance}" of ${where}: it is not declared. Declared: ${listed(slots)}.`),
  ]),
];

// Prompts and responses have one shape at every step, so they are found by it, and each problem says which intent it is in.
const messageProblems = (where: string, value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((inner) => messageProblems(where, inner));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly string[] => {
    if (key === "maxRetries" && typeof inner === "number" && !(inner >= 0 && inner <= RETRIES))
      return [`Cannot ask again ${inner} times in ${where}: Lex takes 0 to ${RETRIES}. Change maxRetries.`];
    if (key === "messageGroupsList" && Array.isArray(inner))
      return [...limit(`message groups in ${where}`, inner.length, MESSAGE_GROUPS), ...messageProblems(where, inner)];
    if (key === "variations" && Array.isArray(inner))
      return [...limit(`variations of a message in ${where}`, inner.length, VARIATIONS), ...messageProblems(where, inner)];
    if (key === "message" && typeof inner === "object" && inner !== null && Object.keys(inner).length !== 1)
      return [`Cannot say a message of ${where}: it has ${Object.keys(inner).length} forms, Lex wants exactly one. Keep one.`];
    if (/^(plainText|ssml)Message$|^customPayload$/.test(key) && typeof inner === "object" && inner !== null && "value" in inner) {
      const length = typeof inner.value === "string" ? inner.value.length : 0;
      return length >= 1 && length <= MESSAGE_CHARACTERS
        ? []
        : [`Cannot say a message of ${length} characters in ${where}: Lex takes 1 to ${MESSAGE_CHARACTERS}. Change it.`];
    }
    return messageProblems(where, inner);
  });
};

const steps = (value: unknown): readonly DialogStateDefinition[] => {
  if (Array.isArray(value)) return value.flatMap(steps);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (/nextStep$/i.test(key) && typeof inner === "object" ? [inner] : steps(inner)));
};

const intentProblems = (it: IntentDefinition, intents: readonly string[], slotTypes: readonly string[]): readonly string[] => {
  const where = `intent "${it.name}"`;
  const { slots = [], slotPriorities = [], sampleUtterances = [], parentIntentSignature: parent } = it;
  const slotNames = slots.map(({ name }) => name);
  const fallback = parent === FALLBACK_INTENT;
  return [
    ...(parent === undefined && sampleUtterances.length === 0
      ? [`Cannot reach ${where}: it has no utterances. Give it some, or a parentIntentSignature.`]
      : []),
    ...(fallback && (sampleUtterances.length > 0 || slots.length > 0 || it.intentConfirmationSetting !== undefined)
      ? [`Cannot give ${where} utterances, slots or a confirmation: a fallback intent has none. Remove them.`]
      : []),
    ...limit(`slots in ${where}`, slots.length, SLOTS_PER_INTENT),
    ...limit(`input contexts in ${where}`, it.inputContexts?.length ?? 0, INPUT_CONTEXTS),
    ...limit(`output contexts in ${where}`, it.outputContexts?.length ?? 0, OUTPUT_CONTEXTS),
    ...names(`slot of ${where}`, slotNames),
    ...utteranceProblems(where, sampleUtterances, slotNames, UTTERANCES_PER_INTENT),
    ...slotPriorities
      .filter(({ slotName }) => !slotNames.includes(slotName))
      .map(
        ({ slotName }) =>
          `Cannot ask for slot "${slotName}" in ${where}: slotPriorities names it, but it is not declared. Declared: ${listed(slotNames)}.`,
      ),
    ...slots.flatMap(({ name, slotTypeName, valueElicitationSetting: setting }) => [
      ...(slotTypes.includes(slotTypeName) || BUILT_IN_SLOT_TYPES.has(slotTypeName)
        ? []
        : [`Cannot fill slot "${name}" of ${where}: there is no slot type "${slotTypeName}". Declared: ${listed(slotTypes)}.`]),
      ...(setting.slotConstraint === "Required" && setting.promptSpecification === undefined
        ? [`Cannot ask for slot "${name}" of ${where}: it is required and has no prompt. Give it a promptSpecification.`]
        : []),
      ...(setting.slotConstraint === "Required" && !slotPriorities.some(({ slotName }) => slotName === name)
        ? [`Cannot place slot "${name}" of ${where}: it is required, and slotPriorities leaves it out. Add it there.`]
        : []),
      ...utteranceProblems(`slot "${name}" of ${where}`, setting.sampleUtterances ?? [], slotNames, UTTERANCES_PER_SLOT),
    ]),
    ...steps(it).flatMap(({ dialogAction, intent }) => [
      ...(dialogAction?.type === "ElicitSlot" && !slotNames.includes(dialogAction.slotToElicit ?? "")
        ? [
            `Cannot follow a next step of ${where}: it asks for slot "${dialogAction.slotToElicit ?? ""}", which is not declared. Declared: ${listed(slotNames)}.`,
          ]
        : []),
      ...(intent?.name !== undefined && !intents.includes(intent.name)
        ? [`Cannot follow a next step of ${where}: there is no intent "${intent.name}". Declared: ${listed(intents)}.`]
        : []),
    ]),
    ...messageProblems(where, it),
  ];
};

const slotTypeProblems = ({ name, slotTypeValues = [], parentSlotTypeSignature }: SlotTypeDefinition): readonly string[] => {
  const words = slotTypeValues.flatMap(({ sampleValue, synonyms = [] }) => [sampleValue.value, ...synonyms.map(({ value }) => value)]);
  return [
    ...(words.length === 0 && parentSlotTypeSignature === undefined
      ? [`Cannot use slot type "${name}": it has no values. Give it at least one.`]
      : []),
    ...limit(`values and synonyms in slot type "${name}"`, words.length, VALUES_PER_SLOT_TYPE),
    ...words
      .filter((word) => word.trim() === "" || word.length > SAMPLE_VALUE_CHARACTERS)
      .map((word) => `Cannot use "${word}" in slot type "${name}": Lex takes 1 to ${SAMPLE_VALUE_CHARACTERS} characters. Change it.`),
  ];
};

const localeProblems = (locale: LocaleDefinition): readonly string[] => {
  const { localeId, nluConfidenceThreshold, slotTypes = [], intents = [] } = locale;
  const fallbacks = intents.filter(({ parentIntentSignature }) => parentIntentSignature === FALLBACK_INTENT).length;
  const intentNames = intents.map(({ name }) => name);
  const slotTypeNames = slotTypes.map(({ name }) => name);
  const owners = new Map<string, string>();
  const shared = intents.flatMap(({ name, sampleUtterances = [] }) =>
    sampleUtterances.flatMap(({ utterance }) => {
      const key = utterance.toLowerCase().trim();
      const other = owners.get(key);
      owners.set(key, name);
      return other === undefined ? [] : [`Cannot use utterance "${utterance}" in intent "${name}": intent "${other}" has it. Remove one.`];
    }),
  );
  return [
    ...(nluConfidenceThreshold >= 0 && nluConfidenceThreshold <= 1
      ? []
      : [`Cannot use confidence threshold ${nluConfidenceThreshold} in ${localeId}: Lex takes 0 to 1. Change it.`]),
    ...(fallbacks === 1
      ? []
      : [
          `Cannot build locale ${localeId}: it has ${fallbacks} fallback intents, Lex wants one. Give one intent the parentIntentSignature ${FALLBACK_INTENT}.`,
        ]),
    ...localeLimits(locale),
    ...names("intent", intentNames),
    ...names("slot type", slotTypeNames),
    ...slotTypes.flatMap(slotTypeProblems),
    ...intents.flatMap((it) => intentProblems(it, intentNames, slotTypeNames)),
    ...shared,
  ];
};

/** Everything Lex would refuse in the definition, a sentence each; empty when it would build. */
export const definitionProblems = ({ name, idleSessionTtlInSeconds: idle, botLocales = [] }: BotDefinition): readonly string[] => [
  ...names("bot", [name]),
  ...(idle >= IDLE_SECONDS[0] && idle <= IDLE_SECONDS[1]
    ? []
    : [`Cannot keep a silent session for ${idle} s: Lex takes ${IDLE_SECONDS[0]} to ${IDLE_SECONDS[1]}. Change idleSessionTtlInSeconds.`]),
  ...(botLocales.length > 0 ? [] : [`Cannot build bot "${name}": it has no locale. Declare one under botLocales.`]),
  ...names(
    "locale",
    botLocales.map(({ localeId }) => localeId),
  ),
  ...botLocales.flatMap(localeProblems),
];
