// What a round is counted as: metrics for alarms and the dashboard, in log lines.
import type { Clock } from "../../shared/clock.ts";
import type { FailoverRules } from "../lib/failover/rules.ts";
import { UNSEEN, verdict, type Verdict } from "../lib/failover/seen.ts";
import { metricLine, type Log } from "../lib/runtime/log.ts";
import type { Region } from "../../shared/region.ts";
import type { Looked } from "./look.ts";
import type { Settled } from "./settle.ts";

const count = (is: boolean) => ({ unit: "Count", value: is ? 1 : 0 }) as const;

export type Verdicts = Readonly<Record<Region, Verdict>>;

export interface Round {
  readonly looked: Looked;
  readonly settled: Settled;
  readonly twinsDiffer: boolean;
  /** A run's rounds are the line's sign of life. One that a report asked for must not hide that nobody observes. */
  readonly isRun: boolean;
}

/** Logs the round. @returns what it found of each bot */
export const countRound = (
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  { rules, line }: { readonly rules: FailoverRules; readonly line: string },
  { looked, settled, twinsDiffer, isRun }: Round,
): Verdicts => {
  const at = clock.now();
  const regions = [rules.home, rules.standby] as const;
  const verdicts: Verdicts = Object.fromEntries(regions.map((region) => [region, verdict(looked.bots[region] ?? UNSEEN, at, rules)]));
  for (const region of regions) {
    const made = looked.made.filter((probed) => probed.region === region);
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
  const bothFail = regions.every((region) => verdicts[region] === "failed");
  const decision = settled.kind === "decided" ? settled.decision : undefined;
  log(
    metricLine({
      line,
      at,
      values: {
        ...(isRun ? { Heartbeat: count(true) } : {}),
        ...(settled.kind === "decided" ? { OnStandby: count(settled.pointer.lexRegion === rules.standby) } : {}),
        PointerSwitched: count(settled.kind === "decided" && settled.moved),
        BothDown: count(bothFail && looked.control?.result === "good"),
        PointerUnusable: count(settled.kind === "no-pointer"),
        TwinsDiffer: count(twinsDiffer),
        ObserverSick: count(bothFail && looked.control?.result === "failed"),
      },
      properties: {
        kind: "round",
        decision,
        ...(settled.kind === "no-pointer" ? { why: settled.why } : {}),
        ...(settled.kind === "overtaken" ? { why: "overtaken" } : {}),
      },
    }),
  );
  return verdicts;
};
