// What was read of a line to tell its status, each part for itself: status is asked when something is broken, and then half of it cannot be read.
import type { EpochMs } from "../../shared/clock.ts";
import { NO_CALLS } from "../../functions/lib/failover/calls.ts";
import { decide, type Decision } from "../../functions/lib/failover/decide.ts";
import type { ObserverRow } from "../../functions/lib/failover/observer-table.ts";
import type { Pointer, ReadPointer } from "../../functions/lib/failover/pointer.ts";
import type { StackRules } from "../../functions/lib/failover/rules.ts";
import type { Observation, Verdict } from "../../functions/lib/failover/seen.ts";
import type { ModelHashes } from "../../functions/lib/failover/twins.ts";
import type { Region } from "../../shared/region.ts";
import type { Past } from "./history.ts";

/** A run lasts at most so long, and its successor has taken over by then. */
export const SILENT_MS = 150_000;

/** A part that was read, or why it was not. */
export type Part<Value> = { readonly value: Value } | { readonly why: string };

/** Of the observer's row. */
export type ObserverState = Pick<ObserverRow, "holder" | "takenAt" | "beatAt" | "apps" | "twins">;

/** All that was read. */
export interface Facts {
  readonly name: string;
  readonly now: EpochMs;
  readonly rules: StackRules;
  /** Why the rules are the defaults and not the stack's, if so. */
  readonly rulesUnread: string | undefined;
  readonly home: Part<ReadPointer>;
  /** The standby region's replica of the row. */
  readonly replica: Part<ReadPointer>;
  /** Undefined where none has ever run. */
  readonly observer: Part<ObserverState | undefined>;
  /** By region: ms of the probes of the last minutes, on average. */
  readonly latency: Readonly<Record<Region, Part<number | undefined>>>;
  /** By slug. */
  readonly models: Part<Readonly<Record<string, ModelHashes>>>;
  readonly alarms: Part<readonly string[]>;
  /** Newest first. */
  readonly history: Part<readonly Past[]>;
}

export interface BotStatus {
  /** Slug of its app. */
  readonly app: string;
  readonly region: Region;
  readonly role: "home" | "standby";
  readonly verdict: Verdict | "unseen";
  readonly throttled: boolean;
  readonly last: readonly Observation[];
  readonly latencyMs: number | null;
  /** The hash of the model that it was made from. */
  readonly model: string | null;
}

/** The part, where it could be read. */
export const read = <Value>(part: Part<Value>): Value | undefined => ("value" in part ? part.value : undefined);

/** The pointer, where one could be read. */
export const pointerOf = (part: Part<ReadPointer>): Pointer | undefined => {
  const found = read(part);
  return found?.kind === "pointer" ? found.pointer : undefined;
};

/** What the observer makes of what it saw, when it looks now. Calls' own evidence is left out: it lasts a minute. */
export const decisionOf = (pointer: Pointer, observer: ObserverState | undefined, now: EpochMs, rules: StackRules): Decision =>
  decide(pointer, { apps: observer?.apps ?? {}, control: { at: now, result: "good" }, calls: NO_CALLS }, now, rules);
