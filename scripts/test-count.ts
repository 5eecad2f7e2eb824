// Reads mocha's JSON report and says what failed and was skipped; the last line is the count. Exits 1 when anything failed or was skipped,
// since everything that is tested here can run in CI.
import { readFileSync } from "node:fs";
import { z } from "zod";

const report = z.object({
  stats: z.object({ passes: z.number(), failures: z.number(), pending: z.number() }),
  failures: z.array(z.object({ fullTitle: z.string(), err: z.object({ message: z.string().optional(), stack: z.string().optional() }) })),
  pending: z.array(z.object({ fullTitle: z.string() })),
});

const { stats, failures, pending } = report.parse(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
for (const { fullTitle, err } of failures) console.log(`FAILED  ${fullTitle}\n${err.stack ?? err.message ?? ""}\n`);
for (const { fullTitle } of pending) console.log(`SKIPPED ${fullTitle}`);
console.log(`${stats.passes} passed, ${stats.failures + pending.length} failed`);
process.exitCode = stats.failures + pending.length === 0 && stats.passes > 0 ? 0 : 1;
