// What the line promises, held against what was simulated. A promise of which nothing was simulated is not judged.
import type { FalseSwitches } from "./false-switches.ts";
import type { Figures } from "./outcomes.ts";
import type { Load, Scenario } from "./scenarios.ts";
import { RATES } from "../apps/kit/rates.ts";
import { MONTH_MS } from "./strategy.ts";
import { RULES, TWINLINE } from "./twinline.ts";

export interface Cell {
  readonly scenario: Scenario;
  readonly load: Load["name"];
  readonly strategy: string;
  readonly figures: Figures;
}

export interface Target {
  readonly promise: string;
  readonly measured: string;
  readonly reached: boolean;
}

const TO_GOOD_MS = 10_000;
/** What the probes of all apps may cost, beside those of the witness alone. */
const COST_SHARE = 1.1;
const FALSE_SWITCHES = 0.05;
/** The probe itself, the confirming ones, and the rest of a round. */
const ROUND_MS = 5_000;
/** Breaks on purpose what the promise rests on. */
const WITHOUT_REPORTS: ReadonlySet<string> = new Set(["report-dead"]);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const names = (cells: readonly Cell[]): string =>
  [...new Set(cells.map(({ scenario, load }) => `${scenario.name} ${load}`))].slice(0, 4).join(", ");
const where = (cells: readonly Cell[]): string => (cells.length === 0 ? "" : ` (${names(cells)})`);

const most = (cells: readonly Cell[], of: (figures: Figures) => number | undefined): number =>
  cells.reduce((so, { figures }) => Math.max(so, of(figures) ?? 0), 0);

/** One promise over some cells: `isKept` for each of them. */
const over = (cells: readonly Cell[], promise: string, isKept: (cell: Cell) => boolean, measured: string): readonly Target[] => {
  if (cells.length === 0) return [];
  const broken = cells.filter((cell) => !isKept(cell));
  return [{ promise, measured: `${measured}${where(broken)}`, reached: broken.length === 0 }];
};

const named = (cells: readonly Cell[], ...prefixes: readonly string[]): readonly Cell[] =>
  cells.filter(({ scenario }) => prefixes.some((prefix) => scenario.name.startsWith(prefix)));

/** @param month a month of probes that fail by chance, if that was simulated */
export const targets = (all: readonly Cell[], month: FalseSwitches | undefined): readonly Target[] => {
  const ours = all.filter(({ strategy }) => strategy === TWINLINE.name);
  const oneRegion = ours.filter(({ scenario }) => scenario.isOneRegion);
  const idleOutages = named(ours, "clean-outage", "hang-").filter(({ load }) => load === "idle");
  const reported = ours.filter(({ scenario }) => !WITHOUT_REPORTS.has(scenario.name));
  const flapping = named(ours, "flapping");
  const wrong = named(ours, "wrong-intent");
  const throttling = named(ours, "throttling-");
  const expected = month?.expected.reduce((so, { switches }) => so + switches, month.agreed);
  const ofOne = (2 * MONTH_MS) / RULES.recognizeIntervalMs;
  const cost = TWINLINE.textRequestsAMonth / ofOne;
  const streams = flapping.filter(({ load }) => load.endsWith("/s"));
  const twins = most(streams, ({ twin, calls }) => (100 * twin) / calls);
  const share = streams.length === 0 ? "" : `; up to ${twins.toFixed(1)} % of a stream's calls need the twin`;
  return [
    ...over(
      oneRegion,
      "calls lost when one region is at fault: 0",
      ({ figures }) => figures.lost === 0,
      `${oneRegion.reduce((so, { figures }) => so + figures.lost, 0)} of ${oneRegion.reduce((so, { figures }) => so + figures.calls, 0)}`,
    ),
    ...over(
      oneRegion,
      "then at most one sentence more, and nothing asked again",
      ({ figures }) => figures.extraSentences <= 1 && figures.askedAgain === 0,
      `${most(oneRegion, ({ extraSentences }) => extraSentences)} sentence, ${most(oneRegion, ({ askedAgain }) => askedAgain)} asked again`,
    ),
    ...over(
      idleOutages,
      `no traffic, outage or hang: new calls at the good bot within ${seconds(TO_GOOD_MS)}`,
      ({ figures }) => figures.toGoodMs !== undefined && figures.toGoodMs <= TO_GOOD_MS,
      `at most ${seconds(most(idleOutages, ({ toGoodMs }) => toGoodMs))}`,
    ),
    ...over(
      reported,
      `calls begun over 3 s after the first failure that met it: all reported (but in ${[...WITHOUT_REPORTS].join(", ")})`,
      ({ figures }) => figures.late.unreported === 0,
      `${reported.reduce((so, { figures }) => so + figures.late.unreported, 0)} of ${reported.reduce((so, { figures }) => so + figures.late.met, 0)} not`,
    ),
    ...over(
      flapping,
      `flapping each 40 s: at most one move in each cool-down of ${seconds(RULES.coolDownMs)}`,
      ({ figures }) => figures.movesApartMs === undefined || figures.movesApartMs >= RULES.coolDownMs,
      `${most(flapping, ({ moves }) => moves)} moves${share}`,
    ),
    ...over(
      wrong,
      `wrong intent: nobody misled who called later than ${seconds(RULES.recognizeIntervalMs + ROUND_MS)} after`,
      ({ figures }) => Math.max(figures.lastMisledMs ?? 0, figures.toGoodMs ?? Infinity) <= RULES.recognizeIntervalMs + ROUND_MS,
      `new calls at the good bot at most ${seconds(most(wrong, ({ toGoodMs }) => toGoodMs))} after`,
    ),
    ...over(
      throttling,
      "throttles alone move nothing",
      ({ figures }) => figures.moves === 0,
      `${most(throttling, ({ moves }) => moves)} moves`,
    ),
    {
      promise: `the probes of ${RULES.others.length + 1} apps cost at most ${Math.round(100 * (COST_SHARE - 1))} % more than those of one`,
      measured: `${(TWINLINE.textRequestsAMonth * RATES.lexText.usd).toFixed(2)} USD a month, ${(100 * (cost - 1)).toFixed(1)} % more`,
      reached: cost <= COST_SHARE + 1e-9,
    },
    ...(month === undefined || expected === undefined
      ? []
      : [
          {
            promise: `false switches in ${month.days} days of ${100 * month.share} % failed probes: below ${FALSE_SWITCHES} expected`,
            measured: `${expected.toFixed(4)} expected, ${month.simulated} simulated`,
            reached: expected < FALSE_SWITCHES,
          },
        ]),
  ];
};
