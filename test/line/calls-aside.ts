// Calls that wait in real time for what hangs, in clouds of their own beside the line's: the other tests go on meanwhile, and ask for what came
// of them at the end.
import { before } from "mocha";
import type { Cloud } from "../../local/cloud.ts";
import { realClock, skippingClock } from "../../shared/clock.ts";
import { callIn, startLine, theLine, type CallOverrides, type Told } from "./the-line.ts";

/** T of these clouds, in ms: what a caller of a hanging bot waits. Longer than a code hook that tries a hanging table twice. */
export const BOT_WAIT_MS = 2500;

interface Waiting extends Pick<PromiseWithResolvers<Told>, "resolve" | "reject"> {
  readonly overrides: CallOverrides;
}

/** As many calls wait at one time as there are clouds aside. */
const CLOUDS_ASIDE = 3;
const queue: Waiting[] = [];
let serving: Promise<unknown> | undefined;

const serveQueue = async (deployed: Promise<Cloud>): Promise<void> => {
  try {
    const cloud = await deployed;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const told = callIn(cloud, next.overrides);
      next.resolve(told);
      await Promise.allSettled([told]);
    }
  } catch (error) {
    for (const { reject } of queue.splice(0)) reject(error);
  }
};

/**
 * Calls that wait for what hangs. Those of all suites are placed ahead of the first one's tests, which meanwhile go on.
 * @returns what came of the call of that name
 */
export const callsAside = (calls: Readonly<Record<string, CallOverrides>>): ((name: string) => Promise<Told>) => {
  const told = new Map<string, Promise<Told>>();
  for (const [name, overrides] of Object.entries(calls)) {
    const { promise, ...waiting } = Promise.withResolvers<Told>();
    // The test that asks for it hears of a failure, though later.
    promise.catch(() => undefined);
    queue.push({ overrides, ...waiting });
    told.set(name, promise);
  }
  before(async () => {
    await theLine();
    serving ??= Promise.all(
      Array.from({ length: CLOUDS_ASIDE }, () => {
        const cloud = startLine({ clock: skippingClock(realClock.now()), botWaitMs: BOT_WAIT_MS });
        void serveQueue(cloud);
        return cloud;
      }),
    );
    // While a program is evaluated, this process answers nobody, and a call's writes would be given up.
    await serving;
  });
  return (name) => told.get(name) ?? Promise.reject(new Error(`No call "${name}" is placed aside.`));
};
