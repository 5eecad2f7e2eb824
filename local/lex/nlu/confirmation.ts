// Yes and no as people say them. A doubtful answer is neither, and is asked again: to take a no for a yes would order flowers nobody wants.
import { english } from "./en.ts";
import type { ConfirmationRules, Language } from "./language.ts";
import { wordsOf } from "./words.ts";

export type Confirmation = "Yes" | "No" | "Maybe" | "Don't know";

// All that is said affirms, or a plain yes comes first and nothing after it asks, changes or sets a condition.
const isYes = (line: string, text: string, rules: ConfirmationRules): boolean => {
  if (rules.asking.test(line)) return false;
  const beside = line.replaceAll(rules.yes, "");
  if (beside.replaceAll(rules.around, "").trim() === "") return beside !== line || rules.please.test(line);
  return rules.plainYes.test(line) && !rules.yesBut.test(line) && !text.includes("?");
};

const lineIn = (text: string, language: Language): string => {
  let line = wordsOf(text, language)
    .map((word) => word.text)
    .join(" ");
  for (const [idiom, meaning] of language.confirmation.idioms) line = line.replaceAll(idiom, meaning);
  return line.trim();
};

/** Whether the words are a yes or a no and nothing besides: no other wish hides in them. */
export const isOnlyConfirmation = (text: string, language: Language = english): boolean => {
  const { yes, no, around } = language.confirmation;
  const line = lineIn(text, language);
  const beside = line.replaceAll(yes, "").replaceAll(new RegExp(no, "g"), "");
  return beside !== line && beside.replaceAll(around, "").trim() === "";
};

/**
 * What the caller's words answer to a yes-or-no question.
 * @param language English unless told
 * @returns undefined when they are no clear answer
 */
export const confirmationIn = (text: string, language: Language = english): Confirmation | undefined => {
  const { confirmation: rules } = language;
  const line = lineIn(text, language);
  if (rules.unknown.test(line)) return "Don't know";
  if (rules.no.test(line)) {
    if (rules.affirmed.test(line)) return undefined;
    const yes = line.replaceAll(rules.yes, "") !== line;
    return !yes || rules.denied.some((pattern) => pattern.test(line)) ? "No" : undefined;
  }
  if (rules.maybe.test(line)) return "Maybe";
  return !line.includes("?") && isYes(line, text, rules) ? "Yes" : undefined;
};
