// Which bot the line should use, from what the observer saw. Pure: every rule of failover is here, and nothing else is.
import type { EpochMs } from "../clock.ts";
import { otherThan, type Region, type Regions } from "../region.ts";
import { activeRegion, type Pointer, type PointerState, type Streaks } from "./pointer.ts";

/**
 * What one probe says about a bot. A throttled probe says that the bot is busy, an unknown one only that the observer could not ask (its own
 * rights, its own network): neither counts for or against the bot.
 */
export type Observation = "good" | "failed" | "throttled" | "unknown";
export type Observations = Readonly<Record<Region, Observation>>;

export type StayReason = "active-good" | "active-unproven" | "standby-unproven" | "held";
export type SwitchReason = "active-failed" | "home-recovered";

export type Decision =
  | { readonly kind: "stay"; readonly why: StayReason }
  | { readonly kind: "switch"; readonly to: Region; readonly because: SwitchReason }
  | { readonly kind: "alarm"; readonly what: "both-down" };

export interface FailoverRules extends Regions {
  /** Failed probes in a row before a bot is left. */
  readonly failuresToLeave: number;
  /** Good probes in a row before traffic returns home. */
  readonly goodsToReturn: number;
  /** Milliseconds that the line stays at the standby at least, so that it does not swing. */
  readonly dwellMs: number;
}

/** Figures of the simplest rule: at a probe a minute a dead bot is left after two, and home is trusted again after five. */
export const DEFAULT_RULES = { failuresToLeave: 2, goodsToReturn: 5, dwellMs: 300_000 } as const satisfies Omit<
  FailoverRules,
  keyof Regions
>;

const nextStreak = (streak: number, observation: Observation): number => {
  if (observation === "good") return Math.max(streak, 0) + 1;
  return observation === "failed" ? Math.min(streak, 0) - 1 : streak;
};

/** The streaks after this run. */
const streaksAfter = (streaks: Streaks, seen: Observations, { home, standby }: Regions): Streaks =>
  Object.fromEntries([home, standby].map((region) => [region, nextStreak(streaks[region] ?? 0, seen[region] ?? "unknown")]));

/** @param seen this run's probes, which `pointer.streaks` does not hold yet */
export const decide = (pointer: Pointer, seen: Observations, now: EpochMs, rules: FailoverRules): Decision => {
  const streaks = streaksAfter(pointer.streaks, seen, rules);
  const isDown = (region: Region): boolean => seen[region] === "failed" && (streaks[region] ?? 0) <= -rules.failuresToLeave;
  const active = activeRegion(pointer, rules);
  const standby = otherThan(rules, active);

  if (pointer.hold !== undefined && now < pointer.hold.until) return { kind: "stay", why: "held" };
  if (isDown(active) && isDown(standby)) return { kind: "alarm", what: "both-down" };
  if (isDown(active)) {
    return seen[standby] === "good" ? { kind: "switch", to: standby, because: "active-failed" } : { kind: "stay", why: "standby-unproven" };
  }
  const homeIsBack = seen[rules.home] === "good" && (streaks[rules.home] ?? 0) >= rules.goodsToReturn;
  if (active !== rules.home && homeIsBack && now - pointer.movedAt >= rules.dwellMs) {
    return { kind: "switch", to: rules.home, because: "home-recovered" };
  }
  return { kind: "stay", why: seen[active] === "good" ? "active-good" : "active-unproven" };
};

/** The row to write after a decision: always a new version, since the streaks went on. A hold that has ended is dropped. */
export const pointerAfter = (pointer: Pointer, seen: Observations, decision: Decision, now: EpochMs, rules: FailoverRules): Pointer => {
  const { hold, ...rest } = pointer;
  const lexRegion = decision.kind === "switch" ? decision.to : activeRegion(pointer, rules);
  const isHeld = hold !== undefined && now < hold.until;
  return {
    ...rest,
    lexRegion,
    epoch: pointer.epoch + 1,
    state: isHeld ? pointer.state : stateAfter(decision, lexRegion === rules.home),
    reason: decision.kind === "switch" ? decision.because : decision.kind === "alarm" ? decision.what : decision.why,
    updatedAt: now,
    movedAt: decision.kind === "switch" ? now : pointer.movedAt,
    streaks: streaksAfter(pointer.streaks, seen, rules),
    ...(isHeld ? { hold } : {}),
  };
};

const stateAfter = (decision: Decision, isHome: boolean): PointerState => {
  if (decision.kind === "alarm") return "both-down";
  return isHome ? "normal" : "failed-over";
};
