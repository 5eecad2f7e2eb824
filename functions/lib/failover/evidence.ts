// What the probes and calls of one app say about a region, and what several apps say together. Pure.
import type { EpochMs } from "../../../shared/clock.ts";
import { otherThan, type Region } from "../../../shared/region.ts";
import { CALLS_MS, callsFailedAt, callsFailedByBoth, type Calls } from "./calls.ts";
import { rulesFor, type StackRules } from "./rules.ts";
import { isThrottle, isThrottled, UNSEEN, verdict, type BotSeen, type Verdict } from "./seen.ts";

/** An app's twins, by region. */
export type TwinsSeen = Readonly<Record<Region, BotSeen>>;
/** What was seen of each app's twins, by slug. */
export type Seen = Readonly<Record<string, TwinsSeen>>;

export interface Evidence {
  readonly apps: Seen;
  /** An endpoint that is not Lex, asked when both bots of an app fail: when it fails too, the observer is sick and not the bots. */
  readonly control?: { readonly at: EpochMs; readonly result: "good" | "failed" };
  readonly calls: Calls;
}

/** Two apps' evidence agrees when it is of one region and not further apart, in ms. */
const AGREE_MS = 60_000;
/** Apps beside the witness that must agree. */
const AGREEING = 2;

export const seenOf = ({ apps }: Pick<Evidence, "apps">, slug: string, region: Region): BotSeen => apps[slug]?.[region] ?? UNSEEN;

export const verdictOf = (evidence: Pick<Evidence, "apps">, slug: string, region: Region, now: EpochMs, rules: StackRules): Verdict =>
  verdict(seenOf(evidence, slug, region), now, rulesFor(rules, slug));

const isFresh = (at: EpochMs, now: EpochMs): boolean => at <= now && now - at <= AGREE_MS;

/** Whether callers fail for want of room: the twin, on its own quota, would have no more of it once all of them come. */
const isBusy = (evidence: Evidence, slug: string, region: Region, now: EpochMs): boolean =>
  isThrottled(seenOf(evidence, slug, region), now) || isThrottle(evidence.calls.throttledAt[slug]?.[region] ?? Infinity, now);

/** How an app names a region as failed. */
export interface Accusation {
  readonly by: "probes" | "calls";
  /** Of the newest evidence. */
  readonly at: EpochMs;
}

/**
 * What an app has against a region; undefined when that is nothing.
 * @param from calls from before say nothing: the pointer has moved since
 */
export const accusation = (
  evidence: Evidence,
  { slug, region, from }: { readonly slug: string; readonly region: Region; readonly from: EpochMs },
  now: EpochMs,
  rules: StackRules,
): Accusation | undefined => {
  const seen = seenOf(evidence, slug, region);
  if (verdict(seen, now, rulesFor(rules, slug)) === "failed") {
    const last = seen.observations.findLast(({ at, result }) => result === "failed" && at <= now);
    return { by: "probes", at: last?.at ?? now };
  }
  // A round that reports started keeps what it saw of the witness to itself: the run sees the witness at once.
  const found = slug === rules.witness ? undefined : evidence.calls.failedAt[slug]?.[region];
  if (found !== undefined && found > from && found <= now && now - found <= CALLS_MS) return { by: "probes", at: found };
  const told = isBusy(evidence, slug, region, now) ? undefined : callsFailedAt(evidence.calls, { app: slug, region, from }, now);
  return told === undefined ? undefined : { by: "calls", at: told };
};

/** The other apps that accuse a region and would be no worse off in the other one; they are believed when they are two. */
export const areAgreed = (evidence: Evidence, region: Region, from: EpochMs, now: EpochMs, rules: StackRules): boolean => {
  const accusing = rules.others.filter(({ slug }) => {
    const found = accusation(evidence, { slug, region, from }, now, rules);
    return found !== undefined && isFresh(found.at, now) && verdictOf(evidence, slug, otherThan(rules, region), now, rules) !== "failed";
  });
  return accusing.length >= AGREEING;
};

/** Whether so many other apps' bots fail their probes in a region that the pointer must not return there. */
export const isUnfitForOthers = (evidence: Evidence, region: Region, now: EpochMs, rules: StackRules): boolean =>
  rules.others.filter(({ slug }) => verdictOf(evidence, slug, region, now, rules) === "failed").length >= AGREEING;

/**
 * Apps whose bots fail their probes in both regions, when that is evidence for the whole stack: the witness's do, or those of two others while
 * no bot of the witness is proven. None otherwise.
 */
export const appsDown = (evidence: Evidence, now: EpochMs, rules: StackRules): readonly string[] => {
  const { witness, others, home, standby } = rules;
  const says = (slug: string, verdictThere: Verdict): number =>
    [home, standby].filter((region) => verdictOf(evidence, slug, region, now, rules) === verdictThere).length;
  const down = [witness, ...others.map(({ slug }) => slug)].filter((slug) => says(slug, "failed") === 2);
  if (down.includes(witness)) return down;
  return down.length >= AGREEING && says(witness, "proven") === 0 ? down : [];
};

/** Whether callers of one of these apps were failed by both of its bots. */
export const areCallersLost = ({ calls }: Evidence, slugs: readonly string[], region: Region, from: EpochMs, now: EpochMs): boolean =>
  slugs.some((app) => callsFailedByBoth(calls, { app, region, from }, now));

/** The other apps that something should be done about: their callers meet a failed bot, or would after a move. */
export const appsFailing = (evidence: Evidence, active: Region, from: EpochMs, now: EpochMs, rules: StackRules): readonly string[] =>
  rules.others
    .map(({ slug }) => slug)
    .filter(
      (slug) =>
        accusation(evidence, { slug, region: active, from }, now, rules) !== undefined ||
        verdictOf(evidence, slug, otherThan(rules, active), now, rules) === "failed",
    );
