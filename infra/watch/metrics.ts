// The metrics that functions/ emits, by name: what alarms and dashboard may watch, and what is billed. A test holds this list against the code.
// Their namespace is the line's prefix (functions/lib/runtime/log.ts).

/** What a metric is counted by besides the line: nothing, the bot's region, or the app. */
export type CountedBy = "line" | "region" | "app";

export const METRICS = {
  // By the observer, at each round.
  Heartbeat: "line",
  ProbeLatency: "region",
  ProbeFailed: "region",
  BotGood: "region",
  OnStandby: "line",
  PointerSwitched: "line",
  BothDown: "line",
  PointerUnusable: "line",
  TwinsDiffer: "line",
  ObserverSick: "line",
  AppFailing: "app",
  // By the lookup, for each call.
  CallRouted: "region",
  PointerAge: "line",
  // By the report, for each call that met a failure.
  TwinAsked: "region",
  TwinFailed: "region",
  FallbackUsed: "line",
  // By notify, of texts at each run: what SNS took, what waits for the next, what was given up.
  SmsSent: "line",
  SmsWaiting: "line",
  SmsFailed: "line",
} as const satisfies Readonly<Record<string, CountedBy>>;

type Named<By extends CountedBy> = {
  [Name in keyof typeof METRICS]: (typeof METRICS)[Name] extends By ? Name : never;
}[keyof typeof METRICS];

export type LineMetric = Named<"line">;
export type RegionMetric = Named<"region">;

/** How many metrics are billed: one for each name and region. */
export const metricCount = (): number => Object.values(METRICS).reduce((sum, by) => sum + (by === "region" ? 2 : 1), 0);
