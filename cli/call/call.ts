// `twinline call`: one call from the first ring to the end. Where it is placed (a cloud of its own, a running one, a flow alone) is a file each,
// loaded only when it is asked for: a flow alone needs no Pulumi.
import { UserError } from "../../local/errors.ts";
import type { LogEntry } from "../../local/events.ts";
import type { CallOptions } from "./command.ts";
import { botWaitOption, stackOption } from "../common/options.ts";
import { isTerminal } from "../common/terminal.ts";
import { transcript } from "../common/transcript.ts";

/** Prints entries as they come: JSON lines, or the talk as people read it. */
const printer = ({ json, verbose }: CallOptions): ((entry: LogEntry) => void) => {
  if (json) return (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`);
  const render = transcript({ colors: isTerminal(process.stdout), verbose, width: Math.min(process.stdout.columns || 100, 110) });
  return (entry) => {
    for (const line of render(entry)) process.stdout.write(`${line}\n`);
  };
};

/** Options that only a cloud of the call's own heeds, where they were given: a call elsewhere would drop them without a word. */
const forOwnCloud = ({ stack, config, botWait, assume }: CallOptions): readonly string[] => [
  ...(stack === stackOption.defaultValue ? [] : ["--stack"]),
  ...(config.length === 0 ? [] : ["--config"]),
  ...(assume.length === 0 ? [] : ["--assume"]),
  ...(botWait === botWaitOption.defaultValue ? [] : ["--bot-wait"]),
];

const unheeded = (options: CallOptions): readonly string[] => {
  const { flow, on, agents, to } = options;
  if (flow !== undefined)
    return [...forOwnCloud(options), ...(to === undefined ? [] : ["--to"])].map(
      (name) => `Cannot use ${name} with --flow: a flow on its own has no program, no bots and no number. Leave it out.`,
    );
  if (on === undefined) return [];
  const names = [...forOwnCloud(options), ...(agents === "available" ? [] : ["--agents"])];
  return names.map(
    (name) =>
      `Cannot use ${name} with --on: the running cloud has its own. ${name === "--agents" ? "Leave it out" : `Start it with ${name} instead`}.`,
  );
};

const clashes = ({ flow, on, lambda, fail }: CallOptions): readonly string[] => [
  ...(flow !== undefined && on !== undefined
    ? ["Cannot use --flow with --on: a flow on its own runs without a cloud. Leave one out."]
    : []),
  ...(flow === undefined && lambda.length > 0
    ? ["Cannot use --lambda without --flow: the line has its own Lambdas. Add --flow FILE, or break one with --fail."]
    : []),
  ...(flow !== undefined && fail.length > 0
    ? ["Cannot use --fail with --flow: a flow on its own has nothing to break. Leave one out."]
    : []),
  ...(on !== undefined && fail.length > 0
    ? ["Cannot use --fail with --on: the running cloud has its own faults. Start it with --fail instead."]
    : []),
];

/** Exit code 1 when the caller was lost. */
export const call = async (words: readonly string[], options: CallOptions): Promise<void> => {
  const problems = [...clashes(options), ...unheeded(options)];
  if (problems.length > 0) throw new UserError(problems);
  const print = printer(options);
  const place = async (): Promise<string> => {
    if (options.flow !== undefined) return (await import("./call-flow.ts")).callFlow(options.flow, words, options, print);
    if (options.on !== undefined) return (await import("../common/call-running-cloud.ts")).callOn(options.on, words, options, print);
    return (await import("./call-cloud.ts")).callCloud(words, options, print);
  };
  if ((await place()) === "failed") process.exitCode = 1;
};
