// The command run as a person runs it: a process of its own, with what it printed where and its exit code.
import { execFile, spawn } from "node:child_process";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a case that was not run comes to: no expectation holds of it. */
export const NOT_RUN: Ran = { code: Number.NaN, out: "not run", err: "not run" };

/** @param env variables that differ from this process's own */
export const twinline = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const options = { timeout: 25_000, env: { ...process.env, ...env } };
    execFile(process.execPath, ["cli/twinline.mjs", ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1, out, err });
    });
  });

/** The same before a reader that leaves at once, as `| head -1` does. */
export const unread = (args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["cli/twinline.mjs", ...args], { timeout: 25_000, stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => {
      err += String(chunk);
    });
    child.stdout.destroy();
    child.on("close", (code) => resolve({ code: code ?? 1, out: "", err }));
  });
