// Yes and no as English speakers say them.
import type { ConfirmationRules } from "../language.ts";

// Set phrases whose words would mislead one by one.
const idioms: ConfirmationRules["idioms"] = [
  [/\bwhy not\b/g, "sure"],
  [/\b(?:no|not a) (?:problem|worries|rush|hurry)\b/g, ""],
  [/\bgood (?:morning|afternoon|evening|day|night|bye|luck)\b/g, "?"],
  [/\byes or no\b/g, "?"],
  [/\b((?:leave|keep) it) (?:as|the way|like) it (?:is|was)\b/g, "$1"],
  [/\b(?:can not|could not) (?:wait|be better)\b/g, ""],
  [/\bif you do not mind\b/g, ""],
  [/\b(?:do not forget|not only)\b/g, "?"],
];

const unknown = /\b(?:(?:do not|not) (?:know|sure|certain)|no idea|unsure|not really sure|who knows|good question)\b/;
const maybe = /\b(?:maybe|perhaps|possibly|might|probably|i guess|let me think|hold on|wait|what|who|which|how)\b/;
const no =
  /\b(?:no|nope|nah|naw|no way|not|never|neither|negative|cancel|stop|wrong|incorrect|decline|nay|refuse|forget|scratch|leave it|drop it|changed my mind|unfortunately|rather|instead)\b/;
const yes =
  /\b(?:yes|yeah|yep|yup|yea|ya|yah|aye|sure thing|sure|surely|ok|okay|k|all right|right|correct|affirmative|absolutely|definitely|certainly|indeed|exactly|totally|perfect|great|wonderful|lovely|fine|good|alright|go ahead|go for it|do it|do that|do so|of course|by all means|place it|place (?:the|my|that) order|order (?:it|them|those)|book it|confirm(?: it)?|confirmed|i do|i would love (?:to|that)|i would|works|you bet|uh huh|mhm|mm hmm|go on|proceed|true|all set|make it so|that is it|will do)\b/g;
/** What may stand around a yes and leave it one. Anything else is a wish, a question or a change: no order hangs on guessing it. */
const around =
  /\b(?:um|umm|uh|uhm|er|ah|oh|hmm|hm|mm|well|so|like|just|actually|really|very|now|then|anyway|and|please|thanks?|thank you|much|many|cheers|sir|madam|maam|miss|dear|that|this|it|them|those|is|be|would|will|am|i|said|you|we|let us|sounds|looks|all|for me|to me|to|with me|by me|want|like|order|the|do)\b/g;
const asking = /^(?:is|are|am|was|will|would|could|can|do(?! (?:it|that|so)\b)|does|did|have|has|should|shall|may)\b/;
/** Words after a plain yes that make it a condition or another matter. */
const yesBut =
  /\b(?:but|if|unless|except|change|different|another|else|other|later|earlier|first|before|instead|can|could|should|would you|do you|did|is it|are you|is there|are there|person|human|agent|operator|someone|somebody|help|or)\b/;
const denied = [
  /\b(?:not|never|hardly|no) (?:\w+ ){0,2}(?:right|correct|good|ok|okay|fine|sure|true|that|it|so|yes|yet|today|now|at all|want|do)\b/,
  /^(?:(?:um|uh|oh|well|er|hmm|sorry|actually|ah|ok|okay) )*(?:no|nope|nah|not|never|cancel|wrong|stop)\b/,
  /\b(?:no|nope|not)$/,
];
const affirmed = /^(?:(?:um|uh|oh|well|er) )*(?:yes|yeah|yep|sure)\b/;
const plainYes = /^(?:(?:um|uh|oh|well|er|ah) )*(?:yes|yeah|yep|yup|absolutely|definitely)\b/;

export const confirmation: ConfirmationRules = {
  idioms,
  unknown,
  maybe,
  no,
  yes,
  around,
  please: /\bplease\b/,
  asking,
  yesBut,
  denied,
  affirmed,
  plainYes,
};
