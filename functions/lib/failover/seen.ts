// What an observer has seen of one bot, and what that says. Pure. An observation that is old, or dated in the future, says nothing.
import type { EpochMs } from "../../../shared/clock.ts";
import type { FailoverRules, ProbeMethod } from "./rules.ts";

/**
 * What one probe says about a bot. A throttled probe says that the bot is busy, an unknown one only that the observer could not ask (its own
 * rights, its own network): neither counts for or against the bot.
 */
export type ProbeResult = "good" | "failed" | "throttled" | "unknown";

export interface Observation {
  /** When the answer, or its absence, was known. */
  readonly at: EpochMs;
  readonly method: ProbeMethod;
  readonly result: ProbeResult;
}

/** One bot's observations. */
export interface BotSeen {
  /** Oldest first: those that may still count, the last `KEPT` at most. */
  readonly observations: readonly Observation[];
  /** Since when it has been observed without a gap and was never failed; absent when it is failed, or unseen. */
  readonly goodSince?: EpochMs;
}

export const UNSEEN: BotSeen = { observations: [] };

/** Observations that are kept of a bot at most: more than any window of the settings needs, few enough to be stored at each round. */
export const KEPT = 80;
/** For how long a throttle is remembered, in ms: what a call says of it comes when its conversation with the twin has ended, minutes later. */
const THROTTLED_MS = 300_000;

/** Whether a throttle of then is one that callers may have met, too. */
export const isThrottle = (at: EpochMs, now: EpochMs): boolean => at <= now && now - at <= THROTTLED_MS;

export type Verdict =
  /** Its probes fail, not just one. */
  | "failed"
  /** Its last probes are good, and recent: callers may be moved there. */
  | "proven"
  /** Anything between. */
  | "unproven";

/** How long an observation counts: as many probes as any rule looks at, with some room for one that was late. */
const countedMs = (method: ProbeMethod, rules: FailoverRules): number =>
  method === "session"
    ? rules.intervalMs * (Math.max(rules.window, rules.goodsToReturn, rules.confirmations + 1) + 2)
    : rules.recognizeIntervalMs * 3;

/** Whether an observation of this method counts for or against the bot. */
const isCounted = ({ at, method: asked, result }: Observation, method: ProbeMethod, now: EpochMs, rules: FailoverRules): boolean =>
  asked === method && (result === "good" || result === "failed") && at <= now && now - at <= countedMs(method, rules);

const counted = ({ observations }: BotSeen, method: ProbeMethod, now: EpochMs, rules: FailoverRules): readonly Observation[] =>
  observations.filter((one) => isCounted(one, method, now, rules));

const lastCounted = ({ observations }: BotSeen, method: ProbeMethod, now: EpochMs, rules: FailoverRules): Observation | undefined =>
  observations.findLast((one) => isCounted(one, method, now, rules));

/** Whether the probes of one method say that the bot is failed. */
export const failedBy = (seen: BotSeen, method: ProbeMethod, now: EpochMs, rules: FailoverRules): boolean => {
  if (lastCounted(seen, method, now, rules)?.result !== "failed") return false;
  const known = counted(seen, method, now, rules);
  const inARow = known.slice(-(rules.confirmations + 1));
  if (inARow.length > rules.confirmations && inARow.every(({ result }) => result === "failed")) return true;
  return known.slice(-rules.window).filter(({ result }) => result === "failed").length >= rules.failuresToLeave;
};

const isFailed = (seen: BotSeen, now: EpochMs, rules: FailoverRules): boolean =>
  failedBy(seen, "session", now, rules) || failedBy(seen, "recognize", now, rules);

const isProven = (seen: BotSeen, now: EpochMs, rules: FailoverRules): boolean => {
  const session = lastCounted(seen, "session", now, rules);
  if (session?.result !== "good" || now - session.at > rules.provenMs) return false;
  return rules.probes === "session" || lastCounted(seen, "recognize", now, rules)?.result === "good";
};

export const verdict = (seen: BotSeen, now: EpochMs, rules: FailoverRules): Verdict => {
  if (isFailed(seen, now, rules)) return "failed";
  return isProven(seen, now, rules) ? "proven" : "unproven";
};

/** Whether a probe met a throttle lately: callers then fail for want of room, not because the bot is broken. */
export const isThrottled = ({ observations }: BotSeen, now: EpochMs): boolean =>
  observations.some(({ at, result }) => result === "throttled" && isThrottle(at, now));

/** Whether the last `goodsToReturn` session probes were good, and the bot not failed for the whole dwell. */
export const isTrustedAgain = (seen: BotSeen, now: EpochMs, rules: FailoverRules): boolean => {
  const sessions = counted(seen, "session", now, rules).slice(-rules.goodsToReturn);
  return (
    verdict(seen, now, rules) === "proven" &&
    sessions.length === rules.goodsToReturn &&
    sessions.every(({ result }) => result === "good") &&
    seen.goodSince !== undefined &&
    now - seen.goodSince >= rules.dwellMs
  );
};

/** What is known of the bot after one more observation. */
export const note = (seen: BotSeen, observation: Observation, rules: FailoverRules): BotSeen => {
  const { at } = observation;
  const known = seen.observations.filter(
    (one) => at - one.at <= (one.result === "throttled" ? THROTTLED_MS : countedMs(one.method, rules)),
  );
  // Probes side by side end in any order, mostly in that of time.
  const place = known.findLastIndex((one) => one.at <= at) + 1;
  const observations = known.toSpliced(place, 0, observation).slice(-KEPT);
  const before = seen.observations.at(-1);
  const after = { observations };
  if (isFailed(after, at, rules)) return after;
  const hasGap = before === undefined || at - before.at > countedMs("session", rules);
  const since = hasGap ? undefined : seen.goodSince;
  if (since !== undefined) return { observations, goodSince: since };
  return observation.result === "good" ? { observations, goodSince: at } : after;
};
