// The one observer of the line. A run probes both bots side by side, decides, and writes the pointer at home over the version it read. Whoever
// cannot read or write the pointer decides nothing: a DynamoDB fault is never a Lex fault.
import { DynamoDbError, orFailure } from "../dynamodb-error.ts";
import { decide, pointerAfter, type Decision, type FailoverRules, type Observations } from "../failover/decide.ts";
import type { PointerTable } from "../failover/pointer-table.ts";
import { firstPointer, type Pointer, type ReadPointer } from "../failover/pointer.ts";
import type { LexRuntime } from "../lex-runtime/lex-runtime.ts";
import { metricLine } from "../log.ts";
import type { Region } from "../region.ts";
import { probeBot, type Probe, type Probed, type ProbeServices } from "./probe.ts";

export interface Services extends ProbeServices {
  readonly pointers: PointerTable;
  readonly bots: { readonly home: LexRuntime; readonly standby: LexRuntime };
}

export interface Settings {
  readonly rules: FailoverRules;
  readonly probe: Probe;
}

/** What a run came to, also the function's answer, for whoever invokes it by hand. */
export type Run =
  | { readonly kind: "decided"; readonly decision: Decision; readonly pointer: Pointer; readonly seen: Observations }
  | { readonly kind: "overtaken"; readonly seen: Observations }
  | { readonly kind: "no-pointer"; readonly why: string; readonly seen: Observations };

export const observerHandler = (services: Services, { rules, probe }: Settings) => {
  const { clock, log, pointers, bots } = services;

  const probeAt = async (region: Region, bot: LexRuntime): Promise<Probed> => {
    const probed = await probeBot(services, bot, probe);
    log(
      metricLine({
        at: clock.now(),
        dimensions: { Region: region },
        values: {
          ProbeLatency: { unit: "Milliseconds", value: probed.ms },
          ProbeFailed: { unit: "Count", value: probed.observation === "good" ? 0 : 1 },
        },
        properties: { observation: probed.observation, ...(probed.code === undefined ? {} : { code: probed.code }) },
      }),
    );
    return probed;
  };

  const settle = async (read: ReadPointer | DynamoDbError, seen: Observations): Promise<Run> => {
    if (read instanceof DynamoDbError) return { kind: "no-pointer", why: read.code, seen };
    if (read.kind === "malformed") return { kind: "no-pointer", why: read.problems.join(" "), seen };
    const now = clock.now();
    const pointer = read.kind === "missing" ? firstPointer(rules, now) : read.pointer;
    const decision = decide(pointer, seen, now, rules);
    const next = pointerAfter(pointer, seen, decision, now, rules);
    const written = await orFailure(pointers.write(next));
    if (written instanceof DynamoDbError) return { kind: "no-pointer", why: written.code, seen };
    return written === "written" ? { kind: "decided", decision, pointer: next, seen } : { kind: "overtaken", seen };
  };

  /** One run. Never throws for what the bots or the table do. */
  return async (): Promise<Run> => {
    const [read, home, standby] = await Promise.all([
      orFailure(pointers.read()),
      probeAt(rules.home, bots.home),
      probeAt(rules.standby, bots.standby),
    ]);
    const run = await settle(read, { [rules.home]: home.observation, [rules.standby]: standby.observation });
    const decision = run.kind === "decided" ? run.decision.kind : undefined;
    log(
      metricLine({
        at: clock.now(),
        values: {
          Heartbeat: { unit: "Count", value: 1 },
          PointerSwitched: { unit: "Count", value: decision === "switch" ? 1 : 0 },
          BothDown: { unit: "Count", value: decision === "alarm" ? 1 : 0 },
          PointerUnusable: { unit: "Count", value: run.kind === "no-pointer" ? 1 : 0 },
        },
        properties: { run },
      }),
    );
    return run;
  };
};
