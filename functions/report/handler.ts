// What a contact flow tells when it had to ask the twin. It is counted, and the observer looks at once instead of at its next minute; only so
// often, since a bad minute brings many reports that all say the same.
import { parseAsked } from "../connect-event.ts";
import type { Clock, EpochMs } from "../clock.ts";
import { metricLine, type Log } from "../log.ts";
import { isRegion } from "../region.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  /** Has the observer run, and does not wait for it. */
  readonly startObserver: () => Promise<void>;
}

/** Probing runs that reports may start, per minute and per environment of this function (design.md 4). */
const RUNS_A_MINUTE = 6;
const MINUTE_MS = 60_000;

export interface Reported {
  readonly probing: boolean;
}

/**
 * Takes a report with parameters `failedRegion` and `contactId`.
 * @throws what starting the observer throws: the invocation is asynchronous, and Lambda tries it again
 */
export const reportHandler = ({ clock, log, startObserver }: Services) => {
  let started: readonly EpochMs[] = [];

  return async (event: unknown): Promise<Reported> => {
    const { parameters, contactId = "unknown" } = parseAsked(event);
    const now = clock.now();
    const named = parameters["failedRegion"] ?? "";
    const failedRegion = isRegion(named) ? named : "unknown";
    log(
      metricLine({
        at: now,
        dimensions: { Region: failedRegion },
        values: { TwinAsked: { unit: "Count", value: 1 } },
        properties: { contactId },
      }),
    );

    started = started.filter((at) => now - at < MINUTE_MS);
    if (started.length >= RUNS_A_MINUTE) return { probing: false };
    started = [...started, now];
    await startObserver();
    return { probing: true };
  };
};
