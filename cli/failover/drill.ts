// `twinline failover drill`: the drill with its step by step story, Ctrl-C included.
import { realClock } from "../../shared/clock.ts";
import { UserError } from "../../local/errors.ts";
import { colours, untilStopped, type Colours } from "../common/terminal.ts";
import { part, together } from "../common/all-problems.ts";
import { drillLine, type Drilled } from "./drill-line.ts";
import type { Listener } from "./drill-steps.ts";
import { parseDuration } from "../common/duration.ts";
import { findLine, type LineOptions } from "../common/stack.ts";
import { say, sayForNow, sayInstead, sayJson, warn } from "../common/print.ts";
import { lineServices } from "./services.ts";
import { callByHand, localCall } from "./test-call.ts";

/** The drill's hold outlasts the wait for a call by so much: probes, the way back, a table that has to be tried again. */
const MARGIN_MS = 300_000;
const LONGEST_WAIT_MS = 3_600_000;

const parseWait = (text: string): number => {
  const ms = parseDuration(text);
  if (ms === undefined || ms <= 0 || ms > LONGEST_WAIT_MS)
    throw new UserError(`Cannot wait "${text}" for a call: write up to an hour, as in 90s or 5m.`);
  return ms;
};

const people = (paint: Colours): Listener => ({
  begins: (name) => sayForNow(paint.dim(`  … ${name}`)),
  ends: ({ name, ok, detail, ms }) =>
    sayInstead(`${ok ? paint.green("  ✔") : paint.red("  ✖")} ${name.padEnd(42)} ${detail} ${paint.dim(`(${(ms / 1_000).toFixed(1)} s)`)}`),
  tell: (text) => sayInstead(paint.bold(`    ${text}`)),
});

const machines: Listener = {
  begins: () => undefined,
  ends: sayJson,
  tell: (text) => sayJson({ kind: "drill-asks", text }),
};

/** What a drill came to, in lines for people. */
export const drillLines = ({ outcome, steps, problems }: Drilled, paint: Colours): readonly string[] => {
  const back = steps.find(({ name }) => name === "move back");
  if (outcome === "passed") return [paint.bold(`The drill passed: calls to every line were served by the standby; ${back?.detail ?? ""}.`)];
  const head = outcome === "refused" ? "The drill was refused; nothing was moved." : "The drill failed.";
  return [paint.bold(paint.red(head)), ...problems];
};

/** The command. Exit code 1 unless the drill passed. */
export const drill = async (options: LineOptions & { readonly json: boolean; readonly wait: string }): Promise<void> => {
  const [line, waitMs] = await together(
    findLine(options),
    part(() => parseWait(options.wait)),
  );
  const clock = realClock;
  const services = await lineServices(line, { clock, warn });
  const placeCalls = line.endpoint === undefined ? callByHand({ clock, watch: services.watch, limitMs: waitMs }) : localCall(line.endpoint);
  const stopper = new AbortController();
  const stop = async (): Promise<void> => {
    await untilStopped();
    // A second Ctrl-C would leave the line where it is.
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.on(signal, () => warn("It stops already: a line that was moved is moved back first. Wait for it."));
    warn("Stopping: a line that was moved is moved back first.");
    stopper.abort(new Error("stopped by Ctrl-C"));
  };
  void stop();
  const paint = colours(process.stdout);
  const lines = Object.keys(line.apps).join(" and ");
  if (!options.json) say(`Drilling ${paint.bold(line.name)} (${lines}): to ${line.standby} and back.`);
  const drilled = await drillLine(
    { ...services, placeCalls },
    {
      listener: options.json ? machines : people(paint),
      signal: stopper.signal,
      holdMs: waitMs + MARGIN_MS,
    },
  );
  if (options.json) sayJson(drilled);
  else say(...drillLines(drilled, paint));
  if (drilled.outcome !== "passed") process.exitCode = 1;
};
