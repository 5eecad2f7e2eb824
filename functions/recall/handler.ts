// What the twin should ask a caller whose bot was lost, and what it needs to know for that. It always answers, since the caller waits: who is not
// remembered is asked the opening question.
import { parseAsked } from "../lib/runtime/connect-event.ts";
import { conversationText, type Conversation } from "../lib/flowers/conversation.ts";
import { questionFor } from "../lib/flowers/question.ts";
import type { Shop } from "../lib/flowers/shop.ts";
import { newestOf, type Memories } from "../lib/dialog/newest-memory.ts";

export interface Services extends Memories<Conversation> {
  readonly shop: Shop;
}

/** Flat, and text only: a flow takes nothing else (connect-lambda.md 3). */
export interface Recalled {
  /** What the twin's block says. */
  readonly question: string;
  /** What the twin's code hook goes on with; empty where nothing is known. */
  readonly resume: string;
}

/** The flow says the same where this function does not answer. */
export const OPENING = "One moment please. You can order flowers, or ask for a person. How can I help you?";

/** Answers a contact flow, or a program that invokes it with `{"contactId"}`. Never throws for what it reads. */
export const recallHandler =
  ({ shop, ...services }: Services) =>
  async (event: unknown): Promise<Recalled> => {
    const { contactId } = parseAsked(event);
    const newest = contactId === undefined ? undefined : await newestOf(services, contactId);
    if (newest === undefined) return { question: OPENING, resume: "" };
    const { words, conversation } = questionFor(newest.conversation, { now: services.clock.now(), shop });
    return { question: words, resume: conversationText(conversation) };
  };
