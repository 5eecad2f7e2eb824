// How a conversation ended, as the flow reads it.
import { ENDING, type Outcome } from "../../../shared/outcomes.ts";

export interface Ending {
  readonly outcome: Outcome;
  /** The app's own, finer word for it, as in `ordered`. */
  readonly result?: string;
}

/** The session attributes that say so. */
export const endingAttributes = ({ outcome, result }: Ending): Readonly<Record<string, string>> => ({
  [ENDING.outcome]: outcome,
  ...(result === undefined ? {} : { [ENDING.result]: result }),
});
