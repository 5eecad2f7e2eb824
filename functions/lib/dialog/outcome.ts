// How a conversation ended, as the flow reads it.

/** Words that every flow knows. */
export type Outcome = "done" | "finished" | "declined" | "not-understood" | "person" | "callback";

export interface Ending {
  readonly outcome: Outcome;
  /** The app's own, finer word for it, as in `ordered`. */
  readonly result?: string;
}

/** The session attributes that say so. The flows of today branch on the finer word, so it stands in `outcome` where there is one. */
export const endingAttributes = ({ outcome, result }: Ending): Readonly<Record<string, string>> => ({ outcome: result ?? outcome });
