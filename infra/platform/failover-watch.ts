// What watches over failover, and what being sure which bot works costs: nearly all of a month in which nobody calls.
import { FUNCTION_MEMORY_MB, gbSeconds, item, MONTH_SECONDS, REGIONS, type CostItem } from "../../apps/kit/cost-item.ts";
import { RATES } from "../../apps/kit/rates.ts";
import { NOTHING, onAny, onErrors, type AlarmPlan, type Graph, type Watch } from "../../apps/kit/watch.ts";
import type { Stack } from "../settings/stack.ts";
import { OBSERVER_MEMORY_MB } from "./observing.ts";

/** Rings when the bot of a region has not been good for five minutes. It is seen from the home region, where the observer counts. */
const onBadBot = (region: "home" | "standby", says: string): AlarmPlan => {
  const name = `${region}-bot`;
  return {
    name,
    says,
    of: { region },
    metric: "BotGood",
    statistic: "Maximum",
    comparison: "LessThanThreshold",
    threshold: 1,
    period: 60,
    periods: 5,
    missing: "notBreaching",
  };
};

/** Seconds for which the lookup trusts its memory of the pointer (functions/lookup); the observer writes the row anew each minute. */
const POINTER_OLD_SECONDS = 300;

const ALARMS: readonly AlarmPlan[] = [
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
  {
    ...onAny({
      name: "twin-failed",
      metric: "TwinFailed",
      says: "Calls lost the bot at home, and its twin as well: they got the keypad menu or a person. Look at Lex and at the code hooks' logs in the standby region. While the line is there, its failures ring as fallbacks.",
      period: 300,
    }),
    // Counted by the region of the bot that failed first.
    of: { region: "home" },
  },
];

const METRICS: Watch["metrics"] = {
  // By the observer, at each round.
  Heartbeat: "stack",
  ProbeLatency: "region",
  ProbeFailed: "region",
  BotGood: "region",
  OnStandby: "stack",
  PointerSwitched: "stack",
  BothDown: "stack",
  PointerUnusable: "stack",
  TwinsDiffer: "stack",
  ObserverSick: "stack",
  AppFailing: "app",
  // By the lookup, for each call.
  CallRouted: "region",
  PointerAge: "stack",
  // By the report, for each call that met a failure.
  TwinAsked: "region",
  TwinFailed: "region",
  FallbackUsed: "stack",
};

const GRAPHS: readonly Graph[] = [
  {
    title: "Both bots: 1 is proven, 0 is not",
    lines: [
      { metric: "BotGood", statistic: "Minimum", label: "bot" },
      { metric: "BothDown", statistic: "Maximum", label: "both down" },
    ],
    axis: { min: 0, max: 1 },
  },
  {
    title: "Pointer: where it is, moves, and what keeps it from moving",
    lines: [
      { metric: "OnStandby", statistic: "Maximum", label: "1: at {standby}, 0: at {home}" },
      { metric: "PointerSwitched", statistic: "Sum", label: "moves" },
      { metric: "PointerUnusable", statistic: "Sum", label: "rounds without a pointer" },
      { metric: "ObserverSick", statistic: "Sum", label: "rounds of a sick observer" },
      { metric: "TwinsDiffer", statistic: "Maximum", label: "twins differ" },
    ],
  },
  { title: "Probes: slowest twentieth, ms", lines: [{ metric: "ProbeLatency", statistic: "p95", label: "probe" }] },
  {
    title: "Probes that failed",
    lines: [
      { metric: "ProbeFailed", statistic: "Sum", label: "failed" },
      { metric: "Heartbeat", statistic: "Sum", label: "rounds" },
    ],
  },
  { title: "Calls by the bot they were sent to", lines: [{ metric: "CallRouted", statistic: "Sum", label: "calls to" }] },
  {
    title: "Calls that fell back to the twin",
    lines: [
      { metric: "FallbackUsed", statistic: "Sum", label: "fallbacks" },
      { metric: "TwinAsked", statistic: "Sum", label: "failed at" },
      { metric: "TwinFailed", statistic: "Sum", label: "twin failed too, after" },
    ],
  },
  { title: "Apps whose bot fails, besides the witness's", lines: [{ metric: "AppFailing", statistic: "Maximum", label: "failing:" }] },
  { title: "Age of the pointer that calls were given, s", lines: [{ metric: "PointerAge", statistic: "Maximum", label: "oldest" }] },
];

// What no price list says, and `twinline cost` prints. A test holds the row against the one that a run writes.
/** Of each app. */
export const OBSERVER_ROW_KB = 1;
/** The other apps together are spoken to once in so many times that the witness is; a test holds it against the rule. */
export const OTHERS_WORDS_EVERY = 20;
const HOOK_SECONDS = 0.1;
const LOG_BYTES = { round: 1_500, hook: 400 };
const KEY_CACHED_SECONDS = 300;

const MINUTES = MONTH_SECONDS / 60;

/** Free as far as is known, and too many to pass over: what they would cost otherwise is said. */
const sessionItem = (sessions: number): CostItem => {
  const free = item("session probes of the bots", sessions, RATES.lexSession, "probeSeconds");
  return { ...free, why: `${free.why}; billed as text requests they would add ${(sessions * RATES.lexText.usd).toFixed(2)} USD a month` };
};

const idleItems = ({ apps, settings }: Pick<Stack, "apps" | "settings">): readonly CostItem[] => {
  const { probeSeconds, recognizeSeconds, probeMethod, logRetentionDays } = settings;
  const rounds = MONTH_SECONDS / probeSeconds;
  // The apps beside the witness share one session probe a round, and rarer word probes (functions/lib/failover/rules.ts).
  const hasOthers = apps.length > 1;
  const words = hasOthers ? 1 + 1 / OTHERS_WORDS_EVERY : 1;
  const requests = probeMethod === "recognize" ? (words * REGIONS * MONTH_SECONDS) / recognizeSeconds : 0;
  const observerSeconds = (MONTH_SECONDS * (60 + probeSeconds)) / 60;
  const logged = (rounds * LOG_BYTES.round + requests * LOG_BYTES.hook) / 1e9;
  return [
    item("recognize probes of the bots", requests, RATES.lexText, "recognizeSeconds"),
    sessionItem((hasOthers ? 2 : 1) * REGIONS * rounds),
    item("observer, running without a gap", gbSeconds(OBSERVER_MEMORY_MB, observerSeconds), RATES.lambdaGbSecond),
    item("code hooks that probes reach", gbSeconds(FUNCTION_MEMORY_MB, requests * HOOK_SECONDS), RATES.lambdaGbSecond, "recognizeSeconds"),
    item("invocations of observer and code hooks", MINUTES + requests, RATES.lambdaRequest, "recognizeSeconds"),
    item("schedule of the observer", MINUTES, RATES.schedulerRun),
    item(
      "writes of the observer's row and the pointer",
      rounds * OBSERVER_ROW_KB * apps.length + REGIONS * MINUTES,
      RATES.dynamoWrite,
      "probeSeconds",
    ),
    item("reads of the pointer and of what calls say", 2 * rounds, RATES.dynamoRead, "probeSeconds"),
    item("requests for keys of tables", (REGIONS * MONTH_SECONDS) / KEY_CACHED_SECONDS, RATES.kmsRequest),
    item("traces of observer and code hooks", MINUTES + requests, RATES.xrayTrace, "recognizeSeconds"),
    item("logs written", logged, RATES.logIngested, "probeSeconds"),
    item("logs kept", (logged * logRetentionDays) / 30, RATES.logStored, "logRetentionDays"),
  ];
};

export const failoverWatch = (stack: Pick<Stack, "apps" | "settings">): Watch => ({
  ...NOTHING,
  alarms: ALARMS,
  metrics: METRICS,
  graphs: GRAPHS,
  idle: idleItems(stack),
  assumptions: [
    `The observer runs without a gap and a run overlaps its successor by one interval; ${OBSERVER_MEMORY_MB} MB of memory.`,
    `A probe's code hook takes ${HOOK_SECONDS} s at ${FUNCTION_MEMORY_MB} MB. The observer's row has ${OBSERVER_ROW_KB} KB for each app and is written each round, at home.`,
    `A round logs ${LOG_BYTES.round} bytes, a code hook ${LOG_BYTES.hook}. DynamoDB asks KMS for a table's key each ${KEY_CACHED_SECONDS / 60} minutes in each region.`,
    "Lambda traces each invocation: it samples one a second, and more is rare. What opens environments and logs with a key costs less than a cent.",
  ],
});
