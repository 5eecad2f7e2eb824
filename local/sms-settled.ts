// What a call leaves behind may still write to the caller's phone: a function that was asked without waiting for it. Who tells the call's story
// waits for those, and for no others: an observer runs for minutes.
import type { Clock } from "../shared/clock.ts";
import type { Iam } from "./iam/iam.ts";
import type { AsyncEvents } from "./lambda/async-events.ts";

/** Somebody's phone: a right to write to this one is a right to write to any (no policy names phones). */
const ANY_PHONE = "+12025550123";
const MOST_MS = 3_000;

interface Settling {
  readonly asyncEvents: Pick<AsyncEvents, "underway">;
  readonly iam: Pick<Iam, "authorize">;
  readonly clock: Pick<Clock, "deadline">;
}

/** Resolves when no event of a function that may send an SMS is at work any more, at most three seconds from now. */
export const smsSettled = async ({ asyncEvents, iam, clock }: Settling): Promise<void> => {
  using deadline = clock.deadline(MOST_MS);
  const tooLong = new Promise<void>((resolve) => deadline.signal.addEventListener("abort", () => resolve(), { once: true }));
  const writing = (): readonly Promise<void>[] =>
    asyncEvents.underway().flatMap(({ callee: { roleArn, name }, rests }) => {
      const asked = { action: "sns:Publish", resource: ANY_PHONE };
      return iam.authorize({ kind: "role", roleArn, sessionName: name }, asked).allowed ? [rests] : [];
    });
  for (let all = writing(); all.length > 0 && !deadline.signal.aborted; all = writing()) await Promise.race([Promise.all(all), tooLong]);
};
