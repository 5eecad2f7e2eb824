// A clock for simulations: a line of events that moves only when nothing is left to do now. Any number of calls, observers and schedules share
// it, deadlines fire, and an hour takes as long as its work does. The same work in the same order gives the same times, to the millisecond.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock, EpochMs } from "../shared/clock.ts";

export interface SimulatedClock extends Clock {
  /** Holds time still until `work` has ended: work that takes turns of the event loop (a store, a file) rather than time. */
  hold<Result>(work: Promise<Result>): Promise<Result>;
  /** Lets happen all that is due up to `until`, and stands there then. */
  advance(until: EpochMs): Promise<void>;
  /** Lets time pass until `work` has ended. @throws Error when nothing is due that could end it; and what `work` rejects with */
  finish<Result>(work: Promise<Result>): Promise<Result>;
}

interface Timer {
  readonly at: EpochMs;
  readonly fire: () => void;
}

/** @param start where the clock begins, in ms since 1970 */
export const simulatedClock = (start: EpochMs): SimulatedClock => {
  let now = start;
  const real = { held: 0 };
  // Soonest first; of one time, in the order they were set.
  const timers: Timer[] = [];

  const set = (ms: number, fire: () => void): (() => void) => {
    const timer = { at: now + Math.max(0, ms), fire };
    timers.splice(timers.findLastIndex(({ at }) => at <= timer.at) + 1, 0, timer);
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  };

  /** Waits until nothing runs any more: promises are followed up before a turn ends, and held work is counted. */
  const quiet = async (): Promise<void> => {
    do await nextTurn();
    while (real.held > 0);
  };

  const fireNext = (): void => {
    const timer = timers.shift();
    if (timer === undefined) return;
    now = timer.at;
    timer.fire();
  };

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const stop = (): void => {
          forget();
          reject(signal?.reason);
        };
        const forget = set(ms, () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        });
        signal?.addEventListener("abort", stop, { once: true });
      }),
    deadline: (ms) => {
      const aborter = new AbortController();
      const forget = set(ms, () => aborter.abort(new DOMException(`No answer within ${ms} ms.`, "TimeoutError")));
      return { signal: aborter.signal, [Symbol.dispose]: forget };
    },
    hold: async (work) => {
      real.held += 1;
      try {
        return await work;
      } finally {
        real.held -= 1;
      }
    },
    advance: async (until) => {
      await quiet();
      for (let next = timers[0]; next !== undefined && next.at <= until; [next] = timers) {
        fireNext();
        await quiet();
      }
      now = Math.max(now, until);
    },
    finish: async (work) => {
      const state = { ended: false };
      const end = (): void => {
        state.ended = true;
      };
      work.then(end, end);
      await quiet();
      while (!state.ended) {
        if (timers.length === 0) throw new Error("Cannot finish: the work waits for something, and nothing is due on the simulated clock.");
        fireNext();
        await quiet();
      }
      return work;
    },
  };
};
