// What the local cloud assumes where AWS's documentation is silent, as far as a user may assume otherwise (`--assume`). docs/local-cloud.md lists them.
import { problemText } from "../shared/problems.ts";
import { UserError } from "./errors.ts";
import { LEX_TIME_ZONES, type LexTimeZone } from "./lex/time-zone.ts";

export interface Assumptions {
  /** @default "region" */
  readonly lexTimeZone: LexTimeZone;
}

export const ASSUMED: Assumptions = { lexTimeZone: "region" };

/** How an assumption is written, for help texts. */
export const ASSUMPTION_HELP = `lex-time-zone=${LEX_TIME_ZONES.join("|")}`;

/**
 * Reads assumptions such as `lex-time-zone=utc`; the last one of a name counts.
 * @throws UserError naming each that cannot be read
 */
export const parseAssumptions = (texts: readonly string[]): Assumptions => {
  let assumed = ASSUMED;
  const problems: string[] = [];
  for (const text of texts) {
    const [, name = text, value] = /^([^=]*)=(.*)$/.exec(text) ?? [];
    const lexTimeZone = LEX_TIME_ZONES.find((known) => known === value);
    if (name === "lex-time-zone" && lexTimeZone !== undefined) assumed = { ...assumed, lexTimeZone };
    else
      problems.push(
        problemText({ cannot: "assume", value: text, why: "the local cloud knows no such assumption", remedy: `Write ${ASSUMPTION_HELP}` }),
      );
  }
  if (problems.length > 0) throw new UserError(problems);
  return assumed;
};
