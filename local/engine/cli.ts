// The Pulumi CLI as the Automation API runs it, a process a command. Each is in a process group of its own, so that Ctrl-C on a terminal reaches
// it once, through us: a second one would end it in the middle. What the Automation API asks beside the change itself is answered from the
// state's file: a process a question would take longer than the change.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { UserError } from "../errors.ts";
import { refusal } from "./refusal.ts";

/** What a CLI that is built here is built into (scripts/install-engine.mjs). */
const BUILT = fileURLToPath(new URL("../../tools/pulumi", import.meta.url));

/** @throws UserError when there is none */
export const findEngine = async (): Promise<PulumiCommand> => {
  for (const options of [{ root: BUILT }, {}]) {
    try {
      return await PulumiCommand.get({ ...options, skipVersionCheck: true });
    } catch {
      // The next place.
    }
  }
  throw new UserError("Cannot find the Pulumi CLI: there is none on the PATH and none was built. Run `npm run engine:install`.");
};

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

type Said = ((text: string) => void) | undefined;

const run = (
  command: string,
  args: readonly string[],
  {
    cwd,
    env,
    onOutput,
    onError,
    signal,
  }: { cwd: string; env: NodeJS.ProcessEnv; onOutput: Said; onError: Said; signal: AbortSignal | undefined },
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.stdout += text;
      onOutput?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said.stderr += text;
      onError?.(text);
    });
    // It ends what it is at, writes its state down, and gives the lock back.
    const stop = (): void => void child.kill("SIGINT");
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted === true) stop();
    child.once("error", reject);
    child.once("close", (code) => {
      signal?.removeEventListener("abort", stop);
      resolve({ ...said, code });
    });
  });

/**
 * @param answers to commands that need no process; undefined for those that do
 * @returns a command whose failures are UserErrors that say what they mean
 */
export const engineCommand = ({ command, version }: PulumiCommand, answers: (args: readonly string[]) => Promise<string | undefined>) => ({
  command,
  version,
  run: async (
    args: readonly string[],
    cwd: string,
    environment: Readonly<Record<string, string>>,
    onOutput?: (text: string) => void,
    onError?: (text: string) => void,
    signal?: AbortSignal,
  ): Promise<Ended> => {
    const answer = await answers(args);
    if (answer !== undefined) return { stdout: answer, stderr: "", code: 0 };
    const env = { ...process.env, ...environment, PULUMI_AUTOMATION_API: "true" };
    const ended = await run(command, [...args, "--non-interactive"], { cwd, env, onOutput, onError, signal });
    if (ended.code !== 0) throw refusal(args, ended, signal?.aborted === true);
    return ended;
  },
});
