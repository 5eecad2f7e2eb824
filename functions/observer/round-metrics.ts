// Metrics of a round, for alarms and the dashboard, in log lines: the witness's bots by region, the other apps by slug.
import type { Clock } from "../../shared/clock.ts";
import type { StackRules } from "../lib/failover/rules.ts";
import { UNSEEN, verdict, type Verdict } from "../lib/failover/seen.ts";
import { metricLine, type Log } from "../lib/runtime/log.ts";
import type { Region } from "../../shared/region.ts";
import type { Applied } from "./apply-decision.ts";
import type { RoundSeen } from "./probe-round.ts";

const count = (is: boolean) => ({ unit: "Count", value: is ? 1 : 0 }) as const;

export type Verdicts = Readonly<Record<Region, Verdict>>;

export interface Round {
  readonly seen: RoundSeen;
  readonly applied: Applied;
  readonly twinsDiffer: boolean;
  /** A run's rounds are the observer's sign of life. One that a report asked for must not hide that nobody observes. */
  readonly isRun: boolean;
}

/** Logs the round. @returns what it found of each of the witness's bots */
export const countRound = (
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  { rules, line }: { readonly rules: StackRules; readonly line: string },
  { seen, applied, twinsDiffer, isRun }: Round,
): Verdicts => {
  const at = clock.now();
  const regions = [rules.home, rules.standby] as const;
  const verdicts: Verdicts = Object.fromEntries(
    regions.map((region) => [region, verdict(seen.apps[rules.witness]?.[region] ?? UNSEEN, at, rules)]),
  );
  for (const region of regions) {
    const made = seen.made.filter(({ app, region: where }) => app === rules.witness && where === region);
    const first = made.find(({ method }) => method === "session");
    log(
      metricLine({
        line,
        at,
        dimensions: { Region: region },
        values: {
          ...(first === undefined ? {} : { ProbeLatency: { unit: "Milliseconds", value: first.ms } }),
          ProbeFailed: { unit: "Count", value: made.filter(({ result }) => result === "failed").length },
          BotGood: count(verdicts[region] === "proven"),
        },
        properties: {
          verdict: verdicts[region],
          bad: made.flatMap(({ method, result, code }) => (result === "good" ? [] : [{ method, result, code }])),
        },
      }),
    );
  }
  const failing = applied.kind === "decided" ? applied.failing : [];
  const others = new Set([...seen.made.map(({ app }) => app), ...failing].filter((app) => app !== rules.witness));
  for (const app of others)
    log(
      metricLine({
        line,
        at,
        dimensions: { App: app },
        values: { AppFailing: count(failing.includes(app)) },
        properties: {
          bad: seen.made.flatMap(({ app: asked, region, method, result, code }) =>
            asked === app && result !== "good" ? [{ region, method, result, code }] : [],
          ),
        },
      }),
    );
  const bothFail = regions.every((region) => verdicts[region] === "failed");
  const decision = applied.kind === "decided" ? applied.decision : undefined;
  log(
    metricLine({
      line,
      at,
      values: {
        ...(isRun ? { Heartbeat: count(true) } : {}),
        ...(applied.kind === "decided" ? { OnStandby: count(applied.pointer.lexRegion === rules.standby) } : {}),
        PointerSwitched: count(applied.kind === "decided" && applied.moved),
        BothDown: count(bothFail && seen.control?.result === "good"),
        PointerUnusable: count(applied.kind === "no-pointer"),
        TwinsDiffer: count(twinsDiffer),
        ObserverSick: count(bothFail && seen.control?.result === "failed"),
      },
      properties: {
        kind: "round",
        decision,
        ...(applied.kind === "no-pointer" ? { why: applied.why } : {}),
        ...(applied.kind === "overtaken" ? { why: "overtaken" } : {}),
      },
    }),
  );
  return verdicts;
};
