// Yes and no as people say them. A doubtful answer is neither, and is asked again: to take a no for a yes would order flowers nobody wants.
import { wordsOf } from "./words.ts";

export type Confirmation = "Yes" | "No" | "Maybe" | "Don't know";

// Set phrases whose words would mislead one by one.
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\bwhy not\b/g, "sure"],
  [/\b(?:no|not a) (?:problem|worries|rush|hurry)\b/g, ""],
  [/\bgood (?:morning|afternoon|evening|day|night|bye|luck)\b/g, "?"],
  [/\byes or no\b/g, "?"],
  [/\b(?:can not|could not) (?:wait|be better)\b/g, ""],
  [/\bif you do not mind\b/g, ""],
  [/\b(?:do not forget|not only)\b/g, "?"],
];

const UNKNOWN = /\b(?:(?:do not|not) (?:know|sure|certain)|no idea|unsure|not really sure|who knows|good question)\b/;
const MAYBE = /\b(?:maybe|perhaps|possibly|might|probably|i guess|let me think|hold on|wait|what|who|which|how)\b/;
const NO =
  /\b(?:no|nope|nah|naw|no way|not|never|neither|negative|cancel|stop|wrong|incorrect|decline|nay|refuse|forget|scratch|leave it|drop it|changed my mind|unfortunately|rather|instead)\b/;
const YES =
  /\b(?:yes|yeah|yep|yup|yea|ya|yah|aye|sure thing|sure|surely|ok|okay|k|all right|right|correct|affirmative|absolutely|definitely|certainly|indeed|exactly|totally|perfect|great|wonderful|lovely|fine|good|alright|go ahead|go for it|do it|do that|do so|of course|by all means|place it|place (?:the|my|that) order|order (?:it|them|those)|book it|confirm(?: it)?|confirmed|i do|i would love (?:to|that)|i would|works|you bet|uh huh|mhm|mm hmm|go on|proceed|true|all set|make it so|that is it|will do)\b/g;
/** What may stand around a yes and leave it one. Anything else is a wish, a question or a change: no order hangs on guessing it. */
const AROUND =
  /\b(?:um|umm|uh|uhm|er|ah|oh|hmm|hm|mm|well|so|like|just|actually|really|very|now|then|anyway|and|please|thanks?|thank you|much|many|cheers|sir|madam|maam|miss|dear|that|this|it|them|those|is|be|would|will|am|i|said|you|we|let us|sounds|looks|all|for me|to me|to|with me|by me|want|like|order|the|do)\b/g;
const ASKING = /^(?:is|are|am|was|will|would|could|can|do(?! (?:it|that|so)\b)|does|did|have|has|should|shall|may)\b/;
/** Words after a plain yes that make it a condition or another matter. */
const YES_BUT =
  /\b(?:but|if|unless|except|change|different|another|else|other|later|earlier|first|before|instead|can|could|should|would you|do you|did|is it|are you|is there|are there|person|human|agent|operator|someone|somebody|help|or)\b/;
const DENIED = [
  /\b(?:not|never|hardly|no) (?:\w+ ){0,2}(?:right|correct|good|ok|okay|fine|sure|true|that|it|so|yes|yet|today|now|at all|want|do)\b/,
  /^(?:(?:um|uh|oh|well|er|hmm|sorry|actually|ah|ok|okay) )*(?:no|nope|nah|not|never|cancel|wrong|stop)\b/,
  /\b(?:no|nope|not)$/,
];
const AFFIRMED = /^(?:(?:um|uh|oh|well|er) )*(?:yes|yeah|yep|sure)\b/;
const PLAIN_YES = /^(?:(?:um|uh|oh|well|er|ah) )*(?:yes|yeah|yep|yup|absolutely|definitely)\b/;

// All that is said affirms, or a plain yes comes first and nothing after it asks, changes or sets a condition.
const isYes = (line: string, text: string): boolean => {
  if (ASKING.test(line)) return false;
  const others = line.replaceAll(YES, "").replaceAll(AROUND, "").trim();
  if (others === "") return line.replaceAll(YES, "") !== line || /\bplease\b/.test(line);
  return PLAIN_YES.test(line) && !YES_BUT.test(line) && !text.includes("?");
};

/**
 * What the caller's words answer to a yes-or-no question.
 * @returns undefined when they are no clear answer
 */
export const confirmationIn = (text: string): Confirmation | undefined => {
  let line = wordsOf(text)
    .map((word) => word.text)
    .join(" ");
  for (const [idiom, meaning] of IDIOMS) line = line.replaceAll(idiom, meaning);
  line = line.trim();
  if (UNKNOWN.test(line)) return "Don't know";
  const yes = line.replaceAll(YES, "") !== line;
  if (NO.test(line)) {
    if (AFFIRMED.test(line)) return undefined;
    return !yes || DENIED.some((pattern) => pattern.test(line)) ? "No" : undefined;
  }
  if (MAYBE.test(line)) return "Maybe";
  return !line.includes("?") && isYes(line, text) ? "Yes" : undefined;
};
