// Whether the fast model and the real line tell the same of one scenario. Where they differ, one of the two is wrong about the design.
import { DEFAULT_RULES } from "../../../functions/failover/rules.ts";
import { figuresOfCalls, type CallOutcome, type Routed } from "../outcomes.ts";
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
/** Shares are chance, and the two do not draw the same: three standard deviations of a fair coin. */
const chanceOf = (calls: number): number => 1.5 * Math.sqrt(calls);

const seconds = (ms: number | undefined): string => (ms === undefined ? "never" : `${(ms / 1000).toFixed(1)} s`);

/** Milliseconds from the break until new calls are sent elsewhere for the first time. */
export const firstMove = (routed: readonly Routed[], breaksAtMs: number): number | undefined => {
  const moved = routed.find(({ fromMs, to }) => fromMs >= breaksAtMs && to !== "home");
  return moved === undefined ? undefined : moved.fromMs - breaksAtMs;
};

const isFar = (one: number | undefined, other: number | undefined, most: number): boolean =>
  one === undefined || other === undefined ? one !== other : Math.abs(one - other) > most;

const isShare = ({ spells }: Scenario): boolean => spells.some(({ fault: { effect } }) => "share" in effect && effect.share < 1);

/** Parts that only words show to be broken. */
const BY_WORDS: ReadonlySet<Part> = new Set(["understanding", "code-hook"]);

/**
 * One interval of the probe that sees the fault: where in it the bot breaks depends on when a run began. Undefined where whether it is seen at
 * all is luck, since the fault is shorter than that.
 */
const moveTolerance = (scenario: Scenario): number | undefined => {
  const { spells } = scenario;
  const interval =
    isShare(scenario) || spells.some(({ fault }) => BY_WORDS.has(fault.part))
      ? DEFAULT_RULES.recognizeIntervalMs
      : DEFAULT_RULES.intervalMs;
  return spells.some(({ fromMs, untilMs }) => untilMs - fromMs < interval) ? undefined : interval;
};

type Counts = ReturnType<typeof figuresOfCalls>;

/** What callers met who were given to the twin: what they heard more, and were asked again. */
const ofTwin = ({ calls }: Outcome): Counts | undefined => {
  const met = calls.filter(({ metFailed, ending }) => metFailed && (ending === "twin" || ending === "callback"));
  return met.length === 0 ? undefined : figuresOfCalls(met);
};

const differing =
  (names: readonly (readonly ["calls" | "lost" | "misled" | "twin" | "simpler" | "extraSentences" | "askedAgain", number])[]) =>
  (one: Counts, other: Counts): readonly Difference[] =>
    names
      .filter(([name, most]) => isFar(one[name], other[name], most))
      .map(([name]) => ({ what: name, model: String(one[name]), line: String(other[name]) }));

/** Where the two differ by more than chance and the time between probes. */
export const differences = (scenario: Scenario, model: Outcome, line: Outcome): readonly Difference[] => {
  const { breaksAtMs } = scenario;
  const [one, other] = [figuresOfCalls(model.calls), figuresOfCalls(line.calls)];
  const [mine, theirs] = [ofTwin(model), ofTwin(line)];
  const close = isShare(scenario) ? Math.max(CLOSE_CALLS, chanceOf(one.calls)) : CLOSE_CALLS;
  const moves = [firstMove(model.routed, breaksAtMs), firstMove(line.routed, breaksAtMs)] as const;
  const tolerance = moveTolerance(scenario);
  return [
    ...differing([
      ["calls", 0],
      ["lost", 0],
      ["misled", close],
      ["twin", close],
      ["simpler", close],
    ])(one, other),
    // Where no call of one side met a failure, there is nothing to hold the other's against.
    ...(mine === undefined || theirs === undefined
      ? []
      : differing([
          // A share hits also the requests by which a hook lets Lex hear the answer again: then it asks once more (decision 0010).
          ["extraSentences", isShare(scenario) ? 1 : 0],
          ["askedAgain", 0],
        ])(mine, theirs)),
    ...(isFar(one.late.unreported, other.late.unreported, close)
      ? [{ what: "late calls not reported", model: String(one.late.unreported), line: String(other.late.unreported) }]
      : []),
    ...(tolerance !== undefined && isFar(...moves, tolerance)
      ? [{ what: "until new calls move", model: seconds(moves[0]), line: seconds(moves[1]) }]
      : []),
  ];
};
