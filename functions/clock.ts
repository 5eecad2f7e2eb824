// Time as a service. No function reads the machine's clock or sets a timer but here, so that a test can own time.

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

export interface Clock {
  now(): EpochMs;
  /** Resolves `ms` from now. */
  sleep(ms: number): Promise<void>;
  /** A signal that aborts `ms` from now. Dispose of it when the work has ended: a Lambda waits for no timer, but a test does. */
  deadline(ms: number): Deadline;
}

export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

/** The machine's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  deadline: (ms) => {
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(new Error(`No answer within ${ms} ms.`)), ms);
    return { signal: aborter.signal, [Symbol.dispose]: () => clearTimeout(timer) };
  },
};
