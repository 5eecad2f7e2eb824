// How often the pointer would move for nothing: a month of probes that fail by chance, simulated with the rules themselves, beside the arithmetic
// that says what to expect. And what failures do that come in bursts, which no arithmetic of independent chances covers.
import { seededRandom } from "../local/random.ts";
import { MONTH_MS } from "./strategy.ts";
import { timeline } from "./timeline.ts";
import { RULES, steerTwinline, WITNESS } from "./twinline.ts";
import { GOOD_MS, type World } from "./world.ts";

const DAY_MS = 24 * 3_600_000;
const REFUSED_MS = 60;

export interface Expected {
  readonly method: "session" | "recognize";
  /** Of one bot: of both, only the one in use can be left. */
  readonly probes: number;
  /** Chance that one probe is the last of `confirmations + 1` failed ones. */
  readonly inARow: number;
  /** Chance that one probe fails and is the last of `failuresToLeave` failed ones among `window`. */
  readonly inWindow: number;
  readonly switches: number;
}

export interface FalseSwitches {
  /** The share of probes that fail, each by itself. */
  readonly share: number;
  readonly days: number;
  /** Of the witness. */
  readonly expected: readonly Expected[];
  /** Moves because two of the other apps agree, at most: one fails by chance, and another one within the minute before or after it. */
  readonly agreed: number;
  readonly simulated: number;
}

const choose = (of: number, count: number): number => {
  let ways = 1;
  for (let index = 1; index <= count; index += 1) ways = (ways * (of - count + index)) / index;
  return ways;
};

const atLeast = (count: number, of: number, share: number): number => {
  let chance = 0;
  for (let hits = count; hits <= of; hits += 1) chance += choose(of, hits) * share ** hits * (1 - share) ** (of - hits);
  return chance;
};

/** An upper bound, since failures that lie close together move the line once. */
const expected = (method: Expected["method"], probes: number, share: number): Expected => {
  const inARow = share ** (RULES.confirmations + 1);
  const inWindow = share * atLeast(RULES.failuresToLeave - 1, RULES.window - 1, share);
  return { method, probes, inARow, inWindow, switches: probes * (inARow + inWindow) };
};

/** A world in which nothing is broken but what `fails` says of a probe at a time. */
const worldWhere = (fails: (at: number, chance: () => number) => boolean): World => ({
  ask: (side, request, at, chance) =>
    side === "home" && fails(at, chance) ? { result: "error", ms: REFUSED_MS } : { result: "good", ms: GOOD_MS[request] },
  isGood: () => true,
  works: () => true,
  tooOldFor: () => 0,
});

const watch = (world: World, days: number, seed: number) => {
  const time = timeline();
  const random = seededRandom(seed);
  const steering = steerTwinline({ time, world, chance: () => random.next() });
  time.run(days * DAY_MS);
  return steering;
};

/** Lets each probe of both bots fail by itself. */
export const falseSwitches = (share: number, days: number, seed: number): FalseSwitches => {
  const failing = worldWhere((_at, chance) => chance() < share);
  const both: World = { ...failing, ask: (_side, request, at, chance) => failing.ask("home", request, at, chance) };
  const { routed, probes } = watch(both, days, seed);
  const METHODS = ["session", "recognize"] as const;
  const made = (method: Expected["method"], isWitness: boolean): number =>
    probes.filter(({ app, side, method: asked }) => side === "home" && asked === method && (app === WITNESS) === isWitness).length;
  // Failures of all the others together, and how likely one of another app lies as near as evidence may to agree.
  const others = METHODS.reduce((sum, method) => sum + expected(method, made(method, false), share).switches, 0);
  return {
    share,
    days,
    expected: METHODS.map((method) => expected(method, made(method, true), share)),
    agreed: others * ((others * 2 * 60_000) / (days * DAY_MS)),
    simulated: routed.filter(({ why }) => why === "active-failed" || why === "apps-agree").length,
  };
};

export interface Bursts {
  /** Mean length of a time in which every probe of the home bot fails. */
  readonly meanMs: number;
  readonly share: number;
  /** Moves away from home in 30 days. */
  readonly moves: number;
}

/** Times of failure in turn with times of none, lengths by chance. */
const burstTimes = (meanMs: number, share: number, days: number, seed: number): readonly { fromMs: number; untilMs: number }[] => {
  const random = seededRandom(seed);
  const length = (mean: number): number => -Math.log(1 - random.next()) * mean;
  const times: { fromMs: number; untilMs: number }[] = [];
  for (let at = 0; at < days * DAY_MS;) {
    const fromMs = at + length((meanMs * (1 - share)) / share);
    at = fromMs + length(meanMs);
    times.push({ fromMs, untilMs: at });
  }
  return times;
};

/** Lets the home bot fail for a share of the time, all probes of a burst together; a few days stand for thirty. */
export const bursts = (meanMs: number, share: number, days: number, seed: number): Bursts => {
  const times = burstTimes(meanMs, share, days, seed);
  let next = 0;
  const fails = (at: number): boolean => {
    // Probes are asked about in nearly rising order: only the confirming ones look a little ahead.
    while ((times[next]?.untilMs ?? Infinity) <= at - RULES.intervalMs) next += 1;
    return times.slice(next, next + 20).some(({ fromMs, untilMs }) => fromMs <= at && at < untilMs);
  };
  const { routed } = watch(worldWhere(fails), days, seed);
  return { meanMs, share, moves: Math.round(routed.filter(({ to }) => to === "standby").length * (MONTH_MS / (days * DAY_MS))) };
};
