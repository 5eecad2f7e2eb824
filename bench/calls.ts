// Whole calls through the whole path: the flow interpreted, IAM asked, the lookup and the code hook run from their bundles, orders written
// over the wire; five turns each. And how long a caller waits for the first word.
import { apps } from "../apps/index.ts";
import { startCloud, type Cloud } from "../local/cloud.ts";
import { realClock } from "../shared/clock.ts";
import { scriptedCaller } from "../local/connect/caller.ts";
import { readProject } from "../local/program/project.ts";
import { figure, repeat, type Bench } from "./harness.ts";

/** The example of the app that the stack is called for: flowers at first, in five turns. */
const WORDS = apps[0]?.examples[0].words ?? [];
/** Callers at one time: enough to keep both cores busy. */
const AT_ONCE = 16;

const startOne = async (): Promise<Cloud> =>
  startCloud({
    program: await readProject({ folder: process.cwd(), stack: "dev", overrides: [] }),
    clock: realClock,
    seed: 1,
    port: 0,
    faults: [],
    botWaitMs: 8000,
    schedules: false,
  });

const oneCall = async (cloud: Cloud): Promise<void> => {
  const ended = await cloud.call({ from: "+12025550123", channel: "VOICE", caller: scriptedCaller(WORDS) });
  if (ended.outcome !== "completed" || ended.turns !== WORDS.length) throw new Error(`A call of the bench ended ${JSON.stringify(ended)}.`);
};

/** Calls a second, of `count` calls. */
const rate = async (cloud: Cloud, count: number): Promise<number> => {
  const begun = performance.now();
  let left = count;
  const one = async (): Promise<void> => {
    while (left-- > 0) await oneCall(cloud);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return count / ((performance.now() - begun) / 1000);
};

/** From dialling to the first prompt's end of speaking, when the line listens. */
const firstPrompt = async (cloud: Cloud): Promise<number> => {
  const begun = performance.now();
  let listened = Number.NaN;
  await cloud.call({
    from: "+12025550123",
    channel: "VOICE",
    caller: {
      patienceMs: 60_000,
      listen: async () => {
        listened = performance.now() - begun;
        return { kind: "hang-up" };
      },
    },
  });
  return listened;
};

export const calls: Bench = {
  name: "calls",
  run: async (quick) => {
    const cloud = await startOne();
    try {
      const cold = await firstPrompt(cloud);
      const warm = await repeat(quick ? 5 : 20, () => firstPrompt(cloud));
      await rate(cloud, 50);
      const rates = await repeat(quick ? 3 : 7, () => rate(cloud, quick ? 200 : 500));
      return [
        figure("dialling to first prompt, first call", "ms", [cold], { at: "most", value: 150 }),
        figure("dialling to first prompt", "ms", warm, { at: "most", value: 150 }),
        figure("five-turn calls", "calls/s", rates, { at: "least", value: 100 }),
      ];
    } finally {
      await cloud.close();
    }
  },
};
