// npm run bench [-- NAME…] [--quick] [--json]: the figures of the project, each taken by a file beside this one.
import "../test/setup.ts";
import { globSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { isTerminal } from "../cli/common/terminal.ts";
import { calls } from "./calls.ts";
import { engineBench } from "./engine.ts";
import { table, type Bench, type Figure } from "./harness.ts";
import { lookup } from "./lookup.ts";
import { start } from "./start.ts";

/** What an app measures of its own: bench/apps/<slug>/index.ts exports a list. */
const ofApps = async (): Promise<readonly Bench[]> => {
  const loaded = await Promise.all(
    globSync("apps/*/index.ts", { cwd: import.meta.dirname }).map(async (file): Promise<unknown> => import(`./${file}`)),
  );
  return loaded.flatMap((one) => z.object({ benches: z.array(z.custom<Bench>((bench) => typeof bench === "object")) }).parse(one).benches);
};

const BENCHES: readonly Bench[] = [start, lookup, calls, ...(await ofApps()), engineBench];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const names = BENCHES.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (values.help) console.log(`npm run bench [-- NAME…] [--quick] [--json]\nNames: ${names.join(", ")} (all by default).`);
else if (unknown.length > 0) {
  console.error(
    `Cannot run bench ${unknown.map((name) => `"${name}"`).join(", ")}: there is none of that name. Choose from ${names.join(", ")}.`,
  );
  process.exitCode = 1;
} else {
  const figures: Figure[] = [];
  for (const bench of BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    if (process.stderr.isTTY) process.stderr.write(`${bench.name} …\n`);
    figures.push(...(await bench.run(values.quick)));
  }
  console.log(values.json ? JSON.stringify(figures) : table(figures, isTerminal(process.stdout)));
}
process.exit();
