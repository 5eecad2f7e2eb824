// How long `npm start` takes until a call can be placed, and what memory the ready cloud holds.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { figure, type Bench } from "./harness.ts";

interface Started {
  readonly readyMs: number;
  readonly residentMb: number;
}

/** Resident memory of the process that holds the port, in MB; Linux only, as CI is. */
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024;

const startOnce = async (command: string, args: readonly string[]): Promise<Started> => {
  const begun = performance.now();
  const child = spawn(command, [...args], { stdio: ["ignore", "pipe", "inherit"], detached: true });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{"kind":"ready"')) continue;
      return { readyMs: performance.now() - begun, residentMb: child.pid === undefined ? Number.NaN : residentMb(child.pid) };
    }
    throw new Error("npm start ended before it was ready.");
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
};

export const start: Bench = {
  name: "start",
  run: async (quick) => {
    const whole: number[] = [];
    const own: Started[] = [];
    for (let run = 0; run < (quick ? 3 : 7); run += 1) {
      whole.push((await startOnce("npm", ["start", "--silent", "--", "--json", "--port", "0"])).readyMs / 1000);
      own.push(await startOnce(process.execPath, ["cli/twinline.mjs", "start", "--json", "--port", "0"]));
    }
    return [
      figure("npm start, until ready", "s", whole, { at: "most", value: 2 }),
      figure(
        "twinline start, without npm",
        "s",
        own.map(({ readyMs }) => readyMs / 1000),
      ),
      figure(
        "memory of the ready cloud",
        "MB",
        own.map((started) => started.residentMb),
        { at: "most", value: 450 },
      ),
    ];
  },
};
