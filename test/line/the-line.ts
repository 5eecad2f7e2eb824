// The whole line in a local cloud, started once for all the tests that call it: deploying takes longer than any call. Calls that wait for what
// hangs have clouds aside (calls-aside.ts).
import { lineOf, type Line } from "../../cli/common/stack.ts";
import { startCloud, type Cloud } from "../../local/cloud.ts";
import { realClock, skippingClock, type Clock } from "../../shared/clock.ts";
import { scriptedCaller, type Caller } from "../../local/connect/caller.ts";
import type { CallEnded } from "../../local/connect/contact.ts";
import type { Channel, LogEntry } from "../../local/events.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { readProject } from "../../local/program/project.ts";
import type { Region } from "../../shared/region.ts";
import { atTheEnd } from "../at-the-end.ts";

/** T, in ms, where no bot hangs: a busy machine is no fault. */
const LONG_MS = 15_000;

/**
 * In force all the time: for the calls that the tests' faults fail the observer would move the pointer, and the next test would meet it there.
 * Also after a call, since reports of it come later.
 */
export const STILL = "*/lambda:observer=error";

const clock = skippingClock(realClock.now());

/** What a deployed stack tells of itself. */
export const outputsOf = ({ outputs, endpoint }: Cloud): Line => lineOf(outputs, "the stack", endpoint);

/** Lets the time pass in which writes reach the other region; a call here takes less than that. */
export const letReplicasCatchUp = (): Promise<void> => clock.sleep(1500);

const started: Promise<Cloud>[] = [];

/**
 * Loses both lines' bots once. A function's first start is slow, and a twin whose hook is only starting may ask once more (docs/failover.md): that
 * is a test of the machine.
 */
const warm = async (cloud: Cloud): Promise<void> => {
  const lost = { failAt: { 1: ["us-east-1/lex=down"] } };
  await callIn(cloud, { ...lost, words: ["I would like to order flowers", "help", "help"] });
  await callIn(cloud, { ...lost, to: "demo", words: ["book a demo", "help", "help"] });
};

/** Clouds are deployed one after the other: Pulumi's runtime is one for the whole process. */
export const startLine = ({
  overrides = [],
  ...options
}: {
  readonly clock: Clock;
  readonly botWaitMs: number;
  /** Settings other than the stack's, as in `closed=true`. */
  readonly overrides?: readonly string[];
}): Promise<Cloud> => {
  const others = Promise.allSettled(started);
  const deployed = async (): Promise<Cloud> => {
    await others;
    const program = await readProject({ folder: process.cwd(), stack: "dev", overrides });
    const line = await startCloud({ program, seed: 7, port: 0, faults: parseFaultRules([STILL]), schedules: false, ...options });
    await warm(line);
    return line;
  };
  const cloud = deployed();
  started.push(cloud);
  return cloud;
};

atTheEnd(async () => {
  await Promise.all(started.map(async (cloud) => (await cloud).close()));
});

let line: Promise<Cloud> | undefined;

export const theLine = (): Promise<Cloud> => (line ??= startLine({ clock, botWaitMs: LONG_MS }));

export interface Told {
  readonly ended: CallEnded;
  readonly story: readonly LogEntry[];
  /** Everything that was said to the caller. */
  readonly said: string;
}

export interface CallOverrides {
  readonly words?: readonly string[];
  readonly from?: string | undefined;
  /** A line's name. @default the first line */
  readonly to?: string;
  readonly channel?: Channel;
  readonly fail?: readonly string[];
  /** Faults that begin when the caller gives an answer, by its place among the words, in addition to `fail`. */
  readonly failAt?: Readonly<Record<number, readonly string[]>>;
  /** What else happens at that moment. */
  readonly meanwhile?: (contactId: string) => Promise<void>;
  readonly agents?: "Available" | "Busy" | "Offline";
}

export const ORDER = ["I would like to order flowers", "roses", "tomorrow", "10 am", "yes"];

/** Whose call a story tells. */
export const contactIn = (story: readonly LogEntry[]): string =>
  story.flatMap((entry) => ("contactId" in entry ? [entry.contactId] : []))[0] ?? "";

export const callIn = async (
  cloud: Cloud,
  { words = ORDER, to, channel = "VOICE", fail = [], failAt = {}, meanwhile, agents = "Available", ...callerSays }: CallOverrides,
): Promise<Told> => {
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
    const ended = await cloud.call({ from, to, channel, caller });
    // Under the call's own faults.
    await cloud.smsSettled();
    return { ended, story, said: story.flatMap((entry) => (entry.kind === "said" ? [entry.text] : [])).join(" ") };
  } finally {
    stop();
    cloud.faults.set(parseFaultRules([STILL]));
  }
};

/** Places one call, and tells its story. */
export const call = async (overrides: CallOverrides = {}): Promise<Told> => callIn(await theLine(), overrides);

/** What all functions of all clouds have logged in a region. */
export const loggedIn = async (region: Region): Promise<readonly string[]> =>
  (await Promise.all(started)).flatMap(({ services }) =>
    services.logs.list(region).flatMap(({ events }) => events.map(({ message }) => message)),
  );
