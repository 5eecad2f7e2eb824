// The simulation as a person reads it: one table for each load, then what the line promises and whether it kept it.
import type { Colours } from "../cli/common/terminal.ts";
import type { Simulation } from "./all.ts";
import type { FalseSwitches } from "./false-switches.ts";
import type { Figures } from "./outcomes.ts";
import type { Cell, Target } from "./targets.ts";
import { RULES, TWINLINE } from "./twinline.ts";

type Row = readonly string[];

/** Columns as wide as their widest cell: the first to the left, numbers to the right. */
const columns = (rows: readonly Row[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => rows.reduce((so, row) => Math.max(so, row[column]?.length ?? 0), 0));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
};

const seconds = (ms: number | undefined): string => (ms === undefined ? "-" : (ms / 1000).toFixed(1));
const share = (count: number, of: number): string => (of === 0 || count === 0 ? "-" : `${((100 * count) / of).toFixed(1)}%`);

/** Lost, and after a tilde the misled. */
const bad = ({ lost, misled }: Figures): string => (misled === 0 ? String(lost) : `${lost} ~${misled}`);

const ownFigures = (figures: Figures | undefined): Row =>
  figures === undefined
    ? []
    : [
        share(figures.twin, figures.calls),
        share(figures.simpler, figures.calls),
        seconds(figures.toGoodMs),
        figures.delayed.calls === 0 ? "-" : `${seconds(figures.delayed.medianMs)} / ${seconds(figures.delayed.maxMs)}`,
        figures.late.met === 0 ? "-" : `${figures.late.met - figures.late.unreported}/${figures.late.met}`,
        figures.falseMoves === 0 ? String(figures.moves) : `${figures.moves} (${figures.falseMoves}!)`,
      ];
const OWN_HEADS = ["twin", "simpler", "good in s", "wait s med/max", "told", "moves"];

const loadTable = (cells: readonly Cell[], strategies: readonly string[], paint: Colours): readonly string[] => {
  const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
  const isOursShown = strategies.includes(TWINLINE.name);
  const rows = scenarios.map(({ name }): Row => {
    const figuresBy = (strategy: string): Figures | undefined =>
      cells.find((cell) => cell.scenario.name === name && cell.strategy === strategy)?.figures;
    const lost = strategies.map((strategy) => {
      const figures = figuresBy(strategy);
      return figures === undefined ? "" : bad(figures);
    });
    const calls = strategies.flatMap((strategy) => figuresBy(strategy)?.calls ?? [])[0] ?? 0;
    return [name, String(calls), ...lost, ...ownFigures(figuresBy(TWINLINE.name))];
  });
  const [head = "", ...lines] = columns([["scenario", "calls", ...strategies, ...(isOursShown ? OWN_HEADS : [])], ...rows]);
  return [paint.bold(head), ...lines];
};

/** What the columns mean, and what each strategy is. */
const legend = ({ strategies }: Simulation): readonly string[] => [
  "Under each strategy: calls lost, and after ~ calls misled. Of twinline also: twin = served by the twin within the call; simpler = given to",
  "keys, a person or a callback; good in s = until new calls go to a good bot; wait = of delayed callers; told = late calls that were reported;",
  "moves = of new calls to another region or the menu, with (n!) away from a bot that was good.",
  "",
  ...strategies.map(({ name, says, probesUsdAMonth }) => `${name}: ${says}. Probes: ${probesUsdAMonth.toFixed(2)} USD a month.`),
];

const power = (value: number): string => value.toExponential(2);

const monthLines = ({ share: failing, days, expected, agreed, simulated }: FalseSwitches): readonly string[] => [
  `${days} days in which ${100 * failing} % of the probes of ${RULES.others.length + 1} apps fail, each by itself (moves expected at most, then moves simulated):`,
  ...expected.map(
    ({ method, probes, inARow, inWindow, switches }) =>
      `  ${method.padEnd(9)} ${String(probes).padStart(7)} probes × (${RULES.confirmations + 1} in a row ${power(inARow)} + ${RULES.failuresToLeave} of ${RULES.window} ${power(inWindow)}) = ${switches.toPrecision(3)}`,
  ),
  `  two other apps that agree: ${power(agreed)}`,
  `  together ${expected.reduce((so, { switches }) => so + switches, agreed).toPrecision(3)}; simulated ${simulated}`,
];

const burstLines = ({ bursts }: Simulation): readonly string[] =>
  bursts.length === 0
    ? []
    : [
        "The same 1 % in bursts, every probe of the home bot failing (moves away in 30 days; the twin serves meanwhile, nobody is lost):",
        ...bursts.map(({ meanMs, moves }) => `  ${seconds(meanMs).padStart(5)} s on average: ${moves}`),
      ];

export const targetLine = ({ promise, measured, reached }: Target, paint: Colours): string =>
  `${reached ? paint.green("reached    ") : paint.red("NOT REACHED")}  ${promise}: ${measured}`;

export const simulationLines = (simulation: Simulation, paint: Colours): readonly string[] => {
  const { cells, falseSwitches } = simulation;
  const strategies = simulation.strategies.map(({ name }) => name);
  const loads = [...new Set(cells.map(({ load }) => load))];
  return [
    ...loads.flatMap((load) => [
      paint.bold(`Load: ${load}`),
      ...loadTable(
        cells.filter((cell) => cell.load === load),
        strategies,
        paint,
      ),
      "",
    ]),
    ...legend(simulation),
    "",
    ...falseSwitches.flatMap(monthLines),
    ...burstLines(simulation),
    ...(falseSwitches.length === 0 ? [] : [""]),
    ...simulation.targets.map((target) => targetLine(target, paint)),
  ];
};
