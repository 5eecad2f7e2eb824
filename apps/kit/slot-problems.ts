// What Lex would refuse in the slots of an intent, and in the types that they have.
import type { IntentModel, SlotTypeModel } from "./bot-model.ts";
import { nameProblems, quoted, utteranceProblems, wordingProblems } from "./word-problems.ts";

const UTTERANCES_PER_SLOT = 10; // lex-v2.md 10
const SLOTS_PER_INTENT = 100; // lex-v2.md 10
const VALUES_PER_SLOT_TYPE = 10_000; // lex-v2.md 10
const SAMPLE_VALUE_CHARACTERS = 140; // the schema of AWS::Lex::Bot
const PATTERN_CHARACTERS = 100; // lex-v2.md 8; the smaller of the two figures

const patternProblems = (name: string, pattern: string): readonly string[] => [
  ...(pattern.length >= 1 && pattern.length <= PATTERN_CHARACTERS
    ? []
    : [`Cannot narrow slot type "${name}" by ${pattern.length} characters: Lex takes 1 to ${PATTERN_CHARACTERS}. Change its pattern.`]),
  ...(/[*+.]|\{\d+,\}/.test(pattern)
    ? [`Cannot narrow slot type "${name}" by "${pattern}": Lex takes no *, +, {x,} or . in it. Say how many, and of what.`]
    : []),
];

export const slotTypeProblems = (name: string, model: SlotTypeModel): readonly string[] => {
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

export const slotProblems = (where: string, model: IntentModel, slotTypes: readonly string[]): readonly string[] => {
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
