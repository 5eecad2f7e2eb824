// What became of a call, and what a strategy comes to over many: the words in which the fast model and the real line are compared.

export type Ending =
  /** By the bot it was first given to. */
  | "served"
  /** By a bot, after the first one had failed in the call. */
  | "twin"
  /** Given to something simpler than a bot. */
  | "keys"
  | "person"
  | "callback"
  /** The line went dead, or said goodbye with nothing done and nobody told. */
  | "lost"
  /** A bot answered with confidence, and wrongly. */
  | "misled";

export interface CallOutcome {
  /** When it began, from the scenario's start. */
  readonly startedAtMs: number;
  readonly ending: Ending;
  /** How much longer the caller waited than with good bots. */
  readonly delayMs: number;
  /** Sentences heard that a call with good bots does not have. */
  readonly extraSentences: number;
  /** Things the caller was asked again that were given more than 2 s before the failure. */
  readonly askedAgain: number;
  /** Whether the first bot that it was given to failed it. */
  readonly metFailed: boolean;
  /** Whether that was reported. */
  readonly reported: boolean;
}

/** One region that new calls were given to, from `fromMs` on. */
export interface Routed {
  readonly fromMs: number;
  readonly to: "home" | "standby" | "menu";
  /** Why, in the pointer's words, where that is known. */
  readonly why?: string;
}

/** What one strategy came to in one scenario under one load. */
export interface Figures {
  readonly calls: number;
  readonly lost: number;
  readonly misled: number;
  /** Served by the twin within the call. */
  readonly twin: number;
  /** Given to keys, a person or a callback. */
  readonly simpler: number;
  readonly delayed: { readonly calls: number; readonly medianMs: number; readonly maxMs: number };
  /** How long after the bot broke the last misled call began, at most; absent without one. */
  readonly lastMisledMs?: number;
  /** The most extra sentences, and things asked again, that one caller met. */
  readonly extraSentences: number;
  readonly askedAgain: number;
  /** From the bot's breaking until new calls go to a good one; absent when they never did while it was broken. */
  readonly toGoodMs?: number;
  /** Of the calls that began more than 3 s after the first failure of a call: how many met the failed bot, and of these not reported. */
  readonly late: { readonly met: number; readonly unreported: number };
  /** How often new calls were sent elsewhere; of these, away from a bot that was good; and the shortest time between two, absent below two. */
  readonly moves: number;
  readonly falseMoves: number;
  readonly movesApartMs?: number;
}

const DELAYED_MS = 500;
const LATE_MS = 3_000;

const medianOf = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
const most = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), 0);

/** The figures that follow from calls alone. A call counts as delayed from half a second on. */
export const figuresOfCalls = (calls: readonly CallOutcome[]) => {
  const count = (...endings: readonly Ending[]): number => calls.filter(({ ending }) => endings.includes(ending)).length;
  const delays = calls.filter(({ delayMs, ending }) => delayMs >= DELAYED_MS && ending !== "lost").map(({ delayMs }) => delayMs);
  const failed = calls.filter(({ metFailed }) => metFailed);
  const first = failed.reduce((earliest, { startedAtMs }) => Math.min(earliest, startedAtMs), Infinity);
  const late = failed.filter(({ startedAtMs }) => startedAtMs > first + LATE_MS);
  return {
    calls: calls.length,
    lost: count("lost"),
    misled: count("misled"),
    twin: count("twin"),
    simpler: count("keys", "person", "callback"),
    delayed: { calls: delays.length, medianMs: medianOf(delays), maxMs: most(delays) },
    extraSentences: most(calls.map(({ extraSentences }) => extraSentences)),
    askedAgain: most(calls.map(({ askedAgain }) => askedAgain)),
    late: { met: late.length, unreported: late.filter(({ reported }) => !reported).length },
  };
};

const figuresOfRoutes = (routed: readonly Routed[], isFalse: (from: Routed, to: Routed) => boolean) => {
  const moves = routed.slice(1).map((to, index) => ({ from: routed[index] ?? to, to }));
  const apart = moves.slice(1).map(({ from, to }) => to.fromMs - from.fromMs);
  return {
    moves: moves.length,
    falseMoves: moves.filter(({ from, to }) => isFalse(from, to)).length,
    ...(apart.length === 0 ? {} : { movesApartMs: Math.min(...apart) }),
  };
};

/** What is known of one strategy's run, and of the bots' real state. */
export interface Known {
  readonly calls: readonly CallOutcome[];
  readonly routed: readonly Routed[];
  readonly breaksAtMs: number;
  readonly toGoodMs: number | undefined;
  /** Whether new calls were sent away from a bot that was good, but for a return home. */
  readonly isFalse: (from: Routed, to: Routed) => boolean;
}

export const figuresOf = ({ calls, routed, breaksAtMs, toGoodMs, isFalse }: Known): Figures => {
  const lastMisled = calls.findLast(({ ending }) => ending === "misled");
  return {
    ...figuresOfCalls(calls),
    ...figuresOfRoutes(routed, isFalse),
    ...(toGoodMs === undefined ? {} : { toGoodMs }),
    ...(lastMisled === undefined ? {} : { lastMisledMs: lastMisled.startedAtMs - breaksAtMs }),
  };
};

/** Several runs of one scenario as one: counts added up, times and what one caller met at their worst. */
export const together = (runs: readonly Figures[]): Figures => {
  const sum = (of: (figures: Figures) => number): number => runs.reduce((so, figures) => so + of(figures), 0);
  const worst = (of: (figures: Figures) => number | undefined): number | undefined => {
    const known = runs.flatMap((figures) => of(figures) ?? []);
    return known.length === 0 ? undefined : most(known);
  };
  const toGoodMs = runs.every((figures) => figures.toGoodMs !== undefined) ? worst((figures) => figures.toGoodMs) : undefined;
  const lastMisledMs = worst((figures) => figures.lastMisledMs);
  const apart = runs.flatMap(({ movesApartMs }) => movesApartMs ?? []);
  return {
    calls: sum(({ calls }) => calls),
    lost: sum(({ lost }) => lost),
    misled: sum(({ misled }) => misled),
    ...(lastMisledMs === undefined ? {} : { lastMisledMs }),
    twin: sum(({ twin }) => twin),
    simpler: sum(({ simpler }) => simpler),
    delayed: {
      calls: sum(({ delayed }) => delayed.calls),
      medianMs: medianOf(runs.flatMap(({ delayed }) => (delayed.calls === 0 ? [] : delayed.medianMs))),
      maxMs: worst(({ delayed }) => delayed.maxMs) ?? 0,
    },
    extraSentences: worst(({ extraSentences }) => extraSentences) ?? 0,
    askedAgain: worst(({ askedAgain }) => askedAgain) ?? 0,
    ...(toGoodMs === undefined ? {} : { toGoodMs }),
    late: { met: sum(({ late }) => late.met), unreported: sum(({ late }) => late.unreported) },
    moves: worst(({ moves }) => moves) ?? 0,
    falseMoves: worst(({ falseMoves }) => falseMoves) ?? 0,
    ...(apart.length === 0 ? {} : { movesApartMs: Math.min(...apart) }),
  };
};
