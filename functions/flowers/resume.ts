// The first turn of a conversation that began with the other region's bot. The flow hands over what was kept (functions/recall), as the session
// attribute `resume`; it is used once.
import { goOnBy } from "../lib/dialog/answer-after-takeover.ts";
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import type { Log } from "../lib/runtime/log.ts";
import { attributesOf, parseConversation, slotsOf } from "../lib/flowers/conversation.ts";
import type { HearAgain } from "./replay-answer.ts";
import { questionFor, type Question } from "../lib/flowers/question.ts";
import { isProbe } from "./save-turn.ts";
import { confirmIntent, elicitSlot, ORDER, OWN } from "../lib/flowers/responses.ts";
import type { Situation } from "../lib/flowers/shop.ts";

/** The session attribute that the flow sets. */
const RESUME = "resume";

/** Intents that mean the same wherever they are said. */
const ANYWHERE: ReadonlySet<string> = new Set(["SpeakToPerson", "Cancel", "Help"]);

export interface Resumed {
  /** The turn with what was known put into its session attributes, and `resume` taken out. */
  readonly event: LexEvent;
  /** What the caller was asked before this turn. */
  readonly question: Question;
}

/** The turn as one of the conversation that is gone on with; undefined for every other turn. */
export const resumed = (event: LexEvent, situation: Situation): Resumed | undefined => {
  const { [RESUME]: text, ...others } = event.sessionAttributes;
  const conversation = isProbe(event) || others[OWN.resumed] !== undefined ? undefined : parseConversation(text);
  if (conversation === undefined) return undefined;
  const question = questionFor(conversation, situation);
  const sessionAttributes = { ...others, ...attributesOf(question.conversation), [OWN.resumed]: "yes" };
  return { event: { ...event, sessionAttributes }, question };
};

const askAgain = ({ event, question: { ask, words, conversation } }: Resumed): LexResponse => {
  const turned = { intent: ORDER, slots: slotsOf(conversation), attributes: event.sessionAttributes };
  return ask === "confirm" ? confirmIntent(turned, words) : elicitSlot(turned, ask, words);
};

/** Answers such a turn (go-on.ts). */
export const goOn = ({ log, hearAgain }: { readonly log: Log; readonly hearAgain: HearAgain }) =>
  goOnBy<Resumed>({ log, askAgain, anywhere: ANYWHERE, hear: ({ event, question }) => hearAgain(event, question) });
