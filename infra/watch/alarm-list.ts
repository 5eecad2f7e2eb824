// What wakes people, as data: each alarm says what it means and what to do. Declared by alarms.ts, counted by cost.ts.
import type { LineMetric, RegionMetric } from "./metrics.ts";

/** Functions whose failures end in no queue. The code hooks are seen by the observer, as bots that are not good. */
export type WatchedFunction = "lookup" | "recall" | "report" | "recall-demo" | "demo" | "notify";

export interface AlarmPlan {
  /** Its name in AWS after the line's prefix. */
  readonly name: string;
  /** What it means and what to do, for whoever is woken. */
  readonly says: string;
  /** Whose metric it watches: the line's own, its own of the bot in one region, SQS's of its dead letters, or Lambda's of a function. */
  readonly of: "line" | { readonly botIn: "home" | "standby" } | "dead-letters" | { readonly function: WatchedFunction };
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

type Watched = Pick<AlarmPlan, "name" | "says"> & Partial<AlarmPlan> & { readonly metric: LineMetric };

/** Rings in the minute in which something is counted. No data means that nothing happened: silence has an alarm of its own. */
export const onAny = (watched: Watched): AlarmPlan => ({
  of: "line",
  statistic: "Sum",
  comparison: "GreaterThanOrEqualToThreshold",
  threshold: 1,
  period: 60,
  periods: 1,
  missing: "notBreaching",
  ...watched,
});

/** Rings when the bot of a region has not been good for five minutes. It is seen from the home region, where the observer counts. */
const onBadBot = (botIn: "home" | "standby", says: string): AlarmPlan => {
  const metric: RegionMetric = "BotGood";
  const name = `${botIn}-bot`;
  return {
    name,
    says,
    of: { botIn },
    metric,
    statistic: "Maximum",
    comparison: "LessThanThreshold",
    threshold: 1,
    period: 60,
    periods: 5,
    missing: "notBreaching",
  };
};

/** Rings when a function failed in the last five minutes. */
export const onErrors = (watched: WatchedFunction, says: string): AlarmPlan => ({
  name: `${watched}-errors`,
  says,
  of: { function: watched },
  metric: "Errors",
  statistic: "Sum",
  comparison: "GreaterThanOrEqualToThreshold",
  threshold: 1,
  period: 300,
  periods: 1,
  missing: "notBreaching",
});

/** Seconds for which the lookup trusts its memory of the pointer (functions/lookup); the observer writes the row anew each minute. */
const POINTER_OLD_SECONDS = 300;

export const ALARMS: readonly AlarmPlan[] = [
  onAny({
    name: "both-down",
    metric: "BothDown",
    says: "Both bots fail their probes. Calls try both, then get the keypad menu or a person. Look at Lex in both regions and at the code hook's logs.",
  }),
  {
    ...onAny({
      name: "silence",
      metric: "Heartbeat",
      says: "Nobody observes the bots: no heartbeat for five minutes or so. Calls still find the twin by themselves, but the line moves no more. Look at the observer's logs and its schedule.",
    }),
    comparison: "LessThanThreshold",
    // Log lines become metrics with a delay: one late minute is not silence. CloudWatch looks at some more minutes than these three, and counts
    // a missing one only where too few have data (CloudWatch user guide, "Configuring how alarms treat missing data").
    periods: 3,
    missing: "breaching",
  },
  onAny({
    name: "twins-differ",
    metric: "TwinsDiffer",
    says: "The two bots were made from different models for more than ten minutes: a failover would change what callers meet. Run pulumi up, and look at why the last one stopped half way.",
    // It is compared once a run.
    period: 300,
  }),
  onAny({
    name: "switched",
    metric: "PointerSwitched",
    says: "The line moved to the other bot. The event on the topic says why; twinline failover status shows where it is. Nothing has to be done at once.",
  }),
  onAny({
    name: "observer-sick",
    metric: "ObserverSick",
    says: "Both bots and the control endpoint fail for the observer: it cannot see, so it decides nothing. Look at the network and the rights of its role.",
    periods: 3,
  }),
  onAny({
    name: "pointer-unusable",
    metric: "PointerUnusable",
    says: "The observer cannot read or write the pointer at home: the line stays where it is. Look at DynamoDB and its KMS key in the home region.",
    periods: 3,
  }),
  onAny({
    name: "pointer-age",
    metric: "PointerAge",
    says: "Calls are steered by a pointer that nobody has written for five minutes. Look at the observer, and at the replication of the pointer's table.",
    statistic: "Maximum",
    threshold: POINTER_OLD_SECONDS,
  }),
  {
    name: "dead-letters",
    says: "Runs of the observer or events for the history were given up. Read the messages in the queue; each names its function and its error.",
    of: "dead-letters",
    metric: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 60,
    periods: 1,
    missing: "notBreaching",
  },
  {
    name: "reports-lost",
    says: "What calls reported of a failed bot was lost: the report failed, or Lambda could not run it for a minute. Calls found the twin all the same; the observer was not woken by them. Look at the report's logs. The reports themselves are not kept, since they carry callers' numbers.",
    of: { function: "report" },
    metric: "AsyncEventsDropped",
    statistic: "Sum",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 60,
    periods: 1,
    missing: "notBreaching",
  },
  onAny({
    name: "fallbacks",
    metric: "FallbackUsed",
    says: "Calls had to ask the twin because the bot they were sent to failed: Connect's own metrics do not show this. Look at the dashboard, then at Lex and the code hook in that region.",
    // One message for a bad five minutes, not five.
    period: 300,
  }),
  onBadBot(
    "home",
    "The bot at home, or its code hook, has failed its probes for five minutes. The line is at the standby, or about to move there. Look at Lex and at the code hook's logs in the home region.",
  ),
  onBadBot(
    "standby",
    "The bot at the standby, or its code hook, has failed its probes for five minutes. Calls are well as long as home is: there is nowhere to go. Look at Lex and at the code hook's logs in the standby region.",
  ),
  onErrors(
    "lookup",
    "The lookup failed for calls: they went to the home region's bot whatever the pointer said. Look at the lookup's logs, and at the pointer's table and its KMS key.",
  ),
  onErrors(
    "recall",
    "Calls that lost their bot could not take up the conversation with the twin: callers had to begin anew. Look at the recall's logs, and at the conversations' table and its KMS key.",
  ),
];
