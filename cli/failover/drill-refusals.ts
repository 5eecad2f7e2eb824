// Why a drill must not begin now. Pure. All reasons at once: whoever mends one wants to know of the next.
import { isHeld } from "../../functions/lib/failover/decide.ts";
import { activeRegion, type Pointer } from "../../functions/lib/failover/pointer.ts";
import type { StackRules } from "../../functions/lib/failover/rules.ts";
import { UNSEEN, verdict } from "../../functions/lib/failover/seen.ts";
import { spokenDuration, spokenMoment } from "../common/duration.ts";
import { SILENT_MS, type ObserverState } from "./facts.ts";

export interface Situation {
  readonly pointer: Pointer;
  readonly observer: ObserverState | undefined;
  /** Who drills. */
  readonly me: string;
  readonly now: number;
  readonly rules: StackRules;
}

/** Reasons, each with its remedy; none when the drill may begin. */
export const drillRefusals = ({ pointer, observer, me, now, rules }: Situation): readonly string[] => {
  const active = activeRegion(pointer, rules);
  const silentMs = observer === undefined ? Infinity : now - observer.beatAt;
  const standby = verdict(observer?.apps[rules.witness]?.[rules.standby] ?? UNSEEN, now, rules);
  return [
    active === rules.home ? [] : [`the line is in ${active}, not at home in ${rules.home}. Wait until it has returned.`],
    pointer.state === "both-down" || pointer.state === "menu"
      ? [`the pointer's state is ${pointer.state}. Wait until the line is well.`]
      : [],
    pointer.hold !== undefined && isHeld(pointer, now) && pointer.hold.by !== me
      ? [`${pointer.hold.by} holds the line until ${spokenMoment(pointer.hold.until)}. Ask for a release.`]
      : [],
    silentMs <= SILENT_MS
      ? []
      : [
          observer === undefined
            ? "no observer has run yet, so nobody would notice what goes wrong. Look at its schedule."
            : `the observer is silent for ${spokenDuration(silentMs)}, so nobody would notice what goes wrong. Look at its schedule.`,
        ],
    standby === "proven"
      ? []
      : [`the standby in ${rules.standby} is ${standby} by the observer's probes. Look at it with twinline failover status.`],
  ]
    .flat()
    .map((reason) => `Cannot drill: ${reason}`);
};
