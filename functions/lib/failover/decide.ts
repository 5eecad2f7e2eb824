// Which region's bots the stack should use, from what the observer and calls saw. Pure: every rule of failover is here or in what this file
// asks (evidence.ts: what an app says of a region; seen.ts: what probes of a bot say; calls.ts: what calls say).
import type { EpochMs } from "../../../shared/clock.ts";
import { otherThan, type Region } from "../../../shared/region.ts";
import {
  accusation,
  appsDown,
  areAgreed,
  areCallersLost,
  isUnfitForOthers,
  seenOf,
  verdictOf,
  type Accusation,
  type Evidence,
} from "./evidence.ts";
import { activeRegion, type Pointer, type PointerState } from "./pointer.ts";
import type { FailoverRules, StackRules } from "./rules.ts";
import { isTrustedAgain } from "./seen.ts";

export type StayReason = "active-good" | "active-unproven" | "standby-unproven" | "cooling-down" | "observer-sick" | "held";
export type SwitchReason = "active-failed" | "calls-failed" | "apps-agree" | "home-recovered";

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

const BECAUSE = { probes: "active-failed", calls: "calls-failed" } as const satisfies Readonly<Record<Accusation["by"], SwitchReason>>;

/** What to do about the pointer, from what was seen up to `now`. */
export const decide = (pointer: Pointer, evidence: Evidence, now: EpochMs, rules: StackRules): Decision => {
  const { witness, home } = rules;
  const { movedAt } = pointer;
  const active = activeRegion(pointer, rules);
  const standby = otherThan(rules, active);

  if (isHeld(pointer, now)) return { kind: "stay", why: "held" };
  const down = appsDown(evidence, now, rules);
  if (down.length > 0) {
    if (!controlIsGood(evidence, now, rules)) return { kind: "stay", why: "observer-sick" };
    const isMenu = pointer.state === "menu" || areCallersLost(evidence, down, active, movedAt, now);
    return isMenu ? { kind: "menu" } : { kind: "alarm", what: "both-down" };
  }

  const against = accusation(evidence, { slug: witness, region: active, from: movedAt }, now, rules);
  if (against !== undefined || areAgreed(evidence, active, movedAt, now, rules)) {
    // Whoever accuses, the bot that is asked all the time must be good where everybody goes.
    if (verdictOf(evidence, witness, standby, now, rules) !== "proven") return { kind: "stay", why: "standby-unproven" };
    if (now - movedAt < pointer.coolDownMs) return { kind: "stay", why: "cooling-down" };
    return { kind: "switch", to: standby, because: against === undefined ? "apps-agree" : BECAUSE[against.by] };
  }
  const mayReturn = active !== home && now - movedAt >= rules.dwellMs && !isUnfitForOthers(evidence, home, now, rules);
  if (mayReturn && isTrustedAgain(seenOf(evidence, witness, home), now, rules))
    return { kind: "switch", to: home, because: "home-recovered" };
  return { kind: "stay", why: verdictOf(evidence, witness, active, now, rules) === "proven" ? "active-good" : "active-unproven" };
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
