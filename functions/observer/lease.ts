// One run's hold of the observer's row. It takes the row from any run that began before it, with all that one saw, and loses it to any that
// began after it. While the row cannot be reached there is none, and the run goes on trying.
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import type { Inheritance, ObserverTable } from "../lib/failover/observer-table.ts";
import type { Log } from "../lib/runtime/log.ts";

export interface Lease {
  /**
   * Takes the row, or writes to it what was seen.
   * @returns `lost` when a later run has it: this one is to end. What was inherited comes with the taking.
   */
  keep(content: Inheritance): Promise<"kept" | "lost" | "unreachable" | { readonly inherited: Inheritance }>;
}

interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly observers: ObserverTable;
}

/** Clocks of two machines differ by less, in ms: a later beginning than that was written by hand. */
const CLOCKS_DIFFER_MS = 60_000;

export const lease = ({ clock, log, observers }: Services, holder: string, takenAt: EpochMs): Lease => {
  let isMine = false;

  const take = async (content: Inheritance): ReturnType<Lease["keep"]> => {
    const now = clock.now();
    const found = await observers.read(now);
    const isLater = found.holder !== holder && found.takenAt > takenAt && found.takenAt <= now + CLOCKS_DIFFER_MS;
    if (isLater) return "lost";
    // What this run has seen itself is newer than what it may inherit.
    const hasSeen = Object.values(content.apps).some((bots) => Object.values(bots).some(({ observations }) => observations.length > 0));
    const inherited = { apps: hasSeen ? content.apps : found.apps, twins: found.twins };
    isMine = await observers.take({ holder, takenAt, beatAt: now, ...inherited }, found.row);
    return isMine ? { inherited } : "unreachable";
  };

  return {
    keep: async (content) => {
      const kept = await orFailure(
        isMine
          ? observers.beat({ holder, takenAt, beatAt: clock.now(), ...content }).then((is) => (is ? ("kept" as const) : ("lost" as const)))
          : take(content),
      );
      if (!(kept instanceof DynamoDbError)) return kept;
      log({ kind: "observer-row-unreachable", code: kept.code });
      return "unreachable";
    },
  };
};
