// Which apps to ask what, and by which rules to decide, from the environment. The command line reads them, too, out of the function's own
// variables, so that nobody reasons by other figures.
import { allOf, EnvironmentError, readEnvironment } from "../lib/runtime/environment.ts";
import type { FailoverRules, StackRules } from "../lib/failover/rules.ts";
import type { StackApps } from "../lib/failover/stack-apps.ts";
import type { Variables } from "../lib/runtime/platform.ts";
import type { Regions } from "../../shared/region.ts";
import { asked, figures, type ObservedApp } from "./environment.ts";
import type { Probe } from "./probe.ts";

/** The rules without the stack's regions and apps. */
export type Figures = Omit<FailoverRules, keyof Regions>;

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
 * The figures; what is not set has its default (rules.ts).
 * @throws EnvironmentError listing each figure that makes no sense, or what contradicts
 */
export const readFigures = (variables: Variables): Figures => {
  const read = readEnvironment(variables, figures);
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

export interface ObservedStack {
  readonly apps: StackApps<ObservedApp>;
  /** The most that each app is asked, by slug. */
  readonly probes: Readonly<Record<string, Probe>>;
  readonly rules: Omit<StackRules, keyof Regions>;
}

const probeOf = ({ probe }: ObservedApp, method: Probe["method"], expectedText: string | undefined): Probe =>
  method === "session" || probe === undefined ? { method: "session" } : { method, question: { ...probe, expectedText } };

/** @throws EnvironmentError listing all that makes no sense */
export const readStack = (variables: Variables): ObservedStack => {
  const [{ APPS: apps, WITNESS: witness, PROBE_EXPECTED_TEXT: expectedText }, read] = allOf(
    () => readEnvironment(variables, asked),
    () => readFigures(variables),
  );
  if (!Object.hasOwn(apps, witness))
    throw new EnvironmentError([`Cannot start: WITNESS is "${witness}", which is none of APPS. Set it to one of them.`]);
  const probes = Object.fromEntries(
    Object.entries(apps).map(([slug, app]) => [slug, probeOf(app, read.probes, slug === witness ? expectedText : undefined)]),
  );
  const others = Object.keys(apps)
    .filter((slug) => slug !== witness)
    .map((slug) => ({ slug, hasWords: probes[slug]?.method === "recognize" }));
  // A witness with nothing to say is proven by sessions alone.
  return { apps, probes, rules: { ...read, probes: probes[witness]?.method ?? "session", witness, others } };
};
