// What is to be said of a line's failover, from what could be read of it. Pure.
import { isHeld, type Decision } from "../../functions/lib/failover/decide.ts";
import { activeRegion, type Pointer } from "../../functions/lib/failover/pointer.ts";
import { isThrottled, UNSEEN, verdict } from "../../functions/lib/failover/seen.ts";
import { otherThan, type Region } from "../../shared/region.ts";
import { attentionTo } from "./attention.ts";
import { decisionOf, pointerOf, read, type BotStatus, type Facts, type ObserverState } from "./facts.ts";
import type { Past } from "./history.ts";

export interface Status {
  readonly kind: "failover-status";
  readonly line: string;
  readonly at: string;
  /** Where the lookup sends calls. */
  readonly serves: Region;
  readonly mode: "bot" | "menu";
  readonly pointer: Pointer | null;
  readonly held: boolean;
  readonly observer: Omit<ObserverState, "bots" | "twins"> | null;
  /** Of the line whose bots are probed. */
  readonly bots: readonly BotStatus[];
  /** Lines whose bots are not. */
  readonly unprobed: readonly string[];
  /** What the observer makes of all that now. */
  readonly decision: Decision | null;
  readonly history: readonly Past[];
  /** In words; empty when all is well. */
  readonly attention: readonly string[];
}

const botOf = (facts: Facts, region: Region): BotStatus => {
  const { rules, now } = facts;
  const seen = read(facts.observer)?.bots[region] ?? UNSEEN;
  const last = (["session", "recognize"] as const).flatMap((method) => seen.observations.findLast((one) => one.method === method) ?? []);
  return {
    region,
    role: region === rules.home ? "home" : "standby",
    verdict: last.length === 0 ? "unseen" : verdict(seen, now, rules),
    throttled: isThrottled(seen, now),
    last,
    latencyMs: read(facts.latency[region] ?? { why: "" }) ?? null,
    model: read(facts.models)?.[region] ?? null,
  };
};

/** A status that says all that is known, and what is not. */
export const statusOf = (facts: Facts): Status => {
  const { rules, now, name } = facts;
  const pointer = pointerOf(facts.home);
  const steering = pointer ?? pointerOf(facts.replica);
  const bots = [rules.home, otherThan(rules, rules.home)].map((region) => botOf(facts, region));
  const observer = read(facts.observer);
  return {
    kind: "failover-status",
    line: name,
    at: new Date(now).toISOString(),
    serves: steering === undefined ? rules.home : activeRegion(steering, rules),
    mode: steering?.state === "menu" ? "menu" : "bot",
    pointer: pointer ?? null,
    held: pointer !== undefined && isHeld(pointer, now),
    observer: observer === undefined ? null : { holder: observer.holder, takenAt: observer.takenAt, beatAt: observer.beatAt },
    bots,
    unprobed: facts.unprobed,
    decision: pointer === undefined ? null : decisionOf(pointer, observer, now, rules),
    history: read(facts.history) ?? [],
    attention: attentionTo(facts, bots),
  };
};
