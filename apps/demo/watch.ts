// What wakes people about demo's texts, and what they cost, besides what every app has.
import { FUNCTION_MEMORY_MB, gbSeconds, item, MONTH_SECONDS } from "../kit/cost-item.ts";
import { RATES } from "../kit/rates.ts";
import { NOTHING, onAny, onErrors, type Watch } from "../kit/watch.ts";

/** Minutes between two looks for waiting texts: how long a text waits that could not be sent at once. */
export const SWEEP_MINUTES = 5;

const SWEEP_SECONDS = 0.1;
const SWEEPS = MONTH_SECONDS / 60 / SWEEP_MINUTES;
/** Confirmation and reminder, of one part each. */
const SMS_PARTS = 2;

export const demoWatch = (): Watch => ({
  ...NOTHING,
  alarms: [
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
  ],
  metrics: { SmsSent: "stack", SmsWaiting: "stack", SmsFailed: "stack" },
  graphs: [
    {
      title: "Texts about demos",
      lines: [
        { metric: "SmsSent", statistic: "Sum", label: "sent" },
        { metric: "SmsWaiting", statistic: "Maximum", label: "waiting" },
        { metric: "SmsFailed", statistic: "Sum", label: "given up" },
      ],
    },
  ],
  idle: [
    item("sender of texts", gbSeconds(FUNCTION_MEMORY_MB, SWEEPS * SWEEP_SECONDS), RATES.lambdaGbSecond),
    item("invocations of the sender", SWEEPS, RATES.lambdaRequest),
    item("schedule of the sender", SWEEPS, RATES.schedulerRun),
    item("reads of waiting texts", SWEEPS, RATES.dynamoRead),
  ],
  extras: [
    {
      title: "A thousand calls that book a demo, on top",
      items: [item("texts: confirmation, reminder", 1000 * SMS_PARTS, RATES.smsUs), item("reminders that fire", 1000, RATES.schedulerRun)],
    },
  ],
  assumptions: [
    `Each ${SWEEP_MINUTES} minutes the sender of texts looks for some and finds none, in ${SWEEP_SECONDS} s at ${FUNCTION_MEMORY_MB} MB.`,
    `A call that books a demo costs the same as others, and ${SMS_PARTS} texts (confirmation and reminder) on top, in English, of one part each, to a phone in the US.`,
  ],
});
