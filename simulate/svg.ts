// One scenario as a picture: what was broken, what was probed, where each strategy sent new calls, and what became of every caller. Plain text,
// the same bytes for the same run; on a ground of its own, so that it reads on light pages and on dark ones; shapes tell what colours tell.
import { WITNESS } from "./twinline.ts";
import { MARK_TITLES, mark, type Mark } from "./svg-marks.ts";
import type { Run } from "./model.ts";
import type { Ending } from "./outcomes.ts";
import type { Scenario } from "./scenarios.ts";
import { world, type BotSide } from "./world.ts";

export interface Drawn {
  readonly strategy: string;
  readonly run: Run;
}

const WIDTH = 1100;
const LEFT = 150;
const RIGHT = 24;
const LANE = 22;
const FONT = "font-family='system-ui, sans-serif'";
const MINUTE_MS = 60_000;
/** From before the first fault until after the return home. */
const FROM_MS = 4 * MINUTE_MS;
const UNTIL_MS = 22 * MINUTE_MS;

const COLOURS = {
  good: "#b7dfc1",
  bad: "#e5484d",
  home: "#4c7bd9",
  standby: "#e8963a",
  menu: "#8b8d98",
  ink: "#1c2024",
  faint: "#60646c",
} as const;

const MARK_OF = {
  served: "served",
  twin: "twin",
  keys: "simpler",
  person: "simpler",
  callback: "simpler",
  lost: "lost",
  misled: "misled",
} as const satisfies Record<Ending, Mark>;

const x = (ms: number): number =>
  Math.round((LEFT + ((Math.min(Math.max(ms, FROM_MS), UNTIL_MS) - FROM_MS) / (UNTIL_MS - FROM_MS)) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
const isShown = (ms: number): boolean => ms >= FROM_MS && ms < UNTIL_MS;

const text = (at: number, y: number, words: string, extra = ""): string =>
  `<text x='${at}' y='${y}' ${FONT} font-size='12' fill='${COLOURS.ink}' ${extra}>${words}</text>`;
const label = (y: number, words: string): string => text(LEFT - 10, y + 4, words, "text-anchor='end'");
const bar = (fromMs: number, untilMs: number, y: number, height: number, colour: string): string =>
  untilMs <= FROM_MS || fromMs >= UNTIL_MS
    ? ""
    : `<rect x='${x(fromMs)}' y='${y - height / 2}' width='${(x(untilMs) - x(fromMs)).toFixed(1)}' height='${height}' fill='${colour}' shape-rendering='crispEdges'/>`;

/** A bar of the colours that `at` gives, changing at these times. */
const changing = (times: readonly number[], y: number, height: number, at: (ms: number) => string): readonly string[] => {
  const edges = [...new Set([FROM_MS, ...times.filter(isShown), UNTIL_MS])].toSorted((one, other) => one - other);
  return edges.slice(1).map((until, index) => bar(edges[index] ?? 0, until, y, height, at(edges[index] ?? 0)));
};

const healthLane = (scenario: Scenario, side: BotSide, y: number): readonly string[] => {
  const bots = world(scenario);
  const times = scenario.spells.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]);
  return [label(y, `${side} bot`), ...changing(times, y, 12, (ms) => (bots.isGood(side, ms) ? COLOURS.good : COLOURS.bad))];
};

/** Failed probes stand out, good ones are a comb. */
const probeLane = ({ run }: Drawn, side: BotSide, y: number): readonly string[] => {
  const ticks = run.probes.filter(({ app = WITNESS, side: where, atMs }) => app === WITNESS && where === side && isShown(atMs));
  const path = (good: boolean): string =>
    ticks
      .filter((probe) => probe.good === good)
      .map(({ atMs, method }) => `M${x(atMs)} ${y + 5}v${method === "session" ? -5 : -11}`)
      .join("");
  return [
    label(y, `probes ${side}`),
    `<path d='${path(true)}' stroke='${COLOURS.faint}' stroke-width='0.6' fill='none'/>`,
    `<path d='${path(false)}' stroke='${COLOURS.bad}' stroke-width='1.4' fill='none'/>`,
  ];
};

const strategyLanes = ({ strategy, run }: Drawn, y: number): readonly string[] => [
  label(y + LANE / 2 - 2, strategy),
  ...changing(
    run.routed.map(({ fromMs }) => fromMs),
    y,
    8,
    (ms) => COLOURS[run.routed.findLast(({ fromMs }) => fromMs <= ms)?.to ?? "home"],
  ),
  // What is rare is drawn last, on top.
  ...run.calls
    .filter(({ startedAtMs }) => isShown(startedAtMs))
    .toSorted((one, other) => Number(one.ending !== "served") - Number(other.ending !== "served"))
    .map(({ startedAtMs, ending }) => mark(MARK_OF[ending], x(startedAtMs), y + LANE - 5)),
];

const axis = (y: number): readonly string[] => [
  `<path d='M${LEFT} ${y}H${WIDTH - RIGHT}' stroke='${COLOURS.faint}'/>`,
  ...Array.from({ length: (UNTIL_MS - FROM_MS) / MINUTE_MS / 2 + 1 }, (_, index) => {
    const ms = FROM_MS + index * 2 * MINUTE_MS;
    return `<path d='M${x(ms)} ${y}v5' stroke='${COLOURS.faint}'/>${text(x(ms), y + 18, `${ms / MINUTE_MS} min`, "text-anchor='middle'")}`;
  }),
];

const legend = (y: number): readonly string[] => {
  const swatches = [
    [COLOURS.good, "bot good"],
    [COLOURS.bad, "bot broken"],
    [COLOURS.home, "new calls to home"],
    [COLOURS.standby, "to standby"],
    [COLOURS.menu, "to the menu"],
  ] as const;
  const marks = Object.entries(MARK_TITLES);
  return [
    ...swatches.flatMap(([colour, words], index) => [
      `<rect x='${LEFT + index * 150}' y='${y - 9}' width='22' height='9' fill='${colour}'/>`,
      text(LEFT + index * 150 + 28, y, words),
    ]),
    ...marks.flatMap(([name, words], index) => [mark(name, LEFT + index * 190 + 8, y + 20), text(LEFT + index * 190 + 20, y + 24, words)]),
    text(
      LEFT,
      y + 48,
      "Probes of the first strategy: short ticks open sessions, long ones say something; red ones failed. A mark stands where a call began.",
    ),
  ];
};

/**
 * Draws a scenario.
 * @param drawn the strategies from top to bottom; the probes are those of the first
 */
export const picture = (scenario: Scenario, drawn: readonly Drawn[]): string => {
  const [first] = drawn;
  const top = 70;
  const probes = top + 2 * LANE + 4;
  const lanes = probes + 2 * LANE + 10;
  const step = 2 * LANE;
  const foot = lanes + drawn.length * step + 2;
  const height = foot + 112;
  return [
    `<svg xmlns='http://www.w3.org/2000/svg' width='${WIDTH}' height='${height}' viewBox='0 0 ${WIDTH} ${height}' role='img'>`,
    `<title>${scenario.name}</title><desc>${scenario.says}</desc>`,
    `<rect width='${WIDTH}' height='${height}' rx='8' fill='#fcfcfd' stroke='#d9d9e0'/>`,
    text(20, 28, scenario.name, "style='font-size:17px;font-weight:600'"),
    text(20, 48, scenario.says, `style='fill:${COLOURS.faint}'`),
    ...healthLane(scenario, "home", top),
    ...healthLane(scenario, "standby", top + LANE),
    ...(first === undefined ? [] : [...probeLane(first, "home", probes), ...probeLane(first, "standby", probes + LANE)]),
    ...drawn.flatMap((one, index) => strategyLanes(one, lanes + index * step)),
    ...axis(foot),
    ...legend(foot + 46),
    "</svg>",
    "",
  ]
    .filter((line, index, all) => line !== "" || index === all.length - 1)
    .join("\n");
};
