// How the failover commands speak: their results on stdout, what went wrong beside the work on stderr.
import { colours, isTerminal } from "./terminal.ts";

/** ANSI: erase from here to the end of the line. */
const CLEAR_LINE = "\u001B[K";

export const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join("\n")}\n`);
};

/** One object a line. */
export const sayJson = (value: unknown): void => say(JSON.stringify(value));

export const warn = (text: string): void => {
  process.stderr.write(`${colours(process.stderr).yellow("!")} ${text}\n`);
};

/** What is going on at this moment, on a terminal alone: the next line takes its place. */
export const sayForNow = (text: string): void => {
  if (isTerminal(process.stdout)) process.stdout.write(`${text}\r`);
};

/** As `say`, over what was said for now. */
export const sayInstead = (text: string): void => {
  process.stdout.write(`${isTerminal(process.stdout) ? CLEAR_LINE : ""}${text}\n`);
};

/** Says what is going on until the work has ended: on a terminal alone, and not where results go. */
export const during = async <Result>(what: string, work: Promise<Result>): Promise<Result> => {
  if (!isTerminal(process.stderr)) return work;
  process.stderr.write(`${colours(process.stderr).dim(`… ${what}`)}\r`);
  try {
    return await work;
  } finally {
    process.stderr.write(CLEAR_LINE);
  }
};
