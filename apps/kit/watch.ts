// What a part of a stack is watched by and what it costs, as data: alarms, metrics, graphs, items of the bill. Components and apps declare
// theirs; infra/watch sums them.
import type { CostItem } from "./cost-item.ts";

export interface AlarmPlan {
  /** Its name in AWS after the stack's prefix. */
  readonly name: string;
  /** What it means and what to do, for the person who is woken. */
  readonly says: string;
  /**
   * Whose metric it watches: the stack's own, its own by region or by app, SQS's of its dead letters, or Lambda's of a function, which is named
   * without the stack's prefix.
   */
  readonly of:
    | "stack"
    | { readonly region: "home" | "standby" }
    | { readonly app: string }
    | "dead-letters"
    | { readonly function: string };
  readonly metric: string;
  readonly statistic: "Sum" | "Maximum";
  readonly comparison: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /** Seconds of one datapoint. */
  readonly period: number;
  /** Datapoints in a row that must breach. */
  readonly periods: number;
  readonly missing: "breaching" | "notBreaching";
}

/** What a metric of ours is counted by besides the stack: nothing, the bot's region, or the app. */
export type CountedBy = "stack" | "region" | "app";

export interface GraphLine {
  readonly metric: string;
  readonly statistic: "Sum" | "Minimum" | "Maximum" | "p95";
  /** As the legend has it; `{home}` and `{standby}` stand for the regions' codes. Of a metric by region or app the code or slug follows it. */
  readonly label: string;
}

export interface Graph {
  readonly title: string;
  readonly lines: readonly GraphLine[];
  /** Of the left axis. @default 0 and no upper end */
  readonly axis?: { readonly min: number; readonly max?: number };
}

export interface Watch {
  readonly alarms: readonly AlarmPlan[];
  readonly metrics: Readonly<Record<string, CountedBy>>;
  readonly graphs: readonly Graph[];
  /** A month in which nobody calls. */
  readonly idle: readonly CostItem[];
  /** A thousand calls. */
  readonly calls: readonly CostItem[];
  /** What a thousand calls of one kind cost on top of that. */
  readonly extras: readonly { readonly title: string; readonly items: readonly CostItem[] }[];
  /** What the figures rest on. */
  readonly assumptions: readonly string[];
}

export const NOTHING: Watch = { alarms: [], metrics: {}, graphs: [], idle: [], calls: [], extras: [], assumptions: [] };

/** All that several parts declare, in their order. */
export const sumOf = (parts: readonly Watch[]): Watch => ({
  alarms: parts.flatMap(({ alarms }) => alarms),
  metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)),
  graphs: parts.flatMap(({ graphs }) => graphs),
  idle: parts.flatMap(({ idle }) => idle),
  calls: parts.flatMap(({ calls }) => calls),
  extras: parts.flatMap(({ extras }) => extras),
  assumptions: parts.flatMap(({ assumptions }) => assumptions),
});

type OwnMetric = Pick<AlarmPlan, "name" | "says" | "metric"> & Partial<AlarmPlan>;

/** Rings in the minute in which something is counted. No data means that nothing happened: silence has an alarm of its own. */
export const onAny = (own: OwnMetric): AlarmPlan => ({
  of: "stack",
  statistic: "Sum",
  comparison: "GreaterThanOrEqualToThreshold",
  threshold: 1,
  period: 60,
  periods: 1,
  missing: "notBreaching",
  ...own,
});

/** Rings when a function failed in the last five minutes. @param name of the function, without the stack's prefix */
export const onErrors = (name: string, says: string): AlarmPlan =>
  onAny({ name: `${name}-errors`, says, of: { function: name }, metric: "Errors", period: 300 });
