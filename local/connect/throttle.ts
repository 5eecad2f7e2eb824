// How many requests Connect's control plane takes, and how a provider gets through all the same: it waits and asks again. The limits hold for
// each action apart, by account and region (API reference, best practices for Connect APIs).
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { ServiceError } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";

/** aws-limits.md 5: all actions but those that read metrics. */
const REQUESTS_PER_SECOND = 2;
const BURST = 5;

export interface Buckets {
  /** Takes a token out of the bucket of an action in a region, if there is one. */
  take(region: Region, action: string, now: EpochMs): boolean;
}

/** Full buckets. */
export const tokenBuckets = (): Buckets => {
  const buckets = new Map<string, { readonly tokens: number; readonly at: EpochMs }>();
  return {
    take: (region, action, now) => {
      const key = `${region} ${action}`;
      const { tokens, at } = buckets.get(key) ?? { tokens: BURST, at: now };
      // A clock that went back fills nothing, and the bucket goes on from where the clock is.
      const filled = Math.min(BURST, tokens + (Math.max(0, now - at) / 1000) * REQUESTS_PER_SECOND);
      const taken = filled >= 1;
      buckets.set(key, { tokens: taken ? filled - 1 : filled, at: now });
      return taken;
    },
  };
};

/** As the AWS SDK for Go waits, which both real providers are written with: a random part of 1, 2, 4… s, at most 20 (aws/retry). */
const LONGEST_WAIT_MS = 20_000;
/** Then it is an error. Assumed: how often a real provider tries is a setting of it (maxRetries). */
const ATTEMPTS = 25;

export interface ControlPlane {
  readonly clock: Clock;
  readonly random: Random;
  readonly instances: { readonly buckets: Buckets };
}

/**
 * Waits until Connect takes one more request.
 * @throws ServiceError when it was refused 25 times
 */
export const request = async ({ clock, random, instances }: ControlPlane, region: Region, action: string): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (instances.buckets.take(region, action, clock.now())) return;
    await clock.sleep(random.next() * Math.min(LONGEST_WAIT_MS, 1000 * 2 ** attempt));
  }
  throw new ServiceError(
    "TooManyRequestsException",
    429,
    `Too Many Requests. ${action} was refused ${ATTEMPTS} times: Connect takes ${REQUESTS_PER_SECOND} a second in ${region}. Do it again when less is asked of it.`,
  );
};
