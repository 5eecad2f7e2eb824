// Which bot the line should use, from what observers and calls saw. Pure: every rule of failover is here, or in what this file asks
// (seen.ts: what probes of a bot say; calls.ts: what calls say), and nothing else is.
import type { EpochMs } from "../../../shared/clock.ts";
import { otherThan, type Region } from "../../../shared/region.ts";
import { callsFailed, callsFailedByBoth, type Calls } from "./calls.ts";
import { activeRegion, type Pointer, type PointerState } from "./pointer.ts";
import type { FailoverRules } from "./rules.ts";
import { isThrottle, isThrottled, isTrustedAgain, UNSEEN, verdict, type BotSeen } from "./seen.ts";

export interface Evidence {
  readonly bots: Readonly<Record<Region, BotSeen>>;
  /** An endpoint that is not Lex, asked when both bots fail: when it fails too, the observer is sick and not the bots. */
  readonly control?: { readonly at: EpochMs; readonly result: "good" | "failed" };
  readonly calls: Calls;
}

export type StayReason = "active-good" | "active-unproven" | "standby-unproven" | "cooling-down" | "observer-sick" | "held";
export type SwitchReason = "active-failed" | "calls-failed" | "home-recovered";

export type Decision =
  | { readonly kind: "stay"; readonly why: StayReason }
  | { readonly kind: "switch"; readonly to: Region; readonly because: SwitchReason }
  /** Both bots fail their probes: nothing moves, people are told. */
  | { readonly kind: "alarm"; readonly what: "both-down" }
  /** Both fail their probes, and calls failed at both: callers are better off without the wait for two bots. */
  | { readonly kind: "menu" };

export const isHeld = ({ hold }: Pointer, now: EpochMs): boolean => hold !== undefined && now < hold.until;

const controlIsGood = ({ control }: Evidence, now: EpochMs, { provenMs }: FailoverRules): boolean =>
  control?.result === "good" && control.at <= now && now - control.at <= provenMs;

/** What to do about the pointer, from what was seen up to `now`. */
export const decide = (pointer: Pointer, evidence: Evidence, now: EpochMs, rules: FailoverRules): Decision => {
  const active = activeRegion(pointer, rules);
  const standby = otherThan(rules, active);
  const activeSeen = evidence.bots[active] ?? UNSEEN;
  const standbySeen = evidence.bots[standby] ?? UNSEEN;
  const activeVerdict = verdict(activeSeen, now, rules);
  const standbyVerdict = verdict(standbySeen, now, rules);

  if (isHeld(pointer, now)) return { kind: "stay", why: "held" };
  if (activeVerdict === "failed" && standbyVerdict === "failed") {
    if (!controlIsGood(evidence, now, rules)) return { kind: "stay", why: "observer-sick" };
    const stays = pointer.state === "menu" || callsFailedByBoth(evidence.calls, active, pointer.movedAt, now);
    return stays ? { kind: "menu" } : { kind: "alarm", what: "both-down" };
  }

  // Callers then fail for want of room: the twin, on its own quota, would have no more of it once all of them come.
  const isBusy = isThrottled(activeSeen, now) || isThrottle(evidence.calls.throttledAt[active] ?? Infinity, now);
  const saidByCalls = callsFailed(evidence.calls, active, pointer.movedAt, now) && !isBusy;
  if (activeVerdict === "failed" || saidByCalls) {
    if (standbyVerdict !== "proven") return { kind: "stay", why: "standby-unproven" };
    if (now - pointer.movedAt < pointer.coolDownMs) return { kind: "stay", why: "cooling-down" };
    return { kind: "switch", to: standby, because: activeVerdict === "failed" ? "active-failed" : "calls-failed" };
  }
  if (active !== rules.home && isTrustedAgain(standbySeen, now, rules) && now - pointer.movedAt >= rules.dwellMs) {
    return { kind: "switch", to: rules.home, because: "home-recovered" };
  }
  return { kind: "stay", why: activeVerdict === "proven" ? "active-good" : "active-unproven" };
};

/** How long the line stays where it arrives before a failure may move it again: longer each time that it was not left in peace for a dwell. */
const nextCoolDown = (pointer: Pointer, now: EpochMs, rules: FailoverRules): number =>
  now - pointer.movedAt < rules.dwellMs ? Math.min(rules.dwellMs, pointer.coolDownMs * 2) : rules.coolDownMs;

const stateAfter = (pointer: Pointer, decision: Decision, lexRegion: Region, { home }: FailoverRules): PointerState => {
  if (decision.kind === "alarm") return "both-down";
  if (decision.kind === "menu") return "menu";
  // While the line cools down its twin is proven: callers who meet the failed bot are answered in the same call.
  if (decision.kind === "stay" && decision.why !== "active-good" && decision.why !== "cooling-down") return pointer.state;
  return lexRegion === home ? "normal" : "failed-over";
};

/** The next version of the row after a decision. A hold that has ended is dropped. */
export const pointerAfter = (pointer: Pointer, decision: Decision, now: EpochMs, rules: FailoverRules): Pointer => {
  const { hold, ...rest } = pointer;
  const lexRegion = decision.kind === "switch" ? decision.to : activeRegion(pointer, rules);
  const state = stateAfter(pointer, decision, lexRegion, rules);
  return {
    ...rest,
    lexRegion,
    epoch: pointer.epoch + 1,
    state,
    reason: reasonAfter(pointer, decision, state),
    updatedAt: now,
    ...(decision.kind === "switch" ? { movedAt: now, coolDownMs: nextCoolDown(pointer, now, rules) } : {}),
    ...(isHeld(pointer, now) && hold !== undefined ? { hold } : {}),
  };
};

/** The reason of the row's last change; staying changes nothing. */
const reasonAfter = (pointer: Pointer, decision: Decision, state: PointerState): string => {
  if (decision.kind === "switch") return decision.because;
  if (decision.kind === "alarm") return decision.what;
  if (decision.kind === "menu") return "both-down-for-calls";
  return state === pointer.state ? pointer.reason : decision.why;
};

/** Whether the new version says anything that the old one does not, but for its age. */
export const isChange = (before: Pointer, after: Pointer): boolean =>
  before.lexRegion !== after.lexRegion || before.state !== after.state || (before.hold === undefined) !== (after.hold === undefined);
