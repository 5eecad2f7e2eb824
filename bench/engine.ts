// How long Pulumi's own engine takes with the whole program against the local cloud: the first up as `twinline start --engine` does it, the rest as
// commands of their own, in a process each, as people run them.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realClock } from "../shared/clock.ts";
import { startCloud } from "../local/cloud.ts";
import { findEngine } from "../local/engine/cli.ts";
import { engine } from "../local/engine/engine.ts";
import { UserError } from "../local/errors.ts";
import { readProject } from "../local/program/project.ts";
import { figure, type Bench } from "./harness.ts";

type Times = Readonly<Record<"first" | "preview" | "up" | "closing" | "destroy", number>>;

/** @returns seconds */
const command = async (endpoint: string, ...args: readonly string[]): Promise<number> => {
  const begun = performance.now();
  const child = spawn(process.execPath, ["cli/twinline.mjs", ...args, "--on", endpoint], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PULUMI_CONFIG_PASSPHRASE: "" },
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`twinline ${args.join(" ")} ended with ${String(code)}.`);
  return (performance.now() - begun) / 1000;
};

const once = async (): Promise<Times> => {
  const folder = await mkdtemp(join(tmpdir(), "twinline-bench-"));
  const begun = performance.now();
  const program = await readProject({ folder: process.cwd(), stack: "dev", overrides: [] });
  const own = engine({ folder, passphrase: "", onOutput: () => undefined });
  const options = { program, clock: realClock, seed: 1, port: 0, faults: [], botWaitMs: 8000, schedules: false, engine: own };
  const cloud = await startCloud(options);
  const first = (performance.now() - begun) / 1000;
  try {
    const preview = await command(cloud.endpoint, "preview");
    const up = await command(cloud.endpoint, "up");
    // A destroy closes the line that is open; here it finds it closed.
    const closing = await command(cloud.endpoint, "up", "--config", "closed=true");
    return { first, preview, up, closing, destroy: await command(cloud.endpoint, "destroy") };
  } finally {
    await cloud.close();
    await rm(folder, { recursive: true });
  }
};

export const engineBench: Bench = {
  name: "engine",
  run: async (quick) => {
    try {
      await findEngine();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      console.error(`Skipped: engine. ${error.message}`);
      return [];
    }
    const runs: Times[] = [];
    for (let run = 0; run < (quick ? 1 : 3); run += 1) runs.push(await once());
    const taken = (name: string, key: keyof Times, value: number) =>
      figure(
        name,
        "s",
        runs.map((times) => times[key]),
        { at: "most", value },
      );
    return [
      taken("engine: first up", "first", 20),
      taken("engine: preview", "preview", 6),
      taken("engine: up without a change", "up", 8),
      figure(
        "engine: up that closes the line",
        "s",
        runs.map(({ closing }) => closing),
      ),
      taken("engine: destroy of a closed line", "destroy", 12),
    ];
  },
};
