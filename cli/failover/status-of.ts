// What is to be said of a line's failover, from what could be read of it. Pure.
import { isHeld, type Decision } from "../../functions/lib/failover/decide.ts";
import { activeRegion, type Pointer } from "../../functions/lib/failover/pointer.ts";
import { rulesFor } from "../../functions/lib/failover/rules.ts";
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
  readonly observer: Omit<ObserverState, "apps" | "twins"> | null;
  /** Slug of the app whose evidence moves the pointer. */
  readonly witness: string;
  /** Of the witness. */
  readonly bots: readonly BotStatus[];
  /** Of the other apps: two that agree move the pointer, one alone rings its alarm. */
  readonly others: readonly BotStatus[];
  /** What the observer makes of all that now. */
  readonly decision: Decision | null;
  readonly history: readonly Past[];
  /** In words; empty when all is well. */
  readonly attention: readonly string[];
}

const botOf = (facts: Facts, app: string, region: Region): BotStatus => {
  const { rules, now } = facts;
  const seen = read(facts.observer)?.apps[app]?.[region] ?? UNSEEN;
  const last = (["session", "recognize"] as const).flatMap((method) => seen.observations.findLast((one) => one.method === method) ?? []);
  return {
    app,
    region,
    role: region === rules.home ? "home" : "standby",
    verdict: last.length === 0 ? "unseen" : verdict(seen, now, rulesFor(rules, app)),
    throttled: isThrottled(seen, now),
    last,
    latencyMs: (app === rules.witness ? read(facts.latency[region] ?? { why: "" }) : undefined) ?? null,
    model: read(facts.models)?.[app]?.[region] ?? null,
  };
};

/** A status that says all that is known, and what is not. */
export const statusOf = (facts: Facts): Status => {
  const { rules, now, name } = facts;
  const pointer = pointerOf(facts.home);
  const steering = pointer ?? pointerOf(facts.replica);
  const regions = [rules.home, otherThan(rules, rules.home)] as const;
  const bots = regions.map((region) => botOf(facts, rules.witness, region));
  const others = rules.others.flatMap(({ slug }) => regions.map((region) => botOf(facts, slug, region)));
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
    witness: rules.witness,
    bots,
    others,
    decision: pointer === undefined ? null : decisionOf(pointer, observer, now, rules),
    history: read(facts.history) ?? [],
    attention: attentionTo(facts, [...bots, ...others]),
  };
};
