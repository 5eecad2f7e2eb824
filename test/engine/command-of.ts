// The Pulumi CLI as a person runs it: the Automation API has no word for all of it, and leaves every preview out.
import { execFile } from "node:child_process";
import type { Stack } from "@pulumi/pulumi/automation/index.js";

/**
 * @param more variables of its environment
 * @returns what runs a command on the stack, and tells what that printed, whether it succeeded or not
 */
export const commandOf =
  ({ name, workspace: { pulumiCommand, workDir, envVars } }: Stack, more: Readonly<Record<string, string>> = {}) =>
  (...args: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      const options = { cwd: workDir, env: { ...process.env, ...envVars, ...more } };
      execFile(pulumiCommand.command, [...args, "--stack", name, "--non-interactive"], options, (_, out, err) => resolve(out + err));
    });
