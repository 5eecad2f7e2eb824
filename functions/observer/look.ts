// One look at both bots, side by side: sessions always, words each minute, and at once whatever confirms or refutes a failure. A bot that
// hangs costs two limits: one until it is suspected, and one in which all confirming probes run together.
import type { Evidence } from "../lib/failover/decide.ts";
import type { Seen } from "../lib/failover/observer-table.ts";
import type { FailoverRules, ProbeMethod } from "../lib/failover/rules.ts";
import { failedBy, note, UNSEEN, verdict, type BotSeen } from "../lib/failover/seen.ts";
import type { LexRuntime } from "../lib/aws/lex-runtime/lex-runtime.ts";
import { otherThan, type Region } from "../../shared/region.ts";
import { probeBot, type Probe, type Probed, type ProbeServices } from "./probe.ts";

export interface LookServices extends ProbeServices {
  readonly bots: { readonly home: LexRuntime; readonly standby: LexRuntime };
  /** Whether an endpoint that is not Lex answers. */
  readonly askControl: () => Promise<"good" | "failed">;
}

export interface LookSettings {
  readonly rules: FailoverRules;
  readonly probe: Probe;
}

/** A probe of this look. */
export type Made = Probed & { readonly region: Region };

export interface Looked {
  readonly bots: Seen;
  readonly made: readonly Made[];
  readonly control?: NonNullable<Evidence["control"]>;
}

/** Confirming probes are started this far apart: together they outlast a hiccup, but hang no longer than one. */
export const APART_MS = 300;

export interface Occasion {
  /** A bot that calls reported: its confirming probes do not wait for a first one to fail. */
  readonly suspect?: Region;
  /** Whether a run begins: the one before may be saying something just now, and words cost. */
  readonly isBeginning?: boolean;
}

/** Whether it is time to say something to a bot again; sooner when the last answer was bad, to see it recover. */
const isDue = ({ observations }: BotSeen, now: number, rules: FailoverRules, isBeginning: boolean): boolean => {
  const last = observations.findLast(({ method }) => method === "recognize");
  if (last === undefined) return true;
  const interval = last.result === "good" ? rules.recognizeIntervalMs : Math.min(rules.provenMs, rules.recognizeIntervalMs);
  // Rounds come at intervals: the one nearest to the time is the one.
  return now - last.at >= interval + (isBeginning ? rules.intervalMs : 0) - rules.intervalMs / 2;
};

/** @param before what was seen until now */
export const lookAtBots = async (
  services: LookServices,
  { rules, probe }: LookSettings,
  before: Seen,
  { suspect, isBeginning = false }: Occasion = {},
): Promise<Looked> => {
  const { clock, bots, askControl } = services;
  const regions = [rules.home, rules.standby] as const;
  const speaks = probe.method === "recognize";
  const made: Made[] = [];
  let seen = before;
  let control: Looked["control"];

  const of = (region: Region): BotSeen => seen[region] ?? UNSEEN;
  const ask = async (region: Region, method: ProbeMethod, afterMs = 0): Promise<void> => {
    if (afterMs > 0) await clock.sleep(afterMs);
    const probed = await probeBot(services, region === rules.home ? bots.home : bots.standby, method === "session" ? { method } : probe);
    made.push({ ...probed, region });
    seen = { ...seen, [region]: note(of(region), { at: clock.now(), method, result: probed.result }, rules) };
  };
  const confirm = (region: Region, method: ProbeMethod): readonly Promise<void>[] =>
    Array.from({ length: rules.confirmations }, (_, index) => ask(region, method, index * APART_MS));
  const was = (region: Region, method: ProbeMethod): boolean => made.some((one) => one.region === region && one.method === method);
  const failed = (region: Region, method: ProbeMethod): boolean =>
    made.some((one) => one.region === region && one.method === method && one.result === "failed");
  const isBad = (region: Region): boolean =>
    failed(region, "session") || failed(region, "recognize") || verdict(of(region), clock.now(), rules) === "failed";
  const controlIfBothFail = async (): Promise<void> => {
    if (control === undefined && regions.every(isBad)) {
      const result = await askControl();
      control = { at: clock.now(), result };
    }
  };

  const isRound = suspect === undefined;
  await Promise.all(
    regions.flatMap((region) => [
      ask(region, "session"),
      ...(region === suspect ? confirm(region, "session") : []),
      ...(speaks && (!isRound || isDue(of(region), clock.now(), rules, isBeginning)) ? [ask(region, "recognize")] : []),
      ...(speaks && region === suspect ? confirm(region, "recognize") : []),
    ]),
  );

  const now = clock.now();
  // A bot that is failed already needs no confirming.
  const suspected = (region: Region): readonly ProbeMethod[] =>
    region === suspect
      ? []
      : (["session", "recognize"] as const).filter((method) => failed(region, method) && !failedBy(of(region), method, now, rules));
  const needsWords = (region: Region): boolean =>
    speaks &&
    !was(region, "recognize") &&
    (suspected(region).length > 0 ||
      (isBad(otherThan(rules, region)) && !failed(region, "session") && verdict(of(region), now, rules) !== "proven"));
  await Promise.all([
    controlIfBothFail(),
    ...regions.flatMap((region) => [
      ...suspected(region).flatMap((method) => confirm(region, method)),
      ...(needsWords(region) ? [ask(region, "recognize")] : []),
    ]),
  ]);
  await controlIfBothFail();
  return { bots: seen, made, ...(control === undefined ? {} : { control }) };
};
