// What the observer needs of a Lex runtime, whichever generation: open a session, say something in it, end it.

/** What a bot made of an utterance. */
export interface Recognised {
  /** The intent's name, if one was found. */
  readonly intent: string | undefined;
  /** What the bot said. */
  readonly messages: readonly string[];
}

export interface LexRuntime {
  /** Opens a session through the alias, without a word to the bot. @throws LexRuntimeError */
  putSession(sessionId: string, signal: AbortSignal): Promise<void>;
  /** Says `text` to the bot: its understanding and its code hook answer. @throws LexRuntimeError */
  recognize(sessionId: string, text: string, signal: AbortSignal): Promise<Recognised>;
  /** @throws LexRuntimeError */
  deleteSession(sessionId: string, signal: AbortSignal): Promise<void>;
}

/**
 * - `throttled`: too many conversations at once (429)
 * - `denied`: the caller may not, or cannot sign: that says nothing about the bot
 * - `failed`: anything else, a missing answer included
 */
export type LexFault = "throttled" | "denied" | "failed";

export class LexRuntimeError extends Error {
  override readonly name = "LexRuntimeError";
  readonly fault: LexFault;
  /** The error's name in the service's model, or the system's; `Timeout` when no answer came in time. */
  readonly code: string;
  constructor(fault: LexFault, code: string, options?: ErrorOptions) {
    super(`Lex did not answer: ${code}.`, options);
    this.fault = fault;
    this.code = code;
  }
}
