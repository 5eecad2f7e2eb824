// The one observer of the line. A run looks at both bots again and again until a later run has taken over from it, so that nobody's end is a
// gap; a single round is asked for by reports of calls. Both decide by the same rules over the same row.
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { changeCalls } from "../lib/failover/calls-table.ts";
import { afterThrottles } from "../lib/failover/calls.ts";
import type { Decision } from "../lib/failover/decide.ts";
import { eventOf } from "../lib/failover/line-event.ts";
import type { Inheritance, ObserverTable } from "../lib/failover/observer-table.ts";
import { activeRegion, parsePointer } from "../lib/failover/pointer.ts";
import { afterTwins, type ModelHashes } from "../lib/failover/twins.ts";
import { textAt } from "../../shared/json.ts";
import type { Region } from "../../shared/region.ts";
import { countRound, type Verdicts } from "./counted.ts";
import { lease } from "./lease.ts";
import { lookAtBots, type Looked, type LookServices, type LookSettings } from "./look.ts";
import { settle, type SettleServices } from "./settle.ts";

export interface Services extends Omit<LookServices, "aside">, Omit<SettleServices, "aside"> {
  readonly observers: ObserverTable;
  /** @throws whatever keeps the tags from being read */
  readonly readModelHashes: () => Promise<ModelHashes>;
}

export interface Settings extends LookSettings {
  /** The prefix of the line's names. */
  readonly line: string;
}

/** What an invocation came to, also the function's answer, for whoever invokes it by hand. */
export type Observed =
  | { readonly kind: "run"; readonly rounds: number; readonly ended: "succeeded" | "time" }
  | {
      readonly kind: "round";
      readonly verdicts: Verdicts;
      /** Absent when nothing could be decided. */
      readonly decision?: Decision;
      readonly lexRegion?: Region;
    };

/** A run that nobody takes over from ends so many ms after it began: the schedule fires each minute, anywhere within it (design.md 4). */
const RUN_MS = 150_000;

/** Work that nothing waits for but the end of the invocation: a Lambda is frozen when it has answered. */
const asides = () => {
  const pending = new Set<Promise<void>>();
  return {
    aside: (work: Promise<void>): void => {
      const ended = work.finally(() => pending.delete(ended));
      pending.add(ended);
    },
    ended: async (): Promise<void> => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
};

const NOTHING: Inheritance = { bots: {}, twins: {} };

/** Answers `{}` with a run, and `{"round": "confirm"}` with one round. Never throws for what the bots, the table or the topic do. */
export const observerHandler = (services: Services, settings: Settings) => {
  const { clock, log, observers, pointers, calls, publish, newId, readModelHashes } = services;
  const { rules, line } = settings;

  /** Reads the tags once; tells what follows from them as soon as they are there, once. */
  const twinsOnce = () => {
    let hashes: ModelHashes | undefined;
    let differ = false;
    const read = async (): Promise<void> => {
      try {
        hashes = await readModelHashes();
      } catch (error) {
        log({ kind: "tags-unread", why: error instanceof Error ? error.message : "unknown" });
      }
    };
    return {
      read,
      differ: () => differ,
      after: (content: Inheritance, aside: (work: Promise<void>) => void): Inheritance => {
        if (hashes === undefined) return content;
        const compared = hashes;
        hashes = undefined;
        const now = clock.now();
        const { known, isNews, ...found } = afterTwins(content.twins, compared, rules, now);
        differ = found.differ;
        const told = { kind: "twins-differ", reason: "the bots were made from different models", hashes: compared } as const;
        if (isNews) aside(publish(eventOf(told, now, { line, by: "observer" })));
        return { ...content, twins: known };
      },
    };
  };

  const run = async (): Promise<Observed> => {
    const begun = clock.now();
    const { aside, ended } = asides();
    const mine = lease(services, newId(), begun);
    const twins = twinsOnce();
    const keep = async (content: Inheritance): Promise<Inheritance | "lost"> => {
      const kept = await mine.keep(content);
      return kept === "lost" ? "lost" : typeof kept === "string" ? content : kept.inherited;
    };

    let rounds = 0;
    let hadRow = false;
    let content = await keep(NOTHING);
    aside(twins.read());
    while (content !== "lost" && clock.now() - begun < RUN_MS) {
      const next = clock.now() + rules.intervalMs;
      const looked = await lookAtBots({ ...services, aside }, settings, content.bots, { isBeginning: rounds === 0 });
      const settled = await settle({ ...services, aside }, settings, { ...looked, hadRow });
      hadRow ||= settled.kind === "decided";
      countRound(services, settings, { looked, settled, twinsDiffer: twins.differ(), isRun: true });
      rounds += 1;
      content = await keep(twins.after({ bots: looked.bots, twins: content.twins }, aside));
      if (content !== "lost") await clock.sleep(Math.max(0, next - clock.now()));
    }
    await ended();
    return { kind: "run", rounds, ended: content === "lost" ? "succeeded" : "time" };
  };

  /** The run decides at its next round, and has not seen what this one saw. */
  const keepThrottles = async ({ made }: Looked): Promise<void> => {
    const regions = made.filter(({ result }) => result === "throttled").map(({ region }) => region);
    if (regions.length === 0) return;
    const kept = await orFailure(changeCalls(calls, (known) => ({ calls: afterThrottles(known, regions, clock.now()), isNews: true })));
    if (kept instanceof DynamoDbError) log({ kind: "calls-unkept", code: kept.code });
  };

  const confirm = async (): Promise<Observed> => {
    const { aside, ended } = asides();
    const [found, row] = await Promise.all([orFailure(observers.read(clock.now())), orFailure(pointers.readRow())]);
    const read = parsePointer(row instanceof DynamoDbError ? undefined : row);
    const suspect = read.kind === "pointer" ? activeRegion(read.pointer, rules) : rules.home;
    const before = found instanceof DynamoDbError ? NOTHING : found;
    const looked = await lookAtBots({ ...services, aside }, settings, before.bots, { suspect });
    await keepThrottles(looked);
    const settled = await settle({ ...services, aside }, settings, looked);
    const verdicts = countRound(services, settings, { looked, settled, twinsDiffer: false, isRun: false });
    await ended();
    const decided = settled.kind === "decided" ? { decision: settled.decision, lexRegion: settled.pointer.lexRegion } : {};
    return { kind: "round", verdicts, ...decided };
  };

  return (event: unknown): Promise<Observed> => (textAt(event, "round") === "confirm" ? confirm() : run());
};
