// What the twin should ask a caller whose bot was lost, and what it needs to know for that. Both regions are read side by side: which bot was
// lost is not asked, the newer memory counts. It always answers, since the caller waits: who is not remembered is asked the opening question.
import type { Clock } from "../clock.ts";
import { parseAsked } from "../connect-event.ts";
import { textAt } from "../json.ts";
import type { Log } from "../log.ts";
import { conversationText } from "../order-flowers/conversation.ts";
import type { Kept, Memory } from "../order-flowers/memory.ts";
import { questionFor } from "../order-flowers/question.ts";
import type { Shop } from "../order-flowers/shop.ts";
import type { Region } from "../region.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly shop: Shop;
  readonly memories: readonly { readonly region: Region; readonly memory: Pick<Memory, "recall"> }[];
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
export const recallHandler = ({ clock, log, shop, memories }: Services) => {
  const readFrom = async ({ region, memory }: Services["memories"][number], contactId: string): Promise<Kept | undefined> => {
    try {
      return await memory.recall(contactId, clock.now());
    } catch (error) {
      // Whatever it is, this caller needs an answer.
      log({ kind: "conversation-unread", region, code: textAt(error, "code") ?? (error instanceof Error ? error.name : "unknown") });
      return undefined;
    }
  };

  return async (event: unknown): Promise<Recalled> => {
    const { contactId } = parseAsked(event);
    if (contactId === undefined) return { question: OPENING, resume: "" };
    const found = await Promise.all(memories.map((each) => readFrom(each, contactId)));
    const [newest] = found.filter((kept) => kept !== undefined).sort((a, b) => b.at - a.at);
    log({ kind: "recalled", contactId, known: newest !== undefined });
    if (newest === undefined) return { question: OPENING, resume: "" };
    const { words, conversation } = questionFor(newest.conversation, { now: clock.now(), shop });
    return { question: words, resume: conversationText(conversation) };
  };
};
