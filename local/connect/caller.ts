// Who is on the other end of the line: answers each prompt with words, keys, silence, or by hanging up.
import type { ListeningFor } from "./questions.ts";

export type CallerAnswer =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "keys"; readonly keys: string }
  | { readonly kind: "silence" }
  | { readonly kind: "hang-up" };

export interface Caller {
  /** Answers one prompt. The answer may be of another kind than asked for: people speak at keypads and press keys at bots. */
  listen(kind: ListeningFor): Promise<CallerAnswer>;
  /** How long the caller stays on the line while it plays, waits or queues, in ms of the clock. */
  readonly patienceMs: number;
  /** Aborts when the caller hangs up while a prompt plays or a queue waits. */
  readonly hungUp?: AbortSignal;
}

/** Ten minutes: how long a scripted caller stays. */
export const SCRIPTED_PATIENCE_MS = 600_000;

const KEYS = /^dtmf:([0-9*#]+)$/i;

/** One argument of a script as an answer: `dtmf:1` presses keys, an empty text is silence, all else is said. */
export const parseAnswer = (word: string): CallerAnswer => {
  const keys = KEYS.exec(word)?.[1];
  if (keys !== undefined) return { kind: "keys", keys };
  return word.trim() === "" ? { kind: "silence" } : { kind: "words", text: word };
};

/** A caller who gives each word as the answer to one prompt, then hangs up. */
export const scriptedCaller = (words: readonly string[], patienceMs = SCRIPTED_PATIENCE_MS): Caller => {
  const left = words.values();
  return {
    patienceMs,
    listen: async () => {
      const word = left.next();
      return word.done === true ? { kind: "hang-up" } : parseAnswer(word.value);
    },
  };
};
