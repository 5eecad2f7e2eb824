// The beat of the schedules: waits for the next time of each, and follows at once what is created, changed or deleted meanwhile. What has
// fired already goes on as it was.
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { Schedule, Schedules } from "./schedules.ts";

export interface BeatServices {
  readonly clock: Clock;
  readonly schedules: Schedules;
}

export interface Beat {
  start(): void;
  /** Resolves when nothing fires any more. */
  stop(): Promise<void>;
}

/** A day: the machine's timers end at 2^31 ms, and a reminder may be further off. */
const LONGEST_SLEEP_MS = 86_400_000;

/** @param fire delivers one event; the signal tells that the beat is stopped */
export const scheduleBeat = (
  { clock, schedules }: BeatServices,
  fire: (schedule: Schedule, at: EpochMs, signal: AbortSignal) => Promise<unknown>,
): Beat => {
  let running: { readonly stop: AbortController; readonly unwatch: () => void } | undefined;
  const waits = new Map<string, AbortController>();
  /** From when on a schedule's times have not fired yet. */
  const due = new Map<string, EpochMs>();
  const busy = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>): void => {
    const settled = work.catch(() => undefined).finally(() => busy.delete(settled));
    busy.add(settled);
  };

  /** Whether it came to `at`, not past the signal: a stop, or a change, during the wait ends it. */
  const waited = async (at: EpochMs, wait: AbortSignal): Promise<boolean> => {
    for (;;) {
      const left = at - clock.now();
      const slept = await clock.sleep(Math.min(Math.max(0, left), LONGEST_SLEEP_MS), wait).then(
        () => !wait.aborted,
        () => false,
      );
      if (!slept || left <= LONGEST_SLEEP_MS) return slept;
    }
  };

  const loop = async (schedule: Schedule, wait: AbortSignal, stop: AbortSignal): Promise<void> => {
    while (!wait.aborted) {
      const at = schedule.next(due.get(schedule.arn) ?? schedule.beginsAt);
      if (at === undefined) return;
      if (!(await waited(at, wait))) return;
      due.set(schedule.arn, Math.max(at + 1, clock.now()));
      // AWS fires at any second of the minute; here it is always the first.
      track(fire(schedule, at, stop));
    }
  };

  const follow = (schedule: Schedule, from: EpochMs, stop: AbortSignal): void => {
    const change = new AbortController();
    waits.set(schedule.arn, change);
    due.set(schedule.arn, from);
    if (schedule.enabled) track(loop(schedule, AbortSignal.any([stop, change.signal]), stop));
  };

  return {
    start: () => {
      if (running !== undefined) return;
      const stop = new AbortController();
      const unwatch = schedules.watch((before, after) => {
        const { arn } = before ?? after ?? { arn: "" };
        waits.get(arn)?.abort();
        waits.delete(arn);
        // One whose times are the same keeps its beat; one that slept is not woken for what it slept through.
        const sameBeat = before?.enabled === true && before.beginsAt === after?.beginsAt;
        if (after !== undefined) follow(after, (sameBeat ? due.get(arn) : undefined) ?? clock.now(), stop.signal);
        else due.delete(arn);
      });
      running = { stop, unwatch };
      // From its creation: a rate without a start date fires at once (EventBridge Scheduler user guide, schedule types).
      for (const schedule of schedules.list()) follow(schedule, schedule.beginsAt, stop.signal);
    },
    stop: async () => {
      running?.unwatch();
      running?.stop.abort();
      running = undefined;
      waits.clear();
      while (busy.size > 0) await Promise.all(busy);
    },
  };
};
