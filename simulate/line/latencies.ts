// How long things take in the simulated line, in ms. Assumptions, each of the order that AWS's own services show: none was measured there.
// What matters is that nothing is answered at once, so that what can overtake what in AWS can overtake it here.
import type { Random } from "../../local/random.ts";
import type { Region } from "../../shared/region.ts";

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a request takes in its own region, by what it asks for. */
const SPANS = {
  /** DynamoDB, SNS, STS, Lambda's front door. */
  request: { from: 5, to: 15 },
  /** Lex opens or ends a session. */
  session: { from: 40, to: 80 },
  /** Lex understands a sentence, its code hook not counted. */
  recognize: { from: 200, to: 260 },
  /** A function's own work, its requests not counted. */
  handler: { from: 1, to: 4 },
  /** Loading a function into a new environment. */
  coldStart: { from: 200, to: 300 },
} as const satisfies Readonly<Record<string, Span>>;

/** There and back between two regions of one continent. */
const APART_MS = 65;

export type Kind = keyof typeof SPANS;

/** A time of this kind, whole milliseconds, between two places. */
export const latency = (random: Random, kind: Kind, from: Region, to: Region): number => {
  const span = SPANS[kind];
  return Math.round(span.from + (span.to - span.from) * random.next()) + (from === to ? 0 : APART_MS);
};
