// Keeps what a turn changed of an order.
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import { remember as keepTurn, type Services } from "../lib/dialog/save-turn.ts";
import { conversationIn, conversationText, type Conversation } from "../lib/flowers/conversation.ts";

export { contactOf, isProbe } from "../lib/dialog/save-turn.ts";

/** Takes a turn's answer, and gives it back when it is kept or the time for that is over (memory.ts). */
export const remember = (services: Services<Conversation>): ((event: LexEvent, response: LexResponse) => Promise<LexResponse>) =>
  keepTurn(services, { conversationIn, text: conversationText });
