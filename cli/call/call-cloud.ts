// `twinline call` in a cloud of its own: the whole program is deployed for one call, and gone after it. The cloud, and Pulumi with it, is loaded
// once all that was given makes sense: a mistake is told at once.
import { realClock, skippingClock } from "../../shared/clock.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import { eventLog, type LogEntry, type Outcome } from "../../local/events.ts";
import { untilTheEnd } from "../../local/story.ts";
import { parseAssumptions } from "../../local/assumptions.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { readProject } from "../../local/program/project.ts";
import { parseFrom } from "../common/caller-number.ts";
import type { CallOptions } from "./command.ts";
import { projectFolder } from "../common/project-folder.ts";
import { part, together } from "../common/all-problems.ts";

const AGENTS = { available: "Available", busy: "Busy", none: "Offline" } as const;

/** @throws UserError for what the program, its settings, a fault rule or the number refuses */
export const callCloud = async (words: readonly string[], options: CallOptions, print: (entry: LogEntry) => void): Promise<Outcome> => {
  const [from, faults, assume, program] = await together(
    part(() => parseFrom(options.from)),
    part(() => parseFaultRules(options.fail)),
    part(() => parseAssumptions(options.assume)),
    readProject({ folder: projectFolder, stack: options.stack, overrides: options.config }),
  );
  const events = eventLog();
  const { startCloud } = await import("../../local/cloud.ts");
  const cloud = await startCloud({
    program,
    clock: skippingClock(realClock.now()),
    seed: options.seed,
    port: 0,
    faults,
    assume,
    events,
    botWaitMs: options.botWait * 1000,
    schedules: false,
  });
  try {
    cloud.agents(AGENTS[options.agents]);
    const to = cloud.numberOf(options.to);
    const story = untilTheEnd(print);
    const stop = events.subscribe(story.entry);
    const { outcome } = await cloud.call({ from, to, channel: options.chat ? "CHAT" : "VOICE", caller: scriptedCaller(words) });
    await cloud.smsSettled();
    stop();
    story.end();
    return outcome;
  } finally {
    await cloud.close();
  }
};
