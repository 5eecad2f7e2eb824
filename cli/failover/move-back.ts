// The way back of a drill. It is gone whatever happened before it, and tried for as long as most troubles of a table last.
import { activeRegion, type Pointer } from "../../functions/lib/failover/pointer.ts";
import { UNSEEN, verdict } from "../../functions/lib/failover/seen.ts";
import { UserError } from "../../local/errors.ts";
import { changePointer } from "./change.ts";
import { releasedPointer, restoredPointer } from "./changes.ts";
import type { LineServices } from "./services.ts";

/** The drill's own change of the pointer. */
export interface Move {
  readonly before: Pointer;
  readonly after: Pointer;
  readonly by: string;
}

export interface Back {
  /** Where the line is now. */
  readonly pointer: Pointer | undefined;
  readonly detail: string;
}

/** Milliseconds between two of so many tries: a minute and a half in all. */
const AGAIN_MS = 3_000;
const TRIES = 30;

/**
 * Undoes the move: the row is as it was, but for its version. Callers are not led back to a bot that has failed meanwhile: then only the hold
 * ends, and the observer decides. Another hold since, even of the same identity, is somebody's will, and stays.
 * @returns no pointer where nothing was to be undone
 * @throws UserError when the row cannot be written for all that time
 */
export const moveBack = async (
  services: Pick<LineServices, "clock" | "line" | "pointers" | "observer">,
  { before, after, by }: Move,
): Promise<Back> => {
  const { clock, line, observer } = services;
  const { rules } = await observer.rules();
  const seen = await observer.state().catch(() => undefined);
  const homeFails = verdict(seen?.apps[rules.witness]?.[line.home] ?? UNSEEN, clock.now(), rules) === "failed";
  const undo = (pointer: Pointer, now: number): Pointer | undefined => {
    const isHeldAnew = pointer.hold !== undefined && (pointer.hold.by !== by || pointer.hold.until !== after.hold?.until);
    if (pointer.movedAt !== after.movedAt || isHeldAnew) return undefined;
    return homeFails ? releasedPointer(pointer, now, line) : restoredPointer(pointer, before, now);
  };
  for (let tries = TRIES; ; tries -= 1) {
    try {
      const pointer = (await changePointer(services, "move the line back", undo))?.after;
      if (pointer === undefined)
        return { pointer, detail: "the line was held or moved by other means since, or never moved: it is left as it is" };
      const detail = homeFails
        ? `released in ${line.standby}: ${line.home} fails its probes now, the observer decides`
        : `the line is in ${activeRegion(pointer, line)}, as before`;
      return { pointer, detail };
    } catch (error) {
      if (!(error instanceof UserError) || tries <= 1) throw error;
      await clock.sleep(AGAIN_MS);
    }
  }
};
