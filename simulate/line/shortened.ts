// Scenarios cut down: to where nothing new happens, and for real time to some seconds of peace, the same fault until the end, and a handful of
// calls around its beginning. Pure.
import type { Scenario } from "../scenarios.ts";

export interface Shortened {
  readonly scenario: Scenario;
  readonly times: readonly number[];
  readonly ordinaryAtMs: number;
}

/** The observer's first run has seen both bots by then, and the line has been where it is for longer than a cool-down. */
const BREAKS_AT_MS = 31_000;
const LENGTH_MS = 47_000;
/** Three in the middle of a call, one that is the first to meet the fault, and two when the line should have moved. */
const TIMES_MS = [-3_000, -2_000, -1_000, 500, 10_000, 11_000];
const ORDINARY_AT_MS = 6_000;

/** The same scenario, watched for so long at most. */
export const cutAt = (scenario: Scenario, lengthMs: number): Scenario => {
  const length = Math.min(lengthMs, scenario.lengthMs);
  const spells = scenario.spells
    .filter(({ fromMs }) => fromMs < length)
    .map(({ fromMs, untilMs, fault }) => ({ fault, fromMs, untilMs: Math.min(untilMs, length) }));
  return { ...scenario, spells, lengthMs: length };
};

/** @param scenario one whose faults begin when it breaks */
export const shortened = (scenario: Scenario): Shortened => ({
  scenario: {
    ...scenario,
    spells: scenario.spells.map(({ fault }) => ({ fault, fromMs: BREAKS_AT_MS, untilMs: LENGTH_MS })),
    breaksAtMs: BREAKS_AT_MS,
    lengthMs: LENGTH_MS,
  },
  times: TIMES_MS.map((ms) => BREAKS_AT_MS + ms),
  ordinaryAtMs: ORDINARY_AT_MS,
});
