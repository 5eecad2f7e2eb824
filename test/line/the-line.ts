// The whole line in a local cloud, started once for all the tests that call it: deploying takes longer than any call.
import { after } from "mocha";
import { startCloud, type Cloud } from "../../local/cloud.ts";
import { realClock, skippingClock } from "../../local/clock.ts";
import { scriptedCaller, type Caller } from "../../local/connect/caller.ts";
import type { CallEnded } from "../../local/connect/contact.ts";
import type { Channel, LogEntry } from "../../local/events.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { readProject } from "../../local/program/project.ts";

/** T of the tests, in ms: what a caller of a hanging bot waits. Longer than a code hook that tries a hanging table twice. */
export const BOT_WAIT_MS = 1800;

const clock = skippingClock(realClock().now());

/** Lets the time pass in which writes reach the other region; a call here takes less than that. */
export const letReplicasCatchUp = (): Promise<void> => clock.sleep(1500);

let started: Promise<Cloud> | undefined;

export const theLine = (): Promise<Cloud> => {
  started ??= readProject({ folder: process.cwd(), stack: "dev", overrides: [] }).then((program) =>
    startCloud({
      program,
      clock,
      seed: 7,
      port: 0,
      faults: [],
      botWaitMs: BOT_WAIT_MS,
      schedules: false,
    }),
  );
  return started;
};

after(async () => {
  await (await started)?.close();
});

export interface Told {
  readonly ended: CallEnded;
  readonly story: readonly LogEntry[];
  /** Everything that was said to the caller. */
  readonly said: string;
}

export interface CallOverrides {
  readonly words?: readonly string[];
  readonly from?: string | undefined;
  readonly channel?: Channel;
  readonly fail?: readonly string[];
  /** Faults that begin when the caller gives an answer, by its place among the words, in addition to `fail`. */
  readonly failAt?: Readonly<Record<number, readonly string[]>>;
  /** What else happens at that moment. */
  readonly meanwhile?: (contactId: string) => Promise<void>;
  readonly agents?: "Available" | "Busy" | "Offline";
}

export const ORDER = ["I would like to order flowers", "roses", "tomorrow", "10 am", "yes"];

/** The observer would move the pointer while a fault lasts, and the next test would meet it there. */
const STILL = "*/lambda:observer=error";

/** Whose call a story tells. */
export const contactIn = (story: readonly LogEntry[]): string =>
  story.flatMap((entry) => ("contactId" in entry ? [entry.contactId] : []))[0] ?? "";

/** Places one call, and tells its story. */
export const call = async ({
  words = ORDER,
  channel = "VOICE",
  fail = [],
  failAt = {},
  meanwhile,
  agents = "Available",
  ...callerSays
}: CallOverrides = {}): Promise<Told> => {
  const cloud = await theLine();
  const story: LogEntry[] = [];
  const stop = cloud.events.subscribe((entry) => story.push(entry));
  let answered = 0;
  cloud.faults.set(parseFaultRules([...fail, STILL]));
  cloud.agents(agents);
  try {
    const from = "from" in callerSays ? callerSays.from : "+12025550123";
    const script = scriptedCaller(words);
    const caller: Caller = {
      ...script,
      listen: async (kind) => {
        const now = failAt[answered];
        answered += 1;
        if (now !== undefined) {
          cloud.faults.set(parseFaultRules([...now, ...fail, STILL]));
          await meanwhile?.(contactIn(story));
        }
        return script.listen(kind);
      },
    };
    const ended = await cloud.call({ from, channel, caller });
    return { ended, story, said: story.flatMap((entry) => (entry.kind === "said" ? [entry.text] : [])).join(" ") };
  } finally {
    stop();
    cloud.faults.set([]);
  }
};
