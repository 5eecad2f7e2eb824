// When callers call: a Poisson stream, or the scripted few of a quiet line. The same seed gives the same callers to every strategy.
import { seededRandom } from "../local/random.ts";
import type { Load, Scenario } from "./scenarios.ts";

/** How long after the bot broke the one call of an idle line comes: when the line promises to have moved, and a bit. */
const IDLE_CALL_AFTER_MS = 12_000;
const MID_CALLS = 20;
const MID_CALL_EVERY_MS = 2_000;

/** Times of calls, in ms from the scenario's start, rising. */
export const arrivals = (load: Load, { breaksAtMs, lengthMs }: Scenario, seed: number): readonly number[] => {
  if (load.name === "idle") return [breaksAtMs + IDLE_CALL_AFTER_MS];
  if (load.name === "mid-call")
    return Array.from({ length: MID_CALLS }, (_, index) => breaksAtMs - (MID_CALLS - index) * MID_CALL_EVERY_MS);
  const random = seededRandom(seed);
  const times: number[] = [];
  for (let at = 0; at < lengthMs;) {
    at += (-Math.log(1 - random.next()) / load.perSecond) * 1000;
    if (at < lengthMs) times.push(Math.round(at));
  }
  return times;
};
