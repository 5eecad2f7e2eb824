// Yes and no as people say them. A doubtful answer is neither, and is asked again: to take a no for a yes would order flowers nobody wants.
import { wordsOf } from "./words.ts";

export type Confirmation = "Yes" | "No" | "Maybe" | "Don't know";

// Set phrases whose words would mislead one by one.
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\bwhy not\b/g, "sure"],
  [/\bno (?:problem|worries|rush|hurry)\b/g, ""],
  [/\b(?:can not|could not) (?:wait|be better)\b/g, ""],
  [/\bif you do not mind\b/g, ""],
  [/\b(?:do not forget|not only)\b/g, "?"],
];

const UNKNOWN = /\b(?:(?:do not|not) (?:know|sure|certain)|no idea|unsure|not really sure|who knows|good question)\b/;
const MAYBE = /\b(?:maybe|perhaps|possibly|might|probably|i guess|let me think|hold on|wait|what|who|which|how)\b/;
const NO =
  /\b(?:no|nope|nah|naw|no way|not|never|neither|negative|cancel|stop|wrong|incorrect|decline|nay|refuse|forget|scratch|leave it|drop it|changed my mind|unfortunately|rather|instead)\b/;
const YES =
  /\b(?:yes|yeah|yep|yup|yea|ya|yah|aye|sure|surely|ok|okay|k|right|correct|affirmative|absolutely|definitely|certainly|indeed|exactly|totally|perfect|great|wonderful|lovely|fine|good|alright|please do|go ahead|go for it|do it|do that|do so|of course|by all means|sounds good|place it|place the order|order it|order them|book it|confirm|confirmed|i do|i would|that works|you bet|uh huh|mhm|mm hmm|go on|proceed|true|all set|make it so|that is it|that will do|works for me|by all means|please)\b/;
const DENIED = [
  /\b(?:not|never|hardly|no) (?:\w+ ){0,2}(?:right|correct|good|ok|okay|fine|sure|true|that|it|so|yes|yet|today|now|at all|want|do)\b/,
  /^(?:(?:um|uh|oh|well|er|hmm|sorry|actually|ah|ok|okay) )*(?:no|nope|nah|not|never|cancel|wrong|stop)\b/,
  /\b(?:no|nope|not)$/,
];
const AFFIRMED = /^(?:(?:um|uh|oh|well|er) )*(?:yes|yeah|yep|sure)\b/;

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
  const yes = YES.test(line);
  if (NO.test(line)) {
    if (AFFIRMED.test(line)) return undefined;
    return !yes || DENIED.some((pattern) => pattern.test(line)) ? "No" : undefined;
  }
  if (MAYBE.test(line)) return "Maybe";
  return yes && !line.includes("?") ? "Yes" : undefined;
};
