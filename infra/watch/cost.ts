// What a line costs, from its settings: pure, so that `twinline cost` needs no cloud and a setting that is too dear is refused before anything
// is declared. It is an estimate to choose settings by, not a bill.
import { CALL_ASSUMPTIONS, callItems, DEMO_CALL_ASSUMPTIONS, demoCallItems } from "./cost-calls.ts";
import { DEMO_IDLE_ASSUMPTIONS } from "../apps/demo/cost.ts";
import { IDLE_ASSUMPTIONS, idleItems } from "./cost-idle.ts";
import { totalUsd, type CostItem, type CostSettings } from "./cost-item.ts";

export interface MonthlyCost {
  /** Of the idle line, dearest first. */
  readonly items: readonly CostItem[];
  /** USD a month with no call at all. */
  readonly idleUsd: number;
  /** Of a thousand calls, dearest first. */
  readonly callItems: readonly CostItem[];
  /** USD for a thousand calls, on top of the idle line. */
  readonly per1000CallsUsd: number;
  /** What a thousand calls that book a demo cost more, dearest first; empty without the demo line. */
  readonly demoCallItems: readonly CostItem[];
  readonly assumptions: readonly string[];
}

export const monthlyCost = (settings: CostSettings): MonthlyCost => {
  const items = idleItems(settings);
  const perThousand = callItems(settings, 1000);
  const hasDemo = settings.lines.includes("demo");
  return {
    items,
    idleUsd: totalUsd(items),
    callItems: perThousand,
    per1000CallsUsd: totalUsd(perThousand),
    demoCallItems: hasDemo ? demoCallItems(1000) : [],
    assumptions: [
      ...IDLE_ASSUMPTIONS,
      ...(hasDemo ? DEMO_IDLE_ASSUMPTIONS : []),
      ...CALL_ASSUMPTIONS,
      ...(hasDemo ? DEMO_CALL_ASSUMPTIONS : []),
    ],
  };
};

/** What is wrong with settings whose idle month costs more than `costCap` USD; undefined when nothing is. */
export const costProblem = (settings: CostSettings & { readonly costCap: number }): string | undefined => {
  const { items, idleUsd } = monthlyCost(settings);
  if (idleUsd <= settings.costCap) return undefined;
  const [dearest] = items;
  const dearestThatCanFall = items.find(({ lowerBy }) => lowerBy !== "");
  const [what, usd] = [dearest?.what ?? "", dearest?.usd.toFixed(2) ?? ""];
  const remedy =
    dearestThatCanFall === undefined
      ? ""
      : `${dearestThatCanFall.lowerBy.endsWith("Seconds") ? "Raise" : "Change"} ${dearestThatCanFall.lowerBy}, or raise costCap (twinline cost shows every item)`;
  return `the idle line would cost ${idleUsd.toFixed(2)} USD a month, the largest part for ${what} (${usd} USD). ${remedy}`;
};
