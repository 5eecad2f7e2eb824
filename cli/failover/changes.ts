// What people do to the pointer: the row after a hold, a release, or the end of a drill. Pure, as the observer's own changes are (decide.ts).
import { activeRegion, type Pointer, type PointerState } from "../../functions/lib/failover/pointer.ts";
import type { FailoverRules } from "../../functions/lib/failover/rules.ts";
import type { Region, Regions } from "../../shared/region.ts";

export interface Hold {
  readonly by: string;
  /** Epoch ms. */
  readonly until: number;
  /** Where the line stays; undefined where it is. */
  readonly region: Region | undefined;
  /** Whether callers go to the keypad menu instead of a bot. */
  readonly menu: boolean;
  readonly reason: string;
}

const stateAt = (region: Region, { home }: Regions): PointerState => (region === home ? "normal" : "failed-over");

/** The row under a hold. A line that moves starts its cool-down anew: it matters once the hold has ended. */
export const heldPointer = (
  pointer: Pointer,
  { by, until, region, menu, reason }: Hold,
  now: number,
  rules: Pick<FailoverRules, "home" | "standby" | "coolDownMs">,
): Pointer => {
  const before = activeRegion(pointer, rules);
  const lexRegion = region ?? before;
  return {
    ...pointer,
    lexRegion,
    epoch: pointer.epoch + 1,
    state: menu ? "menu" : stateAt(lexRegion, rules),
    reason,
    updatedAt: now,
    ...(lexRegion === before ? {} : { movedAt: now, coolDownMs: rules.coolDownMs }),
    hold: { by, until },
  };
};

/** The row without its hold. A menu that a person opened ends with it; the observer opens one again if calls say so. */
export const releasedPointer = (pointer: Pointer, now: number, regions: Regions): Pointer => {
  const { lexRegion, movedAt, coolDownMs } = pointer;
  const state = stateAt(activeRegion(pointer, regions), regions);
  return { lexRegion, movedAt, coolDownMs, state, epoch: pointer.epoch + 1, reason: "released", updatedAt: now };
};

/** The row as it was before a drill, as a version after the one that is there. */
export const restoredPointer = (current: Pointer, before: Pointer, now: number): Pointer => ({
  ...before,
  epoch: current.epoch + 1,
  updatedAt: now,
});
