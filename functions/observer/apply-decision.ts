// What follows from a round of probes: the pointer is read at home, decided upon, and written over the version that was read if it says anything new.
// Whoever cannot read or write it decides nothing: a DynamoDB fault is never a Lex fault. Who wrote it tells of it, nobody else.
import type { Clock } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import type { CallsTable } from "../lib/failover/calls-table.ts";
import { NO_CALLS } from "../lib/failover/calls.ts";
import { decide, isChange, pointerAfter, type Decision } from "../lib/failover/decide.ts";
import { appsFailing } from "../lib/failover/evidence.ts";
import { eventOf, happeningsOf } from "../lib/failover/line-event.ts";
import type { PointerKeeper, Written } from "../lib/failover/pointer-table.ts";
import { activeRegion, firstPointer, parsePointer, pointerProblems, type Pointer } from "../lib/failover/pointer.ts";
import { repairedPointer } from "../lib/failover/repair.ts";
import type { StackRules } from "../lib/failover/rules.ts";
import type { Log } from "../lib/runtime/log.ts";
import type { Publish } from "../lib/aws/sns.ts";
import type { RoundSeen } from "./probe-round.ts";

export interface ApplyServices {
  readonly clock: Clock;
  readonly log: Log;
  readonly pointers: PointerKeeper;
  readonly calls: CallsTable;
  readonly publish: Publish;
  readonly aside: (work: Promise<void>) => void;
}

export type Applied =
  | {
      readonly kind: "decided";
      readonly decision: Decision;
      readonly pointer: Pointer;
      readonly moved: boolean;
      /** Apps other than the witness that have a failed bot. */
      readonly failing: readonly string[];
    }
  /** Somebody else wrote the pointer meanwhile: the next round reads it again. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "no-pointer"; readonly why: string };

/** How old the row may get, in ms: its age shows that somebody watches over it. */
const ROW_AGE_MS = 60_000;

/** The pointer to decide upon, and how its next version is written. */
interface Ground {
  readonly pointer: Pointer;
  readonly write: (next: Pointer) => Promise<Written>;
  /** Whether it is written even when nothing is new. */
  readonly isDue: boolean;
  /** Why the row had to be mended; none where it was well, or the line is new. */
  readonly repair?: { readonly reason: string; readonly problems: readonly string[] };
}

const groundOf = async (pointers: PointerKeeper, rules: StackRules, clock: Clock, hadRow: boolean): Promise<Ground> => {
  const row = await pointers.readRow();
  const now = clock.now();
  const read = parsePointer(row);
  const problems = read.kind === "malformed" ? read.problems : read.kind === "pointer" ? pointerProblems(read.pointer, rules, now) : [];
  if (row !== undefined && problems.length > 0)
    return {
      pointer: repairedPointer(row, rules, now),
      write: (next) => pointers.repair(next, row),
      isDue: true,
      repair: { reason: "the row made no sense", problems },
    };
  const isGone = read.kind === "missing" && hadRow;
  const pointer = read.kind === "pointer" ? read.pointer : firstPointer(rules, now);
  const isDue = read.kind === "missing" || now - pointer.updatedAt >= ROW_AGE_MS;
  const repair = isGone ? { repair: { reason: "the row was gone", problems: ["there was no row; a hold that it had is lost"] } } : {};
  return { pointer, write: (next) => pointers.write(next), isDue, ...repair };
};

/**
 * Decides by what was seen, and writes the pointer. Never throws for what the table or the topic do.
 * @param seen `hadRow` says that there was a pointer before: one that is missing then was deleted
 */
export const applyDecision = async (
  { clock, log, pointers, calls, publish, aside }: ApplyServices,
  { rules, line }: { readonly rules: StackRules; readonly line: string },
  { apps, control, hadRow = false }: Pick<RoundSeen, "apps" | "control"> & { readonly hadRow?: boolean },
): Promise<Applied> => {
  const [ground, told] = await Promise.all([orFailure(groundOf(pointers, rules, clock, hadRow)), orFailure(calls.read())]);
  if (ground instanceof DynamoDbError) return { kind: "no-pointer", why: ground.code };
  if (told instanceof DynamoDbError) log({ kind: "calls-unread", code: told.code });

  const { pointer: before, repair } = ground;
  const now = clock.now();
  const evidence = { apps, calls: told instanceof DynamoDbError ? NO_CALLS : told.calls, ...(control === undefined ? {} : { control }) };
  const decision = decide(before, evidence, now, rules);
  const failing = appsFailing(evidence, activeRegion(before, rules), before.movedAt, now, rules);
  const after = pointerAfter(before, decision, now, rules);
  if (!ground.isDue && !isChange(before, after)) return { kind: "decided", decision, pointer: before, moved: false, failing };

  const written = await orFailure(ground.write(after));
  if (written instanceof DynamoDbError) return { kind: "no-pointer", why: written.code };
  if (written === "overtaken") return { kind: "overtaken" };
  const happenings = happeningsOf(before, after, rules);
  const repaired = repair === undefined ? [] : [{ kind: "pointer-repaired", ...repair } as const];
  if (repair !== undefined) log({ kind: "pointer-repaired", problems: repair.problems });
  for (const happening of [...repaired, ...happenings]) aside(publish(eventOf(happening, now, { line, by: "observer" })));
  return { kind: "decided", decision, pointer: after, moved: happenings.some(({ kind }) => kind === "moved"), failing };
};
