// How long a caller waits for the table. A turn of the code hook has one moment by which home must have answered; what is asked of it is asked
// again until then, and never begun when it could not end by then.
//
// Of the hook's 3 s home has 2.25 s in all, four attempts that answer nothing and the pauses between them, and the standby one more attempt for the callback: 2.8 s. What is
// left is the hook's own (design.md 4).
import type { Clock, EpochMs } from "../../../../shared/clock.ts";
import { DynamoDbError } from "../../aws/dynamodb-error.ts";

/** Milliseconds from the turn's begin until home must have answered. */
export const HOME_MS = 2250;
/** Milliseconds of one attempt at home, and at the standby. Attempts are the client's one; trying again is done here. */
export const ATTEMPT_MS = { home: 450, standby: 550 } as const;

/** Attempts that failed at once, as where nothing listens, are not made for ever. */
const ATTEMPTS = 5;
/** Before the second attempt, doubled each time. */
const PAUSE_MS = 25;

/** Failures that asking again may mend; whether a write has happened is for the next attempt to find out. */
const PASSING: ReadonlySet<string> = new Set(["conflict", "throttled", "timeout", "unreachable", "server"]);

export type Patiently = <Result>(until: EpochMs, work: () => Promise<Result>) => Promise<Result>;

/**
 * Does `work`, again where it fails for a moment.
 * @returns a function whose promise rejects with the last DynamoDbError, or one of failure `timeout` where there was no time to begin
 */
export const patiently =
  (clock: Pick<Clock, "now" | "sleep">): Patiently =>
  async (until, work) => {
    const isTime = (pause: number): boolean => clock.now() + pause + ATTEMPT_MS.home <= until;
    if (!isTime(0)) throw new DynamoDbError("timeout", "OutOfTime", "Cannot ask the bookings table: the caller's time for it is over.");
    for (let [left, pause] = [ATTEMPTS - 1, PAUSE_MS]; ; left -= 1, pause *= 2) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DynamoDbError) || !PASSING.has(error.failure) || left <= 0 || !isTime(pause)) throw error;
      }
      await clock.sleep(pause);
    }
  };

/** Somebody was faster: nothing was written, and what was read is no more. */
export interface Lost {
  readonly kind: "lost";
  readonly why: DynamoDbError;
}

const isLost = (result: { readonly kind: string }): result is Lost => result.kind === "lost";

/** Does `work` until nobody was faster, at most so many times; then it rejects with why it was lost. */
export const untilSettled =
  (patient: Patiently, times: number) =>
  async <Result extends { readonly kind: string }>(until: EpochMs, work: () => Promise<Result | Lost>): Promise<Result> => {
    for (let left = times - 1; ; left -= 1) {
      const result = await patient(until, work);
      if (!isLost(result)) return result;
      if (left <= 0) throw result.why;
    }
  };
