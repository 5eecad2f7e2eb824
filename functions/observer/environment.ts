// Environment variables of Lambda observer: what it asks, and the figures by which it decides.
import { appsBySlug, parseTwins, type AppTwins } from "../lib/failover/stack-apps.ts";
import { DEFAULT_RULES } from "../lib/failover/rules.ts";
import { timeZone } from "../lib/calendar/local-time.ts";
import { oneWordOf, optional, region, text, wholeNumber, type Reader } from "../lib/runtime/environment.ts";
import { isRecord, textAt } from "../../shared/json.ts";

/** An app as the observer asks it. */
export interface ObservedApp extends AppTwins {
  readonly locale: string;
  /** What is said to it, and the intent that it must find; absent where that might change something. */
  readonly probe?: { readonly utterance: string; readonly expectedIntent: string };
}

const parseApp = (value: unknown): ObservedApp | undefined => {
  const [twins, locale] = [parseTwins(value), textAt(value, "locale")];
  if (twins === undefined || locale === undefined) return undefined;
  const probe = isRecord(value) ? value["probe"] : undefined;
  const [utterance, expectedIntent] = [textAt(probe, "utterance"), textAt(probe, "expectedIntent")];
  return { ...twins, locale, ...(utterance === undefined || expectedIntent === undefined ? {} : { probe: { utterance, expectedIntent } }) };
};

const seconds = (from: number, to: number, defaultMs: number): Reader<number> => optional(wholeNumber(from, to), defaultMs / 1000);

/** What the rules are made of. */
export const figures = {
  PROBE_METHOD: oneWordOf("session", "recognize"),
  PROBE_SECONDS: seconds(1, 60, DEFAULT_RULES.intervalMs),
  RECOGNIZE_SECONDS: seconds(5, 3600, DEFAULT_RULES.recognizeIntervalMs),
  CONFIRMATIONS: optional(wholeNumber(1, 10), DEFAULT_RULES.confirmations),
  FAILURES_TO_LEAVE: optional(wholeNumber(2, 20), DEFAULT_RULES.failuresToLeave),
  WINDOW: optional(wholeNumber(2, 20), DEFAULT_RULES.window),
  COOL_DOWN_SECONDS: seconds(1, 3600, DEFAULT_RULES.coolDownMs),
  GOODS_TO_RETURN: optional(wholeNumber(1, 20), DEFAULT_RULES.goodsToReturn),
  DWELL_SECONDS: seconds(1, 86_400, DEFAULT_RULES.dwellMs),
} as const;

/** Whom to ask what. */
export const asked = {
  /** By slug, in the stack's order. */
  APPS: appsBySlug(parseApp),
  /** Slug of the app whose evidence moves the pointer. */
  WITNESS: text,
  /** A part of what the witness must say to its probe. */
  PROBE_EXPECTED_TEXT: optional(text, undefined),
} as const;

export const environment = {
  ...figures,
  ...asked,
  POINTER_TABLE: text,
  OBSERVATIONS_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  EVENTS_TOPIC_ARN: text,
  /** IANA: Lex reads relative days of the probes in it. */
  TIME_ZONE: timeZone,
  /** Prefix of the stack's names, the namespace of its metrics. */
  LINE: text,
} as const;
