// The first answer after a switch of bots, in an order: where the caller believes to be is what the twin's question has come to.
import { hearAgain as hearStanding } from "../lib/dialog/replay-answer.ts";
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import { slotsOf } from "../lib/flowers/conversation.ts";
import type { Question } from "../lib/flowers/question.ts";
import { ORDER } from "../lib/flowers/responses.ts";

export { NotHeardAgain } from "../lib/dialog/replay-answer.ts";

/** What is answered when the event's words answer `question`. @throws NotHeardAgain, and what the network raises */
export type HearAgain = (event: LexEvent, question: Question) => Promise<LexResponse>;

export const hearAgain = (services: Parameters<typeof hearStanding>[0]): HearAgain => {
  const hear = hearStanding(services);
  return (event, { ask, conversation }) => hear(event, { intent: ORDER, ask, slots: slotsOf(conversation) });
};
