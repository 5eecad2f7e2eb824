// The pictures of docs/failover.md: five scenarios that tell the most, at a load whose callers can be told apart.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { STRATEGIES } from "./all.ts";
import { simulate } from "./model.ts";
import { LOADS, SCENARIOS } from "./scenarios.ts";
import { picture } from "./svg.ts";

const TELLING: ReadonlySet<string> = new Set(["clean-outage", "hang-8s", "flapping", "wrong-intent", "both-down"]);
const SEED = 1;
const LOAD = "0.1/s";

export interface Picture {
  /** `clean-outage.svg` */
  readonly file: string;
  readonly svg: string;
}

export const pictures = (): readonly Picture[] => {
  const load = LOADS.find(({ name }) => name === LOAD);
  if (load === undefined) throw new Error(`There is no load ${LOAD}.`);
  return SCENARIOS.filter(({ name }) => TELLING.has(name)).map((scenario) => ({
    file: `${scenario.name}.svg`,
    svg: picture(
      scenario,
      STRATEGIES.map((strategy) => ({ strategy: strategy.name, run: simulate(scenario, load, strategy, SEED) })),
    ),
  }));
};

/** Writes them into a folder, which is made if need be. */
export const writePictures = async (folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const drawn = pictures();
  for (const { file, svg } of drawn) await writeFile(join(folder, file), svg);
  return drawn.map(({ file }) => join(folder, file));
};
