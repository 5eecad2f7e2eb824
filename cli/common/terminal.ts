// What every command shares: how errors look to a person, and whether there are colours.
import picocolors from "picocolors";
import { StoppedError, UnsupportedError, UserError } from "../../local/errors.ts";
import { programMistake } from "../../local/program/program-mistake.ts";
import { projectFolder } from "./project-folder.ts";

/** Node leaves `isTTY` out, whatever its types say, on a stream that is no terminal; and a colour library takes that for "you choose". */
export const isTerminal = (stream: { readonly isTTY?: boolean }): boolean => stream.isTTY === true;

/** Colours on a terminal that wants them (NO_COLOR is honoured), plain text anywhere else. */
export const colours = (stream: NodeJS.WriteStream) => picocolors.createColors(isTerminal(stream) && picocolors.isColorSupported);

export type Colours = ReturnType<typeof colours>;

/** Prints an error as a person should see it: a user's mistake with its place, a gap by its name, a defect of ours with its stack. */
export const printError = (error: unknown): void => {
  const paint = colours(process.stderr);
  const problems = error instanceof UserError ? error.problems : programMistake(error, projectFolder);
  if (problems !== undefined) {
    for (const problem of problems) process.stderr.write(`${paint.red("✖")} ${problem}\n`);
    return;
  }
  if (error instanceof UnsupportedError) {
    process.stderr.write(`${paint.red("✖")} ${error.message}\n`);
    return;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${paint.red("✖")} This is a defect of twinline, not a mistake of yours:\n${detail}\n`);
};

/** As shells count what Ctrl-C ended: 128 and the signal's number. */
const STOPPED = 130;

/** Runs a command's work; an error is printed and the exit code is 1, or 130 for what its user stopped. */
export const guarded =
  <Args extends readonly unknown[]>(work: (...args: Args) => Promise<void>) =>
  async (...args: Args): Promise<void> => {
    try {
      await work(...args);
    } catch (error) {
      printError(error);
      process.exitCode = error instanceof StoppedError ? STOPPED : 1;
    }
  };

/** Resolves at the first Ctrl-C or termination. */
export const untilStopped = (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  return promise;
};
