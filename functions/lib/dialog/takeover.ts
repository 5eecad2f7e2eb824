// The first turn of a conversation that began with the other region's bot. The flow hands over what was kept (functions/recall), as the session
// attribute `resume`; it is used once. Such a turn is answered whatever happens: the caller waits.
import type { Log } from "../runtime/log.ts";
import { errorCode } from "../runtime/error-code.ts";
import { conversationText, OWN, type ReadsConversations } from "./conversation.ts";
import { caseOf, isWish, type Dialog, type Situation } from "./dialog.ts";
import type { LexEvent, LexResponse } from "./lex-event.ts";
import { askQuestion, questionFor, type Question } from "./question.ts";
import type { ReplayAnswer } from "./replay-answer.ts";
import { isProbe } from "./save-turn.ts";

/** The session attribute that the flow sets: a conversation, nothing where there was none, or another word where that could not be read. */
export const RESUME = "resume";

export interface TakenOver {
  /** The turn with what was known put into its session attributes, and `resume` taken out. */
  readonly event: LexEvent;
  /** What the caller was asked before this turn. */
  readonly question: Question;
}

/** The turn as one of the conversation that is gone on with; undefined for every other turn. */
export const takenOver = <S extends Situation, Deed>(
  dialog: Dialog<S, Deed>,
  conversations: ReadsConversations,
  event: LexEvent,
  situation: S,
): TakenOver | undefined => {
  const { [RESUME]: text, ...others } = event.sessionAttributes;
  const kept = isProbe(event) || others[OWN.resumed] !== undefined ? undefined : conversations.parse(text);
  if (kept === undefined) return undefined;
  const own = dialog.own?.(others, kept, kept.intent, situation) ?? kept.own;
  const question = questionFor(dialog, { ...kept, own }, situation);
  if (question === undefined) return undefined;
  const soFar = conversationText(question.conversation);
  return {
    event: { ...event, sessionAttributes: { ...others, [OWN.soFar]: soFar, [OWN.asked]: question.asked, [OWN.resumed]: "yes" } },
    question,
  };
};

/** Intents that mean the same wherever they are said. */
const meansTheSameAnywhere = <S extends Situation, Deed>(dialog: Dialog<S, Deed>, intent: string): boolean => {
  const known = caseOf(dialog, intent);
  return known !== undefined && known !== "fallback" && !isWish(known);
};

/**
 * Answers such a turn as the bot does when it knows the question. Where it cannot be asked, a plain wish for something else is answered, and any
 * other words are asked for again. Keys need no bot.
 */
export const answerTakenOver =
  <S extends Situation, Deed>(dialog: Dialog<S, Deed>, { log, replay }: { readonly log: Log; readonly replay: ReplayAnswer }) =>
  /** @param answer the ordinary way to answer a turn */
  async ({ event, question }: TakenOver, answer: (event: LexEvent) => Promise<LexResponse>): Promise<LexResponse> => {
    if (event.keys !== undefined) return answer(event);
    try {
      return await replay(event, question);
    } catch (error) {
      // A defect of ours is told with its name. Messages may quote what was said.
      log({ kind: "answer-not-replayed", code: errorCode(error) });
      return meansTheSameAnywhere(dialog, event.intent.name)
        ? answer(event)
        : askQuestion(question, event.sessionAttributes, question.words);
    }
  };
