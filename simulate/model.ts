// The fast model: one scenario, one load, one strategy, in virtual time. The same seed gives the same callers and faults to every strategy, and
// the same bytes every time.
import { seededRandom } from "../local/random.ts";
import { arrivals } from "./arrivals.ts";
import { CALL_MS, makeCall } from "./call.ts";
import { figuresOf, type CallOutcome, type Figures, type Routed } from "./outcomes.ts";
import type { Load, Scenario } from "./scenarios.ts";
import type { ProbeMade, Steering, Strategy } from "./strategy.ts";
import { timeline, type Timeline } from "./timeline.ts";
import { world as worldOf, type World } from "./world.ts";

export interface Run {
  readonly figures: Figures;
  readonly calls: readonly CallOutcome[];
  readonly routed: readonly Routed[];
  readonly probes: readonly ProbeMade[];
}

const chanceOf = (seed: number): (() => number) => {
  const random = seededRandom(seed);
  return () => random.next();
};

/** How exactly it is known when new calls go to a good bot. */
const SAMPLE_MS = 100;

/** Looks, from the bot's breaking on, where a call would be sent, until that is a good bot or the broken one is mended. */
const watch = (time: Timeline, world: World, steering: Steering, { breaksAtMs }: Scenario): (() => number | undefined) => {
  let toGoodMs: number | undefined;
  const look = (at: number): void =>
    time.at(at, () => {
      const { to } = steering.route();
      if (world.isGood("home", at)) return;
      if (to !== "menu" && world.isGood(to, at)) toGoodMs = at - breaksAtMs;
      else look(at + SAMPLE_MS);
    });
  look(breaksAtMs);
  return () => toGoodMs;
};

/**
 * Runs one scenario.
 * @param times when calls begin, in ms from the scenario's start; the load's own by default
 */
export const simulate = (
  scenario: Scenario,
  load: Load,
  strategy: Strategy,
  seed: number,
  times: readonly number[] = arrivals(load, scenario, seed),
): Run => {
  const time = timeline();
  const world = worldOf(scenario);
  const steering = strategy.steer({ time, world, chance: chanceOf(seed) });
  const calls: CallOutcome[] = [];

  const begin = (index: number): void => {
    const startedAtMs = times[index];
    if (startedAtMs === undefined) return;
    time.at(startedAtMs, () => {
      // Each caller has chances of its own: what a strategy asked before does not change what they meet.
      const chance = chanceOf(seed * 1_000_003 + index);
      const line = { world, botWaitMs: scenario.botWaitMs, hasTwin: strategy.hasTwin, chance };
      const { outcome, reports } = makeCall(line, steering.route(), startedAtMs);
      calls.push(outcome);
      for (const { atMs, failed, twin } of reports) time.at(atMs, () => steering.report(String(index), failed, twin));
      begin(index + 1);
    });
  };
  begin(0);
  const toGood = watch(time, world, steering, scenario);
  time.run(scenario.lengthMs + 2 * CALL_MS);

  const { routed, probes } = steering;
  const figures = figuresOf({
    calls,
    routed,
    breaksAtMs: scenario.breaksAtMs,
    toGoodMs: toGood(),
    isFalse: (from, to) => from.to !== "menu" && to.to !== "home" && world.isGood(from.to, to.fromMs),
  });
  return { figures, calls, routed, probes };
};
