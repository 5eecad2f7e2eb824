// What a stack costs, from its settings: pure, so that `twinline cost` needs no cloud and a setting that is too dear is refused before anything
// is declared. It is an estimate to choose settings by, not a bill.
import { totalUsd, type CostItem } from "../../apps/kit/cost-item.ts";
import type { Watch } from "../../apps/kit/watch.ts";
import type { Stack } from "../settings/stack.ts";
import { watchOf } from "./watch.ts";

export interface MonthlyCost {
  /** Of the idle stack, dearest first. */
  readonly items: readonly CostItem[];
  /** USD a month with no call at all. */
  readonly idleUsd: number;
  /** Of a thousand calls, dearest first; empty without a phone. */
  readonly callItems: readonly CostItem[];
  /** USD for a thousand calls, on top of the idle stack. */
  readonly per1000CallsUsd: number;
  /** What a thousand calls of some kinds cost more. */
  readonly extras: Watch["extras"];
  readonly assumptions: readonly string[];
}

const dearestFirst = (items: readonly CostItem[]): readonly CostItem[] => items.toSorted((one, other) => other.usd - one.usd);

export const monthlyCost = (stack: Stack): MonthlyCost => {
  const { idle, calls, extras, assumptions } = watchOf(stack);
  return {
    items: dearestFirst(idle),
    idleUsd: totalUsd(idle),
    callItems: dearestFirst(calls),
    per1000CallsUsd: totalUsd(calls),
    extras,
    assumptions,
  };
};

/** What is wrong with settings whose idle month costs more than `costCap` USD; undefined when nothing is. */
export const costProblem = (stack: Stack): string | undefined => {
  const { items, idleUsd } = monthlyCost(stack);
  if (idleUsd <= stack.settings.costCap) return undefined;
  const [dearest] = items;
  const dearestThatCanFall = items.find(({ lowerBy }) => lowerBy !== "");
  const [what, usd] = [dearest?.what ?? "", dearest?.usd.toFixed(2) ?? ""];
  const remedy =
    dearestThatCanFall === undefined
      ? ""
      : `${dearestThatCanFall.lowerBy.endsWith("Seconds") ? "Raise" : "Change"} ${dearestThatCanFall.lowerBy}, or raise costCap (twinline cost shows every item)`;
  return `the idle stack would cost ${idleUsd.toFixed(2)} USD a month, the largest part for ${what} (${usd} USD). ${remedy}`;
};
