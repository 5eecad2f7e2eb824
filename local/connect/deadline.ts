// Work under a time limit of the clock, also when the work itself does not heed it.
import type { Clock } from "../../shared/clock.ts";

/** Runs `work` for at most `ms`; undefined when the time was up first. What the work rejects with otherwise is passed on. */
export const within = async <Result>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> => {
  using deadline = clock.deadline(ms);
  const { signal } = deadline;
  const timeUp = Promise.withResolvers<undefined>();
  const giveUp = (): void => timeUp.resolve(undefined);
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([work(signal), timeUp.promise]);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
};
