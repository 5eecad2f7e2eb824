// The first turn of a conversation that began with the other region's bot, answered whatever happens: the caller waits.
import { errorCode } from "../runtime/error-code.ts";
import type { LexEvent, LexResponse } from "./lex-event.ts";
import type { Log } from "../runtime/log.ts";

export interface GoingOn<Turn> {
  readonly log: Log;
  /** What Lex makes of the words when it knows the question. */
  readonly hear: (turn: Turn) => Promise<LexResponse>;
  /** The question once more. */
  readonly askAgain: (turn: Turn) => LexResponse;
  /** Intents that mean the same wherever they are said. */
  readonly anywhere: ReadonlySet<string>;
}

/**
 * Answers such a turn: by what Lex makes of the words when it knows the question. Where it cannot be asked, a plain wish for something else is
 * answered, and any other words are asked for again.
 */
export const goOnBy =
  <Turn extends { readonly event: LexEvent }>({ log, hear, askAgain, anywhere }: GoingOn<Turn>) =>
  /** @param answer the ordinary way to answer a turn */
  async (turn: Turn, answer: (event: LexEvent) => Promise<LexResponse>): Promise<LexResponse> => {
    try {
      return await hear(turn);
    } catch (error) {
      // A defect of ours is told with its name. Messages may quote what was said.
      log({ kind: "not-heard-again", code: errorCode(error) });
      return anywhere.has(turn.event.intent.name) ? answer(turn.event) : askAgain(turn);
    }
  };
