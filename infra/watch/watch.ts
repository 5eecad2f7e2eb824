// All that watches over a stack and all that it costs: the sum of what its components and apps declare.
import { item, REGIONS } from "../../apps/kit/cost-item.ts";
import { RATES } from "../../apps/kit/rates.ts";
import { sumOf, type CountedBy, type Watch } from "../../apps/kit/watch.ts";
import { voiceWatch } from "../channels/voice-watch.ts";
import { appWatch } from "../platform/app-watch.ts";
import { eventsWatch } from "../platform/events-watch.ts";
import { failoverWatch } from "../platform/failover-watch.ts";
import { witnessOf, type Stack } from "../settings/stack.ts";

/** How many metrics are billed: one for each name and what it is counted by. */
const metricCount = (metrics: Watch["metrics"], apps: number): number => {
  const each: Readonly<Record<CountedBy, number>> = { stack: 1, region: REGIONS, app: apps };
  return Object.values(metrics).reduce((sum, by) => sum + each[by], 0);
};

export const watchOf = (stack: Stack): Watch => {
  const sum = sumOf([
    failoverWatch(stack),
    eventsWatch,
    voiceWatch(stack),
    ...stack.apps.flatMap((app) => appWatch(app, app === witnessOf(stack))),
  ]);
  return {
    ...sum,
    idle: [
      ...sum.idle,
      item("metrics", metricCount(sum.metrics, stack.apps.length), RATES.customMetric),
      item("alarms", sum.alarms.length, RATES.alarm),
      item("dashboard", 1, RATES.dashboard),
    ],
    assumptions: [
      "A month has 30 days; free tiers are not counted; one stack in the account; US East. All metrics are billed, those of calls too.",
      ...sum.assumptions,
    ],
  };
};
