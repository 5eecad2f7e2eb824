// Keeps what a turn changed of an order.
import type { LexEvent, LexResponse } from "../lex-event.ts";
import { remember as keepTurn, type Services } from "../remember.ts";
import { conversationIn, conversationText, type Conversation } from "./conversation.ts";

export { contactOf, isProbe } from "../remember.ts";

/** Takes a turn's answer, and gives it back when it is kept or the time for that is over (memory.ts). */
export const remember = (services: Services<Conversation>): ((event: LexEvent, response: LexResponse) => Promise<LexResponse>) =>
  keepTurn(services, { conversationIn, text: conversationText });
