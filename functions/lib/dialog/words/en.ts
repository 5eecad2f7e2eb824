// What every bot says in English.
import type { DefaultWords } from "./words.ts";

const onceMore = (question: string): string => `Sorry, once more: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
const UNKNOWN = "I am sorry, I cannot tell just now whether that was done.";

export const english: DefaultWords = {
  notHeard: "I am sorry, I did not get that.",
  notUnderstood: "I am sorry, I could not understand you.",
  person: "Of course, I will find someone for you.",
  stopped: "All right, I have not changed anything.",
  anythingElse: "Is there anything else?",
  nothingElse: "All right.",
  probe: "This was a probe: nothing is done.",
  onceMore,
  afterHelp: onceMore,
  unknown: `${UNKNOWN} Someone will call you back about it.`,
  unknownInChat: `${UNKNOWN} I will find someone who can look it up.`,
};
