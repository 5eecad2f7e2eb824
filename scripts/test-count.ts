// Reads mocha's JSON reports and says what failed and was skipped; the last line is the count. Exits 1 when anything failed or was skipped,
// since everything that is tested here can run in CI.
import { readFileSync } from "node:fs";
import { z } from "zod";

const report = z.object({
  stats: z.object({ passes: z.number(), failures: z.number(), pending: z.number() }),
  failures: z.array(z.object({ fullTitle: z.string(), err: z.object({ message: z.string().optional(), stack: z.string().optional() }) })),
  pending: z.array(z.object({ fullTitle: z.string() })),
});

const reports = process.argv.slice(2).map((file) => report.parse(JSON.parse(readFileSync(file, "utf8"))));
const failures = reports.flatMap((one) => one.failures);
const pending = reports.flatMap((one) => one.pending);
const count = (of: "passes" | "failures"): number => reports.reduce((sum, { stats }) => sum + stats[of], 0);
const isWhole = reports.length > 0 && reports.every(({ stats }) => stats.passes > 0);
for (const { fullTitle, err } of failures) console.log(`FAILED  ${fullTitle}\n${err.stack ?? err.message ?? ""}\n`);
for (const { fullTitle } of pending) console.log(`SKIPPED ${fullTitle}`);
console.log(`${count("passes")} passed, ${count("failures") + pending.length} failed`);
process.exitCode = count("failures") + pending.length === 0 && isWhole ? 0 : 1;
