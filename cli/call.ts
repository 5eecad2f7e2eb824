// `twinline call`: one call from the first ring to the end, in a cloud of its own, through a running one, or through a flow alone.
import { realClock, skippingClock } from "../local/clock.ts";
import { scriptedCaller } from "../local/connect/caller.ts";
import { startCloud } from "../local/cloud.ts";
import { UserError } from "../local/errors.ts";
import { eventLog, type CallEvent, type LogEntry } from "../local/events.ts";
import { parseFaultRules } from "../local/faults.ts";
import { readProject } from "../local/program/project.ts";
import type { CallOptions } from "./call-options.ts";
import { callFlow } from "./call-flow.ts";
import { callOn } from "./call-on.ts";
import { projectFolder } from "./project-folder.ts";
import { transcript } from "./transcript.ts";

/** What a cloud of its own is seeded with: the same call then has the same ids. */
const SEED = 20_261_121;

/** @throws UserError when it is neither a number nor `withheld` */
export const parseFrom = (from: string): string | undefined => {
  if (from === "withheld") return undefined;
  if (!/^\+[1-9]\d{6,14}$/.test(from))
    throw new UserError(`Cannot call from "${from}": it is no number in E.164. Write + and digits as in +12025550123, or withheld.`);
  return from;
};

/** Prints entries as they come: JSON lines, or the talk as people read it. */
const printer = ({ json, verbose }: CallOptions): ((entry: LogEntry) => void) => {
  if (json) return (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`);
  const render = transcript({ colors: process.stdout.isTTY, verbose, width: Math.min(process.stdout.columns || 100, 110) });
  return (entry) => {
    for (const line of render(entry)) process.stdout.write(`${line}\n`);
  };
};

const isOfCall = (entry: LogEntry): entry is CallEvent & { readonly contactId: string; readonly at: number } => "contactId" in entry;

const inOwnCloud = async (words: readonly string[], options: CallOptions, print: (entry: LogEntry) => void): Promise<string> => {
  const events = eventLog();
  const clock = skippingClock(realClock().now());
  const cloud = await startCloud({
    program: await readProject({ folder: projectFolder, stack: options.stack, overrides: options.config }),
    clock,
    seed: SEED,
    port: 0,
    faults: parseFaultRules(options.fail),
    events,
    botWaitMs: options.botWait * 1000,
    schedules: false,
  });
  try {
    cloud.agents(({ available: "Available", busy: "Busy", none: "Offline" } as const)[options.agents]);
    // The last line is the end of the call: what the cloud does after it is not part of the story.
    let over = false;
    events.subscribe((entry) => {
      if (over || entry.kind === "resource-created") return;
      over = isOfCall(entry) && entry.kind === "call-ended";
      print(entry);
    });
    const ended = await cloud.call({
      from: parseFrom(options.from),
      channel: options.chat ? "CHAT" : "VOICE",
      caller: scriptedCaller(words),
    });
    return ended.outcome;
  } finally {
    await cloud.close();
  }
};

const contradictions = ({ flow, on, lambda, fail }: CallOptions): readonly string[] => [
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
  const problems = contradictions(options);
  if (problems.length > 0) throw new UserError(problems);
  const print = printer(options);
  const outcome =
    options.flow !== undefined
      ? await callFlow(options.flow, words, options, print)
      : options.on !== undefined
        ? await callOn(options.on, words, options, print)
        : await inOwnCloud(words, options, print);
  if (outcome === "failed") process.exitCode = 1;
};
