// What the observer makes of the line now, in a sentence.
import type { EpochMs } from "../../shared/clock.ts";
import type { Decision, StayReason, SwitchReason } from "../../functions/lib/failover/decide.ts";
import { activeRegion, type Pointer } from "../../functions/lib/failover/pointer.ts";
import type { StackRules } from "../../functions/lib/failover/rules.ts";
import { otherThan } from "../../shared/region.ts";
import { spokenDuration } from "../common/duration.ts";
import type { ObserverState } from "./facts.ts";

const SWITCHES: Readonly<Record<SwitchReason, string>> = {
  "active-failed": "the bot there is failed",
  "calls-failed": "calls fail there",
  "apps-agree": "the bots of two apps fail there",
  "home-recovered": "home is well again",
};

const STAYS: Readonly<Record<StayReason, string>> = {
  "active-good": "its bot is proven",
  "active-unproven": "its bot is not proven, and not failed either",
  "standby-unproven": "its bot is failed, but the other one is not proven",
  "cooling-down": "its bot is failed, but the line has moved only just now",
  "observer-sick": "both bots fail for an observer that may be sick itself",
  held: "it is held",
};

/** When the line may return home at the earliest, as far as the dwell goes; undefined while home is not seen to be good. */
const returnsInMs = (
  pointer: Pointer,
  { home, dwellMs, witness }: StackRules,
  observer: ObserverState | undefined,
  now: EpochMs,
): number | undefined => {
  const since = observer?.apps[witness]?.[home]?.goodSince;
  return since === undefined ? undefined : Math.max(0, pointer.movedAt + dwellMs - now, since + dwellMs - now);
};

/** As in "It goes home to us-east-1 at its next round: home is well again." */
export const decisionWords = (
  decision: Decision,
  pointer: Pointer,
  rules: StackRules,
  observer: ObserverState | undefined,
  now: EpochMs,
): string => {
  if (decision.kind === "switch") return `The observer moves it to ${decision.to} at its next round: ${SWITCHES[decision.because]}.`;
  if (decision.kind === "alarm") return "Both bots are failed: the observer leaves the line where it is, and rings.";
  if (decision.kind === "menu") return "Both bots are failed, for callers too: the observer sends calls to the keypad menu.";
  const stays = `The observer leaves it there: ${STAYS[decision.why]}.`;
  const active = activeRegion(pointer, rules);
  if (decision.why === "cooling-down") {
    const inMs = pointer.movedAt + pointer.coolDownMs - now;
    return `${stays} It moves to ${otherThan(rules, active)} in ${spokenDuration(inMs)} if that is still so then.`;
  }
  const isServed = decision.why === "active-good" || decision.why === "active-unproven";
  if (!isServed || active === rules.home) return stays;
  const inMs = returnsInMs(pointer, rules, observer, now);
  return inMs === undefined
    ? `${stays} It returns home when ${rules.home} has been good for ${spokenDuration(rules.dwellMs)}.`
    : `${stays} It returns home in ${spokenDuration(inMs)} if ${rules.home} stays good until then.`;
};
