// What every bot says, sentence by sentence. An app takes those of a language and puts its own in their place where it has better ones.
export interface CommonWords {
  /** Where the twin knows nothing of the caller: an open question. */
  readonly opening: string;
  /** What the line can do. */
  readonly help: string;
  /** The open question after help, where `help` does not end in one. */
  readonly whatNow?: string;
  readonly notHeard: string;
  /** What was not understood, and what can be said. @default `notHeard` and `help` */
  readonly fallback?: string;
  readonly notUnderstood: string;
  readonly person: string;
  readonly stopped: string;
  /** After a wish to stop where nothing is under way: an open question. @default the conversation ends with `stopped` */
  readonly nothingToStop?: string;
  /** After an answer that ends nothing: an open question. */
  readonly anythingElse: string;
  readonly nothingElse: string;
  /** To a probe, for which nothing is done. */
  readonly probe: string;
  /** A question that somebody may have heard before. */
  readonly onceMore: (question: string) => string;
  /** The question that help has interrupted. */
  readonly afterHelp: (question: string) => string;
  /** The tables do not say whether it was done: somebody calls back, or a chat is given a person. */
  readonly unknown: string;
  readonly unknownInChat: string;
}

/** What a language can say for any app. */
export type DefaultWords = Omit<CommonWords, "opening" | "help">;
