// The one observer of the stack. A run probes again and again until a later run has taken over from it, so that there is no gap between runs;
// reports of calls ask for single rounds. Both decide by the same rules over the same row.
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { changeCalls } from "../lib/failover/calls-table.ts";
import { afterRound } from "../lib/failover/calls.ts";
import type { Decision } from "../lib/failover/decide.ts";
import { verdictOf } from "../lib/failover/evidence.ts";
import { eventOf } from "../lib/failover/line-event.ts";
import type { Inheritance, ObserverTable } from "../lib/failover/observer-table.ts";
import { activeRegion, parsePointer } from "../lib/failover/pointer.ts";
import { slugsOf } from "../lib/failover/rules.ts";
import { afterTwins, type ModelHashes } from "../lib/failover/twins.ts";
import { textAt } from "../../shared/json.ts";
import type { Region } from "../../shared/region.ts";
import { applyDecision, type ApplyServices } from "./apply-decision.ts";
import { lease } from "./lease.ts";
import { confirmRound, probeRound, type RoundSeen, type RoundServices, type RoundSettings } from "./probe-round.ts";
import { countRound, type Verdicts } from "./round-metrics.ts";

export interface Services extends Omit<RoundServices, "aside">, Omit<ApplyServices, "aside"> {
  readonly observers: ObserverTable;
  /** By slug. @throws whatever keeps the tags from being read */
  readonly readModelHashes: () => Promise<Readonly<Record<string, ModelHashes>>>;
}

export interface Settings extends RoundSettings {
  /** The prefix of the stack's names. */
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

/** A run that nobody takes over from ends so many ms after it began: the schedule fires each minute, anywhere within it. */
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

const NOTHING: Inheritance = { apps: {}, twins: {} };

/** Answers `{}` with a run, and `{"round": "confirm", "app"?}` with one round. Never throws for what the bots, the table or the topic do. */
export const observerHandler = (services: Services, settings: Settings) => {
  const { clock, log, observers, pointers, calls, publish, newId, readModelHashes } = services;
  const { rules, line } = settings;

  /** Reads the tags once; tells what follows from them as soon as they are there, once. */
  const twinsOnce = () => {
    let hashes: Readonly<Record<string, ModelHashes>> | undefined;
    let differ = false;
    const read = async (): Promise<void> => {
      try {
        hashes = await readModelHashes();
      } catch (error) {
        log({ kind: "tags-unread", why: error instanceof Error ? error.message : "unknown" });
      }
    };
    const after = (content: Inheritance, aside: (work: Promise<void>) => void): Inheritance => {
      if (hashes === undefined) return content;
      const compared = Object.entries(hashes);
      hashes = undefined;
      const now = clock.now();
      const found = compared.map(([app, ofApp]) => ({ app, hashes: ofApp, ...afterTwins(content.twins[app] ?? {}, ofApp, rules, now) }));
      differ = found.some((one) => one.differ);
      for (const { app, hashes: ofApp, isNews } of found) {
        const told = { kind: "twins-differ", app, reason: `the bots of ${app} were made from different models`, hashes: ofApp } as const;
        if (isNews) aside(publish(eventOf(told, now, { line, by: "observer" })));
      }
      return { ...content, twins: Object.fromEntries(found.map(({ app, known }) => [app, known])) };
    };
    return { read, differ: () => differ, after };
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
      const seen = await probeRound({ ...services, aside }, settings, content.apps, rounds === 0);
      const applied = await applyDecision({ ...services, aside }, settings, { ...seen, hadRow });
      hadRow ||= applied.kind === "decided";
      countRound(services, settings, { seen, applied, twinsDiffer: twins.differ(), isRun: true });
      rounds += 1;
      content = await keep(twins.after({ apps: seen.apps, twins: content.twins }, aside));
      if (content !== "lost") await clock.sleep(Math.max(0, next - clock.now()));
    }
    await ended();
    return { kind: "run", rounds, ended: content === "lost" ? "succeeded" : "time" };
  };

  /** The run decides at its next round, and has not seen what this one saw. */
  const keepFound = async ({ made, apps }: RoundSeen): Promise<void> => {
    const now = clock.now();
    const regions = [rules.home, rules.standby] as const;
    const found = [...new Set(made.map(({ app }) => app))]
      .map((app) => ({
        app,
        throttled: made.filter((one) => one.app === app && one.result === "throttled").map(({ region }) => region),
        failed: app === rules.witness ? [] : regions.filter((region) => verdictOf({ apps }, app, region, now, rules) === "failed"),
      }))
      .filter(({ throttled, failed }) => throttled.length + failed.length > 0);
    if (found.length === 0) return;
    const kept = await orFailure(changeCalls(calls, (known) => ({ calls: afterRound(known, found, now), isNews: true })));
    if (kept instanceof DynamoDbError) log({ kind: "calls-unkept", code: kept.code });
  };

  const confirm = async (app: string): Promise<Observed> => {
    const { aside, ended } = asides();
    const [found, row] = await Promise.all([orFailure(observers.read(clock.now())), orFailure(pointers.readRow())]);
    const read = parsePointer(row instanceof DynamoDbError ? undefined : row);
    const suspect = read.kind === "pointer" ? activeRegion(read.pointer, rules) : rules.home;
    const before = found instanceof DynamoDbError ? NOTHING : found;
    const seen = await confirmRound({ ...services, aside }, settings, before.apps, { app, suspect });
    await keepFound(seen);
    const applied = await applyDecision({ ...services, aside }, settings, seen);
    const verdicts = countRound(services, settings, { seen, applied, twinsDiffer: false, isRun: false });
    await ended();
    const decided = applied.kind === "decided" ? { decision: applied.decision, lexRegion: applied.pointer.lexRegion } : {};
    return { kind: "round", verdicts, ...decided };
  };

  /** An app that the stack does not have means the witness: a round is as cheap for whoever forges one. */
  const appOf = (event: unknown): string => slugsOf(rules).find((slug) => slug === textAt(event, "app")) ?? rules.witness;

  return (event: unknown): Promise<Observed> => (textAt(event, "round") === "confirm" ? confirm(appOf(event)) : run());
};
