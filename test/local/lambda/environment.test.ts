import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { workerScript } from "../../../local/lambda/worker-script.ts";

const ENVIRONMENT = import.meta.resolve("../../../local/lambda/environment.ts");
const CLOCK = import.meta.resolve("../../../shared/clock.ts");

/** A process of nothing but environments, each closed while its answer lies unread. */
const PROGRAM = `
import { startEnvironment } from ${JSON.stringify(ENVIRONMENT)};
import { realClock } from ${JSON.stringify(CLOCK)};
const setup = { taskRoot: process.cwd(), handler: "index.handler", functionName: "f", functionArn: "arn", memoryMb: 128, logGroup: "g", logStream: "s" };
// Which comes first, the answer or the end of the worker, is chance: several are tried.
for (let tries = 6; tries > 0; tries -= 1) {
  const environment = startEnvironment({ script: "worker.mjs", clock: realClock, variables: {}, onLog: () => undefined, onOutput: () => undefined, setup });
  const event = (requestId) => environment.run({ requestId, payload: "{}", timeoutMs: 3000 });
  await event("first");
  void event("second");
  // The event is on its way; this thread is busy until it is answered.
  await new Promise((resolve) => setImmediate(resolve));
  const begun = performance.now();
  while (performance.now() - begun < 10);
  await environment.close();
}
console.log("closed");
`;

describe("startEnvironment()", function () {
  this.slow(2_000);

  it("close() resolves when an answer comes while it closes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "twinline-environment-"));
    try {
      await writeFile(join(folder, "worker.mjs"), await workerScript());
      await writeFile(join(folder, "index.js"), "exports.handler = async () => 1;");
      await writeFile(join(folder, "program.mjs"), PROGRAM.replace('"worker.mjs"', JSON.stringify(join(folder, "worker.mjs"))));
      const { stdout } = await promisify(execFile)(process.execPath, ["program.mjs"], { cwd: folder });
      expect(stdout).to.equal("closed\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
