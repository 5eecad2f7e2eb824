// `twinline failover status`: reads everything side by side, each part for itself, and tells it.
import { realClock } from "../../shared/clock.ts";
import { UserError } from "../../local/errors.ts";
import { colours } from "../common/terminal.ts";
import { wordsOf } from "../common/ask-aws.ts";
import { findLine, type LineOptions } from "../common/stack.ts";
import { during, say, sayJson, warn } from "../common/print.ts";
import { lineServices, type LineServices } from "./services.ts";
import { statusLines } from "./status-lines.ts";
import type { Facts, Part } from "./facts.ts";
import { statusOf } from "./status-of.ts";

/** When something needs attention: neither success nor a failure of the command. */
const ATTENTION = 2;

const partOf = async <Value>(work: () => Promise<Value>): Promise<Part<Value>> => {
  try {
    return { value: await work() };
  } catch (error) {
    return { why: error instanceof UserError ? error.problems.join(" ").replace(/\.$/, "") : wordsOf(error) };
  }
};

type StatusServices = Pick<LineServices, "clock" | "line" | "pointers" | "replica" | "observer" | "models" | "watch" | "history">;

/** Reads what there is to read. Never throws for what a service does. */
export const readFacts = async ({ clock, line, pointers, replica, observer, models, watch, history }: StatusServices): Promise<Facts> => {
  const { home, standby } = line;
  const [{ rules, unread }, ofHome, ofReplica, ofObserver, homeMs, standbyMs, hashes, alarms, events] = await Promise.all([
    observer.rules(),
    partOf(() => pointers.read()),
    partOf(() => replica.read()),
    partOf(() => observer.state()),
    partOf(() => watch.latency(home)),
    partOf(() => watch.latency(standby)),
    partOf(models),
    partOf(() => watch.alarms(line.alarms)),
    partOf(history),
  ]);
  return {
    name: line.name,
    now: clock.now(),
    rules,
    rulesUnread: unread,
    home: ofHome,
    replica: ofReplica,
    observer: ofObserver,
    latency: { [home]: homeMs, [standby]: standbyMs },
    models: hashes,
    alarms,
    history: events,
  };
};

/** The command. */
export const status = async (options: LineOptions & { readonly json: boolean }): Promise<void> => {
  const line = await findLine(options);
  const facts = await during(`reading ${line.name}`, readFacts(await lineServices(line, { clock: realClock, warn })));
  const told = statusOf(facts);
  if (options.json) sayJson(told);
  else say(...statusLines(told, facts, colours(process.stdout)));
  if (told.attention.length > 0) process.exitCode = ATTENTION;
};
