// One line of a bill: how much of what, at which rate, and whether that rate can be relied on.
import type { Rate } from "./rates.ts";

export interface CostItem {
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  /** USD for one unit. */
  readonly rate: number;
  readonly usd: number;
  readonly source: string;
  /** Date of the source. */
  readonly seen: string;
  /** Whether the rate must be verified before it is relied on; `why` says why. */
  readonly verify: boolean;
  readonly why: string;
  /** The setting that brings it down most; empty when none does. */
  readonly lowerBy: string;
}

/** A month, as it is billed here: 30 days, in seconds. */
export const MONTH_SECONDS = 2_592_000;
/** The line's regions: bots, replicas. */
export const REGIONS = 2;

export const item = (what: string, quantity: number, { usd, unit, source, seen, verify = "" }: Rate, lowerBy = ""): CostItem => ({
  what,
  quantity,
  unit,
  rate: usd,
  usd: quantity * usd,
  source,
  seen,
  verify: verify !== "",
  why: verify,
  lowerBy,
});

export const totalUsd = (items: readonly CostItem[]): number => items.reduce((sum, { usd }) => sum + usd, 0);

export const gbSeconds = (memoryMb: number, seconds: number): number => (memoryMb / 1024) * seconds;

/** Megabytes of a function that people wait for; a share of a CPU grows with memory (1 vCPU at 1,769 MB: Lambda developer guide, "Memory"). */
export const FUNCTION_MEMORY_MB = 512;
