// npm run bench [-- NAME…] [--quick] [--json]: the figures of the project, each taken by a file beside this one.
import { parseArgs } from "node:util";
import { isTerminal } from "../cli/common/terminal.ts";
import { bookings } from "./bookings.ts";
import { calls } from "./calls.ts";
import { engineBench } from "./engine.ts";
import { table, type Bench, type Figure } from "./harness.ts";
import { hook } from "./hook.ts";
import { lookup } from "./lookup.ts";
import { start } from "./start.ts";
import { week } from "./week.ts";

const BENCHES: readonly Bench[] = [start, lookup, hook, calls, bookings, week, engineBench];

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
