// npm run simulate: failover in virtual time, this design beside others. Exit code 1 when a promise is not kept, or the real line disagrees.
import "../test/setup.ts";
import { colours, isTerminal, printError } from "../cli/common/terminal.ts";
import { asJson, simulateAll } from "./all.ts";
import { agrees, comparedJson, comparedLines } from "./compared.ts";
import type { Compared } from "./line/main.ts";
import { simulate } from "./model.ts";
import { readOptions, type Options } from "./options.ts";
import { writePictures } from "./pictures.ts";
import { LOADS, SCENARIOS } from "./scenarios.ts";
import type { Target } from "./targets.ts";
import { simulationLines, targetLine } from "./text.ts";
import { TWINLINE } from "./twinline.ts";

const HOUR_MS = 3_600_000;
const HOUR_LIMIT_S = 2;

/** What is being done, on a terminal only, in one line that the next one takes the place of. */
const progress = (step: string): void => {
  if (isTerminal(process.stderr)) process.stderr.write(`\r\u001b[K${step} …`);
};
const progressEnds = (): void => {
  if (isTerminal(process.stderr)) process.stderr.write("\r\u001b[K");
};

/** How long a busy hour takes. Not part of the JSON: that is the same bytes for the same seed. */
const speed = (seed: number): readonly Target[] => {
  const [outage] = SCENARIOS;
  const load = LOADS.find(({ name }) => name === "10/s");
  if (outage === undefined || load === undefined) return [];
  const begun = performance.now();
  const { calls } = simulate({ ...outage, lengthMs: HOUR_MS }, load, TWINLINE, seed);
  const took = (performance.now() - begun) / 1000;
  return [
    {
      promise: `an hour at 10 calls a second simulated within ${HOUR_LIMIT_S} s`,
      measured: `${took.toFixed(2)} s for ${calls.length} calls`,
      reached: took < HOUR_LIMIT_S,
    },
  ];
};

/** In real time only two: they show that the bundles do what the functions' code does. */
const IN_REAL_TIME: ReadonlySet<string> = new Set(["clean-outage", "code-hook-failing"]);

/** What the real line says, where that was asked for. It loads Pulumi, so only then. */
const compare = async ({ choice: { scenarios, seed }, line, real }: Options) => {
  if (!line && !real) return [];
  const { runLine, runReal } = await import("./line/main.ts");
  const onCompared = ({ scenario, load }: Compared): void => progress(`the real line: ${scenario}, ${load}`);
  const compared = [];
  if (line) compared.push({ where: "the line", all: await runLine(scenarios, seed, { onCompared }) });
  if (real) {
    progress("the bundles, in real time");
    const two = SCENARIOS.filter(({ name }) => IN_REAL_TIME.has(name));
    compared.push({ where: "the bundles", all: await runReal(two, seed) });
  }
  return compared;
};

const main = async (options: Options): Promise<void> => {
  const { choice, json, svg } = options;
  if (svg !== undefined) {
    for (const file of await writePictures(svg)) process.stdout.write(`${file}\n`);
    return;
  }
  const simulation = simulateAll(choice, progress);
  const timed = choice.hasMonth && !json ? speed(choice.seed) : [];
  const compared = await compare(options);
  progressEnds();
  const paint = colours(process.stdout);
  const lines = json
    ? [asJson(simulation, Object.fromEntries(compared.map(({ where, all }) => [where, comparedJson(all)])))]
    : [
        ...simulationLines(simulation, paint),
        ...timed.map((target) => targetLine(target, paint)),
        ...compared.flatMap(({ where, all }) => comparedLines(all, where, paint)),
      ];
  process.stdout.write(`${lines.join("\n")}\n`);
  const isKept = [...simulation.targets, ...timed].every(({ reached }) => reached);
  if (!isKept || !compared.every(({ all }) => all.every(agrees))) process.exitCode = 1;
};

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
