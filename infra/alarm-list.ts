// What wakes people, as data: each alarm says what it means and what to do. Declared by alarms.ts, counted by cost.ts.
import type { LineMetric } from "./metrics.ts";

export interface AlarmPlan {
  /** Its name in AWS after the line's prefix. */
  readonly name: string;
  /** What it means and what to do, for whoever is woken. */
  readonly says: string;
  /** Whose metric it watches: the line's own, SQS's of its dead letters, or Lambda's of the report. */
  readonly of: "line" | "dead-letters" | "report";
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
const onAny = (watched: Watched): AlarmPlan => ({
  of: "line",
  statistic: "Sum",
  comparison: "GreaterThanOrEqualToThreshold",
  threshold: 1,
  period: 60,
  periods: 1,
  missing: "notBreaching",
  ...watched,
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
    of: "report",
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
];
