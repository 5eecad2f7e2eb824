// The line as `npm start` has it: the machine's clock, HTTP, and the functions' bundles in workers. Only talking takes less time.
import { realClock } from "../../shared/clock.ts";
import { startCloud } from "../../local/cloud.ts";
import { eventLog } from "../../local/events.ts";
import { regionsOf, type Line, type LineOptions } from "./line.ts";

/** Long enough to be in the middle of a call for some seconds. */
const REPLY_MS = 700;

/** Deploys the program and starts its schedules. */
export const startRealLine = async ({ program, seed, botWaitMs }: LineOptions): Promise<Line> => {
  const clock = realClock;
  const events = eventLog();
  const cloud = await startCloud({ program, clock, seed, port: 0, faults: [], events, botWaitMs, schedules: true });
  const witness = String(cloud.outputs["witness"]);
  return { cloud, clock, events, ...regionsOf(program), witness, replyMs: REPLY_MS, isSpoken: false, finish: (work) => work };
};
