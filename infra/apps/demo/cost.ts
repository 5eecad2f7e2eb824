// What the demo line adds to a month in which nobody calls: next to nothing, since the observer asks the bots of the first line alone.
import { gbSeconds, item, MONTH_SECONDS, type CostItem } from "../../watch/cost-item.ts";
import { SWEEP_MINUTES } from "./notify-schedule.ts";
import { FUNCTION_MEMORY_MB } from "../../platform/observing.ts";
import { RATES } from "../../watch/rates.ts";

const SWEEP_SECONDS = 0.1;
const SWEEPS = MONTH_SECONDS / 60 / SWEEP_MINUTES;

/** What these figures rest on. */
export const DEMO_IDLE_ASSUMPTIONS: readonly string[] = [
  `Each ${SWEEP_MINUTES} minutes the sender of texts looks for some and finds none, in ${SWEEP_SECONDS} s at ${FUNCTION_MEMORY_MB} MB.`,
];

export const demoIdleItems = (): readonly CostItem[] => [
  item("sender of texts", gbSeconds(FUNCTION_MEMORY_MB, SWEEPS * SWEEP_SECONDS), RATES.lambdaGbSecond),
  item("invocations of the sender", SWEEPS, RATES.lambdaRequest),
  item("schedule of the sender", SWEEPS, RATES.schedulerRun),
  item("reads of waiting texts", SWEEPS, RATES.dynamoRead),
];
