// What a line costs in a month in which nobody calls: nearly all of it is being sure which bot works.
import { demoIdleItems } from "../apps/demo/cost.ts";
import { gbSeconds, item, MONTH_SECONDS, REGIONS, type CostItem, type CostSettings } from "./cost-item.ts";
import { alarmsFor } from "../apps/demo/alarms.ts";
import { metricCount } from "./metrics.ts";
import { FUNCTION_MEMORY_MB, OBSERVER_MEMORY_MB } from "../platform/observing.ts";
import { RATES } from "./rates.ts";

// What no price list says, and `twinline cost` prints. A test holds the row against the one that a run writes.
/** Of each app. */
export const OBSERVER_ROW_KB = 1;
/** The other apps together are spoken to once in so many times that the witness is; a test holds it against the rule. */
export const OTHERS_WORDS_EVERY = 20;
const HOOK_SECONDS = 0.1;
const LOG_BYTES = { round: 1_500, hook: 400 };
const KEY_CACHED_SECONDS = 300;
const EVENTS = 100;
/** SNS makes a key for a message and opens it again (SNS developer guide, sns-key-management). */
const KEY_REQUESTS_OF_AN_EVENT = 2;

const MINUTES = MONTH_SECONDS / 60;

/** What the idle figures rest on, besides the settings. */
export const IDLE_ASSUMPTIONS: readonly string[] = [
  "A month has 30 days; free tiers are not counted; one line in the account; US East.",
  `The observer runs without a gap and a run overlaps its successor by one interval; ${OBSERVER_MEMORY_MB} MB of memory.`,
  `A probe's code hook takes ${HOOK_SECONDS} s at ${FUNCTION_MEMORY_MB} MB. The observer's row has ${OBSERVER_ROW_KB} KB for each app and is written each round, at home.`,
  `A round logs ${LOG_BYTES.round} bytes, a code hook ${LOG_BYTES.hook}. DynamoDB asks KMS for a table's key each ${KEY_CACHED_SECONDS / 60} minutes in each region.`,
  "Lambda traces each invocation: it samples one a second, and more is rare. What opens environments and logs with a key costs less than a cent.",
  `All metrics are billed, those of calls too. ${EVENTS} events a month. Tables of a few megabytes cost less than a cent.`,
];

/** Free as far as is known, and too many to pass over: what they would cost otherwise is said. */
const sessionItem = (sessions: number): CostItem => {
  const free = item("session probes of the bots", sessions, RATES.lexSession, "probeSeconds");
  return { ...free, why: `${free.why}; billed as text requests they would add ${(sessions * RATES.lexText.usd).toFixed(2)} USD a month` };
};

/** @returns the items of an idle month, dearest first */
export const idleItems = (settings: CostSettings): readonly CostItem[] => {
  const { probeSeconds, recognizeSeconds } = settings;
  const rounds = MONTH_SECONDS / probeSeconds;
  // The apps beside the witness share one session probe a round, and one word probe in twenty of the witness's (functions/lib/failover/rules.ts).
  const apps = settings.lines.length;
  const hasOthers = apps > 1;
  const requests =
    settings.probeMethod === "recognize" ? ((hasOthers ? 1 + 1 / OTHERS_WORDS_EVERY : 1) * REGIONS * MONTH_SECONDS) / recognizeSeconds : 0;
  const observerSeconds = (MONTH_SECONDS * (60 + probeSeconds)) / 60;
  const logged = (rounds * LOG_BYTES.round + requests * LOG_BYTES.hook) / 1e9;
  const isTollFree = settings.phoneNumberType === "TOLL_FREE";
  return [
    item("recognize probes of the bots", requests, RATES.lexText, "recognizeSeconds"),
    sessionItem((hasOthers ? 2 : 1) * REGIONS * rounds),
    item("observer, running without a gap", gbSeconds(OBSERVER_MEMORY_MB, observerSeconds), RATES.lambdaGbSecond),
    item("code hooks that probes reach", gbSeconds(FUNCTION_MEMORY_MB, requests * HOOK_SECONDS), RATES.lambdaGbSecond, "recognizeSeconds"),
    item("invocations of observer and code hooks", MINUTES + requests, RATES.lambdaRequest, "recognizeSeconds"),
    item("schedule of the observer", MINUTES, RATES.schedulerRun),
    item(
      "writes of the observer's row and the pointer",
      rounds * OBSERVER_ROW_KB * apps + REGIONS * MINUTES,
      RATES.dynamoWrite,
      "probeSeconds",
    ),
    item("reads of the pointer and of what calls say", 2 * rounds, RATES.dynamoRead, "probeSeconds"),
    item("keys: one in each region, one of the topic", REGIONS + 1, RATES.kmsKey),
    item("requests for keys", (REGIONS * MONTH_SECONDS) / KEY_CACHED_SECONDS + KEY_REQUESTS_OF_AN_EVENT * EVENTS, RATES.kmsRequest),
    item("traces of observer and code hooks", MINUTES + requests, RATES.xrayTrace, "recognizeSeconds"),
    item("logs written", logged, RATES.logIngested, "probeSeconds"),
    item("logs kept", (logged * settings.logRetentionDays) / 30, RATES.logStored, "logRetentionDays"),
    item("metrics", metricCount(), RATES.customMetric),
    item("alarms", alarmsFor(settings.lines).length, RATES.alarm),
    item("dashboard", 1, RATES.dashboard),
    item("events published", EVENTS, RATES.snsPublish),
    item(
      "phone numbers, one a line",
      30 * settings.lines.length,
      isTollFree ? RATES.tollFreeDay : RATES.didDay,
      isTollFree ? "phoneNumberType" : "",
    ),
    ...(settings.lines.includes("demo") ? demoIdleItems() : []),
    ...(settings.recording ? [item("key of the recordings", 1, RATES.kmsKey, "recording")] : []),
  ].toSorted((one, other) => other.usd - one.usd);
};
