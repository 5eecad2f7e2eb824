// A limit for whatever is asked of a service: status is asked when something hangs.
import type { Clock } from "../../shared/clock.ts";

/** Milliseconds that one question may take. */
const LIMIT_MS = 5_000;

/** @throws Error naming the limit when there is no answer within it; what the work throws */
export const limited = async <Answer>(clock: Clock, work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
  using deadline = clock.deadline(LIMIT_MS);
  try {
    return await work(deadline.signal);
  } catch (error) {
    if (deadline.signal.aborted) throw new Error(`no answer within ${LIMIT_MS / 1_000} s`, { cause: error });
    throw error;
  }
};
