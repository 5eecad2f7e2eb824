// What Lex would refuse in names, messages and utterances, wherever in a bot model they stand.
import type { Wordings } from "./bot-model.ts";

const NAME = /^([0-9a-zA-Z][_-]?){1,100}$/; // lex-v2.md 11.1
const UTTERANCE_CHARACTERS = 500; // lex-v2.md 10
const MESSAGE_CHARACTERS = 1_000; // lex-v2.md 2.1
const WORDINGS = 3; // one message and two variations, lex-v2.md 2.1
const RETRIES = 5; // lex-v2.md 3

/** The slots named in an utterance: `{FlowerType}`. */
const slotsNamed = (utterance: string): readonly string[] => [...utterance.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name.trim());

export const quoted = (names: readonly string[]): string => (names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", "));

export const nameProblems = (kind: string, names: readonly string[]): readonly string[] => {
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

export const wordingProblems = (where: string, wordings: Wordings, maxRetries: number | undefined): readonly string[] => [
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

export const utteranceProblems = (
  where: string,
  utterances: readonly string[],
  declared: readonly string[],
  most: number,
): readonly string[] => [
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
