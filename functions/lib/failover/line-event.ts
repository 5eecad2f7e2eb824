// What happens to the line, as people are told (SNS) and as the history keeps it. Each event has one publisher: who wrote the row.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region, Regions } from "../../../shared/region.ts";
import { activeRegion, type Pointer } from "./pointer.ts";
import type { ModelHashes } from "./twins.ts";

interface Told {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Which line: the prefix of its names, as in twinline-dev. */
  readonly line: string;
  readonly reason: string;
  /** `observer`, or the ARN of the identity that did it. */
  readonly by: string;
}

export type LineEvent = Told &
  (
    | { readonly kind: "moved"; readonly from: Region; readonly to: Region }
    | { readonly kind: "held"; readonly region: Region; readonly until: string }
    | { readonly kind: "released"; readonly region: Region }
    | { readonly kind: "both-down" }
    | { readonly kind: "menu" }
    | { readonly kind: "recovered"; readonly region: Region }
    | { readonly kind: "twins-differ"; readonly app: string; readonly hashes: ModelHashes }
    | { readonly kind: "pointer-repaired"; readonly problems: readonly string[] }
    | { readonly kind: "drill"; readonly region: Region; readonly outcome: "passed" | "failed" | "refused" }
  );

/** An event without what all share. */
type Happening = LineEvent extends infer Each ? (Each extends Told ? Omit<Each, "at" | "line" | "by"> : never) : never;

export interface Teller {
  readonly line: string;
  readonly by: string;
}

/** The event of a happening. */
export const eventOf = (happening: Happening, at: EpochMs, { line, by }: Teller): LineEvent => ({
  ...happening,
  at: new Date(at).toISOString(),
  line,
  by,
});

const isOpen = ({ state }: Pointer): boolean => state === "normal" || state === "failed-over";

/** What the observer's new version of the row means, beginning with what matters most. Most versions mean nothing new. */
export const happeningsOf = (before: Pointer, after: Pointer, regions: Regions): readonly Happening[] => {
  const [from, to] = [activeRegion(before, regions), activeRegion(after, regions)];
  const { reason } = after;
  const happenings: Happening[] = [];
  if (from !== to) happenings.push({ kind: "moved", from, to, reason });
  if (after.state === "both-down" && before.state !== "both-down") happenings.push({ kind: "both-down", reason });
  if (after.state === "menu" && before.state !== "menu") happenings.push({ kind: "menu", reason });
  // A menu that a person opened ends with the hold: nothing has recovered.
  if (!isOpen(before) && isOpen(after) && before.hold === undefined) happenings.push({ kind: "recovered", region: to, reason });
  if (before.hold !== undefined && after.hold === undefined)
    happenings.push({ kind: "released", region: to, reason: `the hold by ${before.hold.by} has ended` });
  return happenings;
};
