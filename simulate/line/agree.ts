// Whether the fast model and the real line tell the same of one scenario. Where they differ, one of the two is wrong about the design.
import { DEFAULT_RULES } from "../../functions/lib/failover/rules.ts";
import { figuresOfCalls, type CallOutcome, type Ending, type Routed } from "../outcomes.ts";
import type { Part, Scenario } from "../scenarios.ts";

export interface Outcome {
  readonly calls: readonly CallOutcome[];
  readonly routed: readonly Routed[];
}

export interface Difference {
  readonly what: string;
  readonly model: string;
  readonly line: string;
}

/** Calls that begin or speak about when something breaks may fall on either side of it. */
const CLOSE_CALLS = 3;
/** Shares are chance, and each of the two draws for itself: three standard deviations of the difference of two counts by a fair coin. */
const chanceOf = (calls: number): number => 1.5 * Math.sqrt(2 * calls);
/** On the line a question takes as long as its words do, in the model all take the same, ms. */
const CLOSE_DELAY_MS = 3_000;
/** One more question and its answer, as long as the longest that the line has, ms: the order read back, and 2.5 s until the yes is said. */
const ONCE_MORE_MS = 8_000;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Whether only some requests fail: then it is chance when that is seen, and two runs of the same seed draw otherwise. */
export const isShare = ({ spells }: Scenario): boolean => spells.some(({ fault: { effect } }) => "share" in effect && effect.share < 1);

/** Parts that only words show to be broken. */
const BY_WORDS: ReadonlySet<Part> = new Set(["understanding", "code-hook"]);

/**
 * How far apart moves may be, ms: one interval of the probe that sees the fault, since where in it the bot breaks depends on when a run began.
 * With both bots down it is calls that send the line to the menu, once the third has asked the twin, too: that takes as long as it is talked.
 * Undefined where it is luck whether the fault is seen at all, since it is shorter than the interval.
 */
const moveTolerance = (scenario: Scenario): number | undefined => {
  const { spells } = scenario;
  const interval = spells.some(({ fault }) => BY_WORDS.has(fault.part)) ? DEFAULT_RULES.recognizeIntervalMs : DEFAULT_RULES.intervalMs;
  if (spells.some(({ fromMs, untilMs }) => untilMs - fromMs < interval)) return undefined;
  return interval + (spells.some(({ fault: { where } }) => where === "both") ? ONCE_MORE_MS : 0);
};

/** The first move that only one of the two made, or that they made to another place or far apart; none where it was about to come at the end. */
const movedApart = (
  { breaksAtMs, lengthMs }: Scenario,
  mine: readonly Routed[],
  theirs: readonly Routed[],
  most: number,
): readonly Difference[] => {
  const tell = (routed: Routed | undefined): string =>
    routed === undefined ? "none" : `to ${routed.to} ${seconds(routed.fromMs - breaksAtMs)} after the break`;
  const isSame = (one: Routed | undefined, other: Routed | undefined): boolean =>
    one === undefined || other === undefined
      ? (one?.fromMs ?? other?.fromMs ?? lengthMs) > lengthMs - most
      : one.to === other.to && Math.abs(one.fromMs - other.fromMs) <= most;
  const moves = Array.from({ length: Math.max(mine.length, theirs.length) }, (_, index) => [mine[index], theirs[index]] as const);
  const at = moves.findIndex(([one, other]) => !isSame(one, other));
  return at < 0 ? [] : [{ what: `move ${at} of new calls`, model: tell(mine[at]), line: tell(theirs[at]) }];
};

type Counts = ReturnType<typeof figuresOfCalls>;
type Counted = "calls" | "lost" | "misled" | "twin" | "simpler" | "extraSentences" | "askedAgain";

const differing = (one: Counts, other: Counts, most: Readonly<Partial<Record<Counted, number>>>): readonly Difference[] =>
  (["calls", "lost", "misled", "twin", "simpler", "extraSentences", "askedAgain"] as const)
    .filter((name) => Math.abs(one[name] - other[name]) > (most[name] ?? Infinity))
    .map((name) => ({ what: name, model: String(one[name]), line: String(other[name]) }));

/** Calls that their first bot failed, and that came to one of these endings. */
const met = ({ calls }: Outcome, ...endings: readonly Ending[]): readonly CallOutcome[] =>
  calls.filter(({ metFailed, ending }) => metFailed && endings.includes(ending));

/** The first move of the line that the model makes by no chance, or at another time than by any of them. */
const movedUnlikeAny = (
  { breaksAtMs, lengthMs }: Scenario,
  line: readonly Routed[],
  chances: readonly (readonly Routed[])[],
  most: number,
): readonly Difference[] => {
  const counts = chances.map(({ length }) => length);
  const fewest = Math.min(...counts);
  const unlike = line.flatMap(({ fromMs, to }, index): readonly Difference[] => {
    const times = chances.flatMap((routed) => (routed[index]?.to === to ? [routed[index].fromMs] : []));
    const [from, until] = [Math.min(...times) - most, Math.max(...times) + most];
    if (times.length > 0 && from <= fromMs && fromMs <= until) return [];
    if (fromMs > lengthMs - most) return [];
    const model = times.length === 0 ? "never" : `${seconds(from - breaksAtMs)} to ${seconds(until - breaksAtMs)} after the break`;
    return [{ what: `move ${index} of new calls`, model, line: `to ${to} ${seconds(fromMs - breaksAtMs)} after the break` }];
  });
  return line.length < fewest
    ? [{ what: "moves of new calls", model: `at least ${fewest - 1}`, line: String(line.length - 1) }]
    : unlike.slice(0, 1);
};

/** What callers met who were given to the twin: what they heard more, were asked again, and how much longer it took. */
const twinsApart = (scenario: Scenario, model: Outcome, line: Outcome, isSpoken: boolean): readonly Difference[] => {
  const [mine, theirs] = [met(model, "twin", "callback"), met(line, "twin", "callback")];
  // Where no call of one side met a failure, there is nothing to hold the other's against.
  if (mine.length === 0 || theirs.length === 0) return [];
  // A share hits also the requests by which a hook lets Lex hear the answer again: then it asks once more (decision 0010).
  const [sentences, ms] = isShare(scenario) ? [1, CLOSE_DELAY_MS + ONCE_MORE_MS] : [0, CLOSE_DELAY_MS];
  const [one, other] = [figuresOfCalls(met(model, "twin")).delayed, figuresOfCalls(met(line, "twin")).delayed];
  const isFar = isSpoken && one.calls > 0 && other.calls > 0 && Math.abs(one.medianMs - other.medianMs) > ms;
  return [
    ...differing(figuresOfCalls(mine), figuresOfCalls(theirs), { extraSentences: sentences, askedAgain: 0 }),
    ...(isFar ? [{ what: "delay by the twin", model: seconds(one.medianMs), line: seconds(other.medianMs) }] : []),
  ];
};

/**
 * Where the two differ by more than chance and the time between probes.
 * @param chances where the model sends new calls by other seeds; looked at where only a share of requests fails
 * @param isSpoken whether words take the time on the line that it takes to say them, as in the model
 */
export const differences = (
  scenario: Scenario,
  { model, chances = [] }: { readonly model: Outcome; readonly chances?: readonly (readonly Routed[])[] },
  line: Outcome,
  isSpoken: boolean,
): readonly Difference[] => {
  const [one, other] = [figuresOfCalls(model.calls), figuresOfCalls(line.calls)];
  const close = isShare(scenario) ? Math.max(CLOSE_CALLS, chanceOf(one.calls)) : CLOSE_CALLS;
  const tolerance = moveTolerance(scenario);
  const unreported = [one.late.unreported, other.late.unreported] as const;
  return [
    ...differing(one, other, { calls: 0, lost: 0, misled: close, twin: close, simpler: close }),
    ...twinsApart(scenario, model, line, isSpoken),
    ...(Math.abs(unreported[0] - unreported[1]) > close
      ? [{ what: "late calls not reported", model: String(unreported[0]), line: String(unreported[1]) }]
      : []),
    ...(tolerance === undefined
      ? []
      : isShare(scenario)
        ? movedUnlikeAny(scenario, line.routed, [model.routed, ...chances], tolerance)
        : movedApart(scenario, model.routed, line.routed, tolerance)),
  ];
};
