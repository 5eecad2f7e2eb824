// What wakes people about the demo line, besides what wakes them about any line (alarm-list.ts).
//
// The observer asks no demo bot. Of its code hook at home an alarm watches the errors. One at home cannot watch a metric of the standby (aws-cdk issue
// 30483), and one there would have no topic: what calls meet at the standby is seen by what they report, which home counts.
import { ALARMS, onAny, onErrors, type AlarmPlan } from "../../watch/alarm-list.ts";
import type { RegionMetric } from "../../watch/metrics.ts";
import type { LineName } from "../../settings/demo.ts";

export const DEMO_ALARMS: readonly AlarmPlan[] = [
  onErrors(
    "recall-demo",
    "Calls to the demo line that lost their bot could not take up the conversation with the twin: callers had to begin anew. Look at the recall's logs, and at the conversations' table and its KMS key.",
  ),
  onErrors(
    "demo",
    "The demo bot's code hook at home failed for calls: they went to the twin. The observer does not ask this bot. Look at the hook's logs, and at the bookings' table and its KMS key.",
  ),
  {
    ...onErrors(
      "demo",
      "Calls lost the bot at home, and its twin as well: they got the keypad menu or a person. Look at Lex and at the code hooks' logs in the standby region, the demo line's above all: the observer does not ask that bot. While the line is there, its failures ring as fallbacks.",
    ),
    name: "demo-standby",
    // Counted by the region of the bot that failed first.
    of: { botIn: "home" },
    metric: "TwinFailed" satisfies RegionMetric,
  },
  onErrors(
    "notify",
    "Texts were not sent, or reminders not made: the function that does it failed. What it could not send waits in the bookings' table for its next run. Look at its logs, at SNS, and at the table's KMS key.",
  ),
  {
    ...onErrors(
      "notify",
      "A reminder or a run of the sender was given up. Bookings are as they were; a caller may not have been reminded. Look at the sender's logs.",
    ),
    name: "notify-lost",
    metric: "AsyncEventsDropped",
    period: 60,
  },
  onAny({
    name: "sms-failed",
    metric: "SmsFailed",
    says: "A text was given up: the caller has no code, and cannot hear or cancel the booking by phone. Look at the sender's logs for why; a phone that answered STOP (opted-out) is the usual reason; others are a country that is not allowed, and after a day of tries the spend limit, the sandbox and the origination number (twinline doctor).",
    period: 300,
  }),
  onAny({
    name: "sms-waiting",
    metric: "SmsWaiting",
    says: "Texts have waited for half an hour: SNS takes none, or the day's caps are reached (settings smsPerDay, smsPerNumberDay). Callers lack their codes. Look at the sender's logs for why.",
    statistic: "Maximum",
    // A sweep each five minutes counts what it could not send.
    period: 300,
    periods: 6,
  }),
];

/** The alarms of a stack with these lines. */
export const alarmsFor = (lines: readonly LineName[]): readonly AlarmPlan[] => [...ALARMS, ...(lines.includes("demo") ? DEMO_ALARMS : [])];
