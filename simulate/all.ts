// Every scenario that was asked for, under every load, by every strategy: the whole simulation as data.
import { RATES } from "../apps/kit/rates.ts";
import { BASELINES } from "./baselines.ts";
import { bursts, falseSwitches, type Bursts, type FalseSwitches } from "./false-switches.ts";
import { simulate } from "./model.ts";
import { together } from "./outcomes.ts";
import type { Load, Scenario } from "./scenarios.ts";
import type { Strategy } from "./strategy.ts";
import { targets, type Cell, type Target } from "./targets.ts";
import { TWINLINE } from "./twinline.ts";

export const STRATEGIES: readonly Strategy[] = [TWINLINE, ...BASELINES];

export interface Choice {
  readonly seed: number;
  readonly scenarios: readonly Scenario[];
  readonly loads: readonly Load[];
  readonly strategies: readonly Strategy[];
  /** Whether a month of false alarms is simulated too. */
  readonly hasMonth: boolean;
}

export interface Simulation {
  readonly seed: number;
  readonly strategies: readonly { readonly name: string; readonly says: string; readonly probesUsdAMonth: number }[];
  readonly cells: readonly Cell[];
  /** The month that is promised about, then one of many failures, in which the arithmetic can be counted after. */
  readonly falseSwitches: readonly FalseSwitches[];
  readonly bursts: readonly Bursts[];
  readonly targets: readonly Target[];
}

/** A quiet line has so few calls that the place of the break between two probes decides: that many places are tried, and the worst is told. */
const PLACES = 10;
const seedsFor = (load: Load, seed: number): readonly number[] =>
  load.name === "idle" || load.name === "mid-call" ? Array.from({ length: PLACES }, (_, index) => seed * PLACES + index) : [seed];

const MONTH = { share: 0.01, days: 30 } as const;
const COUNTABLE = { share: 0.05, days: 10 } as const;
const BURSTS = { share: 0.01, days: 3, meansMs: [1_000, 3_000, 10_000, 30_000] } as const;

/** @param onStep told what is begun, for whoever waits */
export const simulateAll = ({ seed, scenarios, loads, strategies, hasMonth }: Choice, onStep: (step: string) => void): Simulation => {
  const cells = scenarios.flatMap((scenario) => {
    onStep(scenario.name);
    return loads.flatMap((load) =>
      strategies.map((strategy): Cell => {
        const runs = seedsFor(load, seed).map((one) => simulate(scenario, load, strategy, one).figures);
        return { scenario, load: load.name, strategy: strategy.name, figures: together(runs) };
      }),
    );
  });
  const months = (hasMonth ? [MONTH, COUNTABLE] : []).map(({ share, days }) => {
    onStep(`${days} days of probes of which ${100 * share} % fail`);
    return falseSwitches(share, days, seed);
  });
  const inBursts = (hasMonth ? BURSTS.meansMs : []).map((meanMs) => {
    onStep(`bursts of ${meanMs / 1000} s`);
    return bursts(meanMs, BURSTS.share, BURSTS.days, seed);
  });
  return {
    seed,
    strategies: strategies.map(({ name, says, textRequestsAMonth }) => ({
      name,
      says,
      probesUsdAMonth: textRequestsAMonth * RATES.lexText.usd,
    })),
    cells,
    falseSwitches: months,
    bursts: inBursts,
    targets: targets(cells, months[0]),
  };
};

/**
 * All of it as one line of JSON: scenarios by their names, since their times are no result.
 * @param more what else was run
 */
export const asJson = ({ cells, ...rest }: Simulation, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ ...rest, cells: cells.map(({ scenario, ...cell }) => ({ scenario: scenario.name, ...cell })), ...more });
