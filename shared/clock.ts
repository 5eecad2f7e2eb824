// Time as a service. Nothing reads the machine's clock or sets a timer but here, so that a test can own time.
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

export interface Clock {
  now(): EpochMs;
  /** Waits for nothing but time; rejects with the signal's reason when aborted. A skipping clock passes over it at once. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts `ms` from now, for work that really runs meanwhile. Dispose of it when the work has ended: a Lambda waits for no timer, but a test does. */
  deadline(ms: number): Deadline;
}

export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

const realDeadline = (ms: number): Deadline => {
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(new DOMException(`No answer within ${ms} ms.`, "TimeoutError")), ms);
  return { signal: aborter.signal, [Symbol.dispose]: () => clearTimeout(timer) };
};

/** The machine's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  },
  deadline: realDeadline,
};

/**
 * A clock on which pure waiting takes no time: `sleep` moves it forward and returns. Work that really runs (a Lambda, a bot) still takes
 * its own time and still meets its deadline. For calls that a person does not sit through.
 * @param start where the clock begins; by default the machine's time
 */
export const skippingClock = (start: EpochMs = Date.now()): Clock => {
  const origin = Date.now();
  let skipped = 0;
  return {
    now: () => start + (Date.now() - origin) + skipped,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      skipped += ms;
    },
    deadline: realDeadline,
  };
};

/** A clock that only `sleep` moves. Everything done on it is repeatable to the millisecond; deadlines never fire. */
export const virtualClock = (start: EpochMs): Clock => {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      now += ms;
    },
    deadline: () => ({ signal: new AbortController().signal, [Symbol.dispose]: () => undefined }),
  };
};
