// The scenarios of the simulation on the real line, side by side with the fast model: the same callers at the same times, in both.
import { fileURLToPath } from "node:url";
import { readProject } from "../../local/program/project.ts";
import { arrivals } from "../arrivals.ts";
import { simulate } from "../model.ts";
import { localRules } from "../local-faults.ts";
import type { Load, Scenario, Spell } from "../scenarios.ts";
import { RULES, TWINLINE } from "../twinline.ts";
import { differences, isShare, type Difference, type Outcome } from "./agree.ts";
import type { Line, LineOptions } from "./line.ts";
import { play } from "./play.ts";
import { startRealLine } from "./real-line.ts";
import { cutAt, shortened } from "./shortened.ts";
import { startSimulatedLine } from "./simulated-line.ts";

export interface Compared {
  readonly scenario: string;
  readonly load: string;
  readonly model: Outcome;
  readonly line: Outcome;
  /** Where the two disagree; empty when they tell the same. */
  readonly differences: readonly Difference[];
  /** Faults that the local cloud has no form for: neither side had them. */
  readonly leftOut: readonly string[];
  /** What must never be on the line and was; empty where all is well. */
  readonly broken: readonly string[];
}

/** One call in 20 s: few enough for the interpreter, and each begins while others are under way. */
const LOW: Load = { name: "0.1/s", perSecond: 0.05 };
const LINE_LOADS: readonly Load[] = [LOW, { name: "mid-call" }];
/** Then the longest wait and every conversation of a call under way is over, ms after the break: how the line returns is seen under the other load. */
const MID_CALLS_OVER_MS = 180_000;
/** Other seeds by which the model is run, where chance decides when it moves. */
const CHANCES = 200;
/** The ordinary call is placed and over before anything breaks. */
const ORDINARY_AT_MS = 30_000;

const programOf = () => readProject({ folder: fileURLToPath(new URL("../../", import.meta.url)), stack: "dev", overrides: [] });

const hasForm = ({ fault }: Spell): boolean => localRules(fault, { ...RULES, witness: "witness" }).length > 0;

const compare = async (
  asked: Scenario,
  load: Load,
  seed: number,
  {
    start,
    times,
    ordinaryAtMs,
  }: { readonly start: (options: LineOptions) => Promise<Line>; readonly times: readonly number[]; readonly ordinaryAtMs: number },
): Promise<Compared> => {
  const scenario: Scenario = { ...asked, spells: asked.spells.filter(hasForm) };
  const line = await start({ program: await programOf(), seed, botWaitMs: scenario.botWaitMs });
  const { broken, ...played } = await play(line, scenario, times, ordinaryAtMs);
  const model = simulate(scenario, load, TWINLINE, seed, times);
  const chances = isShare(scenario)
    ? Array.from({ length: CHANCES }, (_, index) => simulate(scenario, load, TWINLINE, seed + 1 + index, times).routed)
    : [];
  return {
    scenario: scenario.name,
    load: load.name === LOW.name ? `${LOW.perSecond}/s` : load.name,
    model,
    line: played,
    differences: differences(scenario, { model, chances }, played, line.isSpoken),
    leftOut: [...new Set(asked.spells.filter((spell) => !hasForm(spell)).map(({ fault: { where, part } }) => `${part} (${where})`))],
    broken,
  };
};

export interface LineRunOptions {
  readonly loads?: readonly Load[];
  /** Told of each comparison when it is made. */
  readonly onCompared?: (compared: Compared) => void;
}

/** Runs scenarios through the real flow, the interpreter and the functions' own code on a simulated clock, and compares each with the model. */
export const runLine = async (
  scenarios: readonly Scenario[],
  seed: number,
  { loads = LINE_LOADS, onCompared = () => undefined }: LineRunOptions = {},
): Promise<readonly Compared[]> => {
  const all: Compared[] = [];
  for (const scenario of scenarios)
    for (const load of loads) {
      const watched = load.name === "mid-call" ? cutAt(scenario, scenario.breaksAtMs + MID_CALLS_OVER_MS) : scenario;
      const times = arrivals(load, watched, seed);
      const compared = await compare(watched, load, seed, { start: startSimulatedLine, times, ordinaryAtMs: ORDINARY_AT_MS });
      all.push(compared);
      onCompared(compared);
    }
  return all;
};

/**
 * Scenarios in real time, through the bundles in workers, one after the other: what they have in real time, such as the second in which a hook
 * asks Lex once more, is short beside what a busy machine takes.
 */
export const runReal = async (scenarios: readonly Scenario[], seed: number): Promise<readonly Compared[]> => {
  const all: Compared[] = [];
  for (const { scenario, times, ordinaryAtMs } of scenarios.map(shortened))
    all.push(await compare(scenario, { name: "mid-call" }, seed, { start: startRealLine, times, ordinaryAtMs }));
  return all;
};
