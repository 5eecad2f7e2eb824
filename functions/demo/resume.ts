// The first turn of a conversation that began with the other region's bot. The flow hands over what was kept (functions/demo-recall), as the session
// attribute `resume`; it is used once.
import { goOnBy } from "../lib/dialog/answer-after-takeover.ts";
import type { HearAgain } from "../lib/dialog/replay-answer.ts";
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import { confirmIntent, elicitSlot } from "../lib/dialog/lex-responses.ts";
import type { Log } from "../lib/runtime/log.ts";
import { isProbe } from "../lib/dialog/save-turn.ts";
import { conversationText, OWN, parseConversation, slotsOf } from "../lib/demo/conversation.ts";
import { questionFor, type Question } from "../lib/demo/question.ts";
import { reachOf, type Situation } from "../lib/demo/situation.ts";

/** The session attribute that the flow sets. */
const RESUME = "resume";

/** Intents that mean the same wherever they are said. */
const ANYWHERE: ReadonlySet<string> = new Set(["SpeakToPerson", "Stop", "Help"]);

export interface Resumed {
  /** The turn with what was known put into its session attributes, and `resume` taken out. */
  readonly event: LexEvent;
  /** What the caller was asked before this turn. */
  readonly question: Question;
}

/** The turn as one of the conversation that is gone on with; undefined for every other turn. */
export const resumed = (event: LexEvent, situation: Situation): Resumed | undefined => {
  const { [RESUME]: text, ...others } = event.sessionAttributes;
  const kept = isProbe(event) || others[OWN.resumed] !== undefined ? undefined : parseConversation(text);
  if (kept === undefined) return undefined;
  const question = questionFor({ ...kept, reach: reachOf(others["customerNumber"], situation) }, situation);
  const demo = conversationText(question.conversation);
  const sessionAttributes = { ...others, [OWN.demo]: demo, [OWN.asked]: question.asked, [OWN.resumed]: "yes" };
  return { event: { ...event, sessionAttributes }, question };
};

const askAgain = ({ event, question: { ask, words, conversation } }: Resumed): LexResponse => {
  const turned = { intent: conversation.intent, slots: slotsOf(conversation), attributes: event.sessionAttributes };
  return ask === "confirm" ? confirmIntent(turned, words) : elicitSlot(turned, ask, words);
};

/** Answers such a turn (go-on.ts). Keys need no Lex. */
export const goOn = ({ log, hearAgain }: { readonly log: Log; readonly hearAgain: HearAgain }) => {
  const byWords = goOnBy<Resumed>({
    log,
    askAgain,
    anywhere: ANYWHERE,
    hear: ({ event, question: { ask, conversation } }) =>
      hearAgain(event, { intent: conversation.intent, ask, slots: slotsOf(conversation) }),
  });
  return (turn: Resumed, answer: (event: LexEvent) => Promise<LexResponse>): Promise<LexResponse> =>
    turn.event.keys === undefined ? byWords(turn, answer) : answer(turn.event);
};
