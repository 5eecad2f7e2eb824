// How to probe and by which rules to decide, from the environment.
import { EnvironmentError, oneWordOf, optional, readEnvironment, text, wholeNumber } from "../lib/runtime/environment.ts";
import { DEFAULT_RULES, type FailoverRules } from "../lib/failover/rules.ts";
import type { Variables } from "../lib/runtime/platform.ts";
import type { Regions } from "../../shared/region.ts";
import type { Probe } from "./probe.ts";

/** @throws EnvironmentError when the method is unknown, or `recognize` has nothing to say or to compare */
export const readProbe = (variables: Variables): Probe => {
  const read = readEnvironment(variables, {
    PROBE_METHOD: oneWordOf("session", "recognize"),
    PROBE_UTTERANCE: optional(text, undefined),
    PROBE_EXPECTED_INTENT: optional(text, undefined),
    PROBE_EXPECTED_TEXT: optional(text, undefined),
  });
  if (read.PROBE_METHOD === "session") return { method: "session" };

  const { PROBE_UTTERANCE: utterance, PROBE_EXPECTED_INTENT: expectedIntent, PROBE_EXPECTED_TEXT: expectedText } = read;
  const problems = [
    utterance === undefined
      ? ["Cannot start: PROBE_METHOD is recognize, and PROBE_UTTERANCE is not set. Set it to what the observer says."]
      : [],
    expectedIntent === undefined && expectedText === undefined
      ? ["Cannot start: PROBE_METHOD is recognize, with nothing to compare. Set PROBE_EXPECTED_INTENT or PROBE_EXPECTED_TEXT."]
      : [],
  ].flat();
  if (utterance === undefined || problems.length > 0) throw new EnvironmentError(problems);
  return { method: "recognize", question: { utterance, expectedIntent, expectedText } };
};

/** The rules without the line's regions. */
export type Figures = Omit<FailoverRules, keyof Regions>;

const seconds = (from: number, to: number, defaultMs: number) => optional(wholeNumber(from, to), defaultMs / 1000);

/** Figures that make sense alone and not together. */
const contradictions = (rules: Figures): readonly string[] => {
  const checks = [
    [rules.dwellMs >= rules.intervalMs, "DWELL_SECONDS is less than PROBE_SECONDS: nothing is seen while the line dwells. Raise it"],
    [rules.dwellMs >= rules.coolDownMs, "DWELL_SECONDS is less than COOL_DOWN_SECONDS, which grows up to it. Raise it"],
    [rules.window >= rules.failuresToLeave, "WINDOW is less than FAILURES_TO_LEAVE: so many can never fail. Raise it"],
    [rules.recognizeIntervalMs >= rules.intervalMs, "RECOGNIZE_SECONDS is less than PROBE_SECONDS: there is no round in between. Raise it"],
  ] as const;
  return checks.filter(([isFit]) => !isFit).map(([, problem]) => `Cannot start: ${problem}.`);
};

/**
 * The rules; what is not set has its default (rules.ts).
 * @throws EnvironmentError listing each figure that makes no sense, or what contradicts
 */
export const readRules = (variables: Variables): Figures => {
  const read = readEnvironment(variables, {
    PROBE_METHOD: oneWordOf("session", "recognize"),
    PROBE_SECONDS: seconds(1, 60, DEFAULT_RULES.intervalMs),
    RECOGNIZE_SECONDS: seconds(5, 3600, DEFAULT_RULES.recognizeIntervalMs),
    CONFIRMATIONS: optional(wholeNumber(1, 10), DEFAULT_RULES.confirmations),
    FAILURES_TO_LEAVE: optional(wholeNumber(2, 20), DEFAULT_RULES.failuresToLeave),
    WINDOW: optional(wholeNumber(2, 20), DEFAULT_RULES.window),
    COOL_DOWN_SECONDS: seconds(1, 3600, DEFAULT_RULES.coolDownMs),
    GOODS_TO_RETURN: optional(wholeNumber(1, 20), DEFAULT_RULES.goodsToReturn),
    DWELL_SECONDS: seconds(1, 86_400, DEFAULT_RULES.dwellMs),
  });
  const rules = {
    probes: read.PROBE_METHOD,
    intervalMs: read.PROBE_SECONDS * 1000,
    recognizeIntervalMs: read.RECOGNIZE_SECONDS * 1000,
    confirmations: read.CONFIRMATIONS,
    failuresToLeave: read.FAILURES_TO_LEAVE,
    window: read.WINDOW,
    // As long as three rounds take: one probe that was lost proves nothing.
    provenMs: 3 * read.PROBE_SECONDS * 1000,
    coolDownMs: read.COOL_DOWN_SECONDS * 1000,
    goodsToReturn: read.GOODS_TO_RETURN,
    dwellMs: read.DWELL_SECONDS * 1000,
  };
  const problems = contradictions(rules);
  if (problems.length > 0) throw new EnvironmentError(problems);
  return rules;
};
