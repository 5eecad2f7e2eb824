// The contract between code hooks and flows: how a conversation ended. The hook closes with one of these words in the session attribute
// `outcome`, and every flow that branches on it handles them all. contact-flows/check/outcomes.ts holds flows against this table.

/** Each word, and what the flow does with it. */
export const OUTCOMES = {
  done: "What the caller wanted is done: the line thanks in the app's own words, and ends.",
  finished: "The caller heard or changed something and needs no thanks for it: a plain goodbye.",
  declined: "The caller wants nothing more, or said no: a plain goodbye.",
  "not-understood": "The bot gave up: keys on the phone, or once more by words in a chat, then a person.",
  person: "The caller is to speak to a person.",
  callback: "People have to finish it: they call back, or answer at once in a chat.",
} as const satisfies Readonly<Record<string, string>>;

export type Outcome = keyof typeof OUTCOMES;

/** The session attributes of a closed conversation. `result` is the app's own finer word, for logs and stories: no flow branches on it. */
export const ENDING = { outcome: "outcome", result: "result" } as const;

export const isOutcome = (word: string): word is Outcome => Object.hasOwn(OUTCOMES, word);
