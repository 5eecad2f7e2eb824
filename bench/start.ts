// How long a start takes until a call can be placed, without caches and with them, and what memory the ready cloud holds.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { figure, type Bench } from "./harness.ts";

interface Started {
  readonly readyMs: number;
  readonly residentMb: number;
}

/** Resident memory of the process that holds the port, in MB; Linux only, as CI is. */
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024;

const PACKAGES = ".twinline/packages";

/** After its first start a checkout bundles its packages: how long that may take on a busy machine. */
const KEEPING_MS = 60_000;

const untilKept = async (): Promise<void> => {
  const isKept = (): boolean => existsSync(PACKAGES) && readdirSync(PACKAGES).some((name) => !name.startsWith("half-"));
  for (const begun = performance.now(); !isKept() && performance.now() - begun < KEEPING_MS;) await wait(100);
};

const startOnce = async (
  command: string,
  args: readonly string[],
  { compileCache, whenReady }: { readonly compileCache?: string; readonly whenReady?: () => Promise<void> } = {},
): Promise<Started> => {
  const begun = performance.now();
  const child = spawn(command, [...args], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
    env: { ...process.env, ...(compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache }) },
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{"kind":"ready"')) continue;
      const started = { readyMs: performance.now() - begun, residentMb: child.pid === undefined ? Number.NaN : residentMb(child.pid) };
      await whenReady?.();
      return started;
    }
    throw new Error("npm start ended before it was ready.");
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
};

const OWN = ["cli/twinline.mjs", "start", "--json", "--port", "0"];

const firstStart = async (): Promise<Started> => {
  for (const folder of [PACKAGES, ".twinline/builds", ".twinline/bundles"]) rmSync(folder, { recursive: true, force: true });
  const compileCache = mkdtempSync(join(tmpdir(), "twinline-compile-"));
  try {
    return await startOnce(process.execPath, OWN, { compileCache, whenReady: untilKept });
  } finally {
    rmSync(compileCache, { recursive: true, force: true });
  }
};

const seconds = (started: readonly Started[]): readonly number[] => started.map(({ readyMs }) => readyMs / 1000);

export const start: Bench = {
  name: "start",
  run: async (quick) => {
    const first = await firstStart();
    // What Node compiles of the bundled packages is kept when that start ends.
    await startOnce(process.execPath, OWN);
    const whole: Started[] = [];
    const own: Started[] = [];
    for (let run = 0; run < (quick ? 3 : 7); run += 1) {
      whole.push(await startOnce("npm", ["start", "--silent", "--", "--json", "--port", "0"]));
      own.push(await startOnce(process.execPath, OWN));
    }
    return [
      figure("first start, without caches", "s", seconds([first])),
      figure("second start, until ready", "s", seconds(own), { at: "most", value: 1.3 }),
      figure("second start by npm start", "s", seconds(whole)),
      figure(
        "memory of the ready cloud",
        "MB",
        own.map((started) => started.residentMb),
        { at: "most", value: 400 },
      ),
    ];
  },
};
