// A drill: prove the standby, move all lines there under a hold, since one pointer steers them, see calls served there, move back. Nothing is destroyed, nothing is ordered,
// and whatever happens on the way (a failed step, Ctrl-C), the row goes back to what it was.
import { eventOf } from "../../functions/lib/failover/line-event.ts";
import { activeRegion } from "../../functions/lib/failover/pointer.ts";
import type { Region } from "../../shared/region.ts";
import { UserError } from "../../local/errors.ts";
import { changePointer, currentPointer } from "./change.ts";
import { heldPointer } from "./changes.ts";
import { drillRefusals } from "./drill-refusals.ts";
import { drillSteps, orStopped, StepError, type Listener, type Step, type Steps } from "./drill-steps.ts";
import { spokenMoment } from "../common/duration.ts";
import { moveBack, type Move } from "./move-back.ts";
import { proveStandby, type Proved } from "./prove.ts";
import type { LineServices } from "./services.ts";
import type { PlaceTestCalls } from "./test-call.ts";

export interface DrillServices extends Pick<
  LineServices,
  "clock" | "line" | "pointers" | "observer" | "botIn" | "lookup" | "publish" | "whoAmI" | "newId"
> {
  readonly placeCalls: PlaceTestCalls;
}

export interface DrillOptions {
  readonly listener: Listener;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /** How long the hold lasts at most, in ms: the net under a drill that is killed. */
  readonly holdMs: number;
}

export interface Drilled {
  readonly kind: "drill-ended";
  readonly outcome: "passed" | "failed" | "refused";
  readonly steps: readonly Step[];
  /** Why it was refused or failed. */
  readonly problems: readonly string[];
}

/** The lookup reads the row as DynamoDB likes to answer: a moment old. So often it is asked, with so many ms between. */
const LOOKS = 20;
const LOOK_MS = 500;
const WHAT = "move the line";

/** Waits until the lookup sends calls to each app to a region. */
const lookupSays = async (
  { clock, line, lookup }: DrillServices,
  region: Region,
  asked: () => void,
  signal?: AbortSignal,
): Promise<string> => {
  for (const slug of Object.keys(line.apps))
    for (let looks = LOOKS; ; looks -= 1) {
      asked();
      const { activeRegion: told, mode } = await lookup(slug);
      if (told === region && mode === "bot") break;
      if (looks <= 1) throw new Error(`the lookup still sends calls to ${slug} to ${mode === "bot" ? told : "the menu"}`);
      signal?.throwIfAborted();
      await clock.sleep(LOOK_MS);
    }
  return `it sends calls to ${region}`;
};

/** Everything from the move to the way back. @returns whether the row may have been written, and why it failed, if it did */
const moveAndBack = async (
  services: DrillServices,
  { listener, signal, holdMs }: DrillOptions,
  steps: Steps,
  by: string,
  lines: readonly Proved[],
): Promise<{ readonly begun: boolean; readonly problems: readonly string[] }> => {
  const { clock, line, observer, publish, placeCalls } = services;
  const { home, standby } = line;
  const { rules } = await observer.rules();
  const teller = { line: line.name, by };
  const problems: string[] = [];
  let move: Move | undefined;
  let lookups = 0;
  const countLook = (): void => {
    lookups += 1;
  };
  const attempt = async (name: string, work: () => Promise<string>): Promise<boolean> => {
    try {
      await steps.take(name, work);
      return true;
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      problems.push(`${name}: ${error.message.replace(/\.$/, "")}.`);
      return false;
    }
  };

  const moved = await attempt(`move to ${standby}`, async () => {
    const state = await observer.state();
    signal.throwIfAborted();
    await changePointer(services, WHAT, (pointer, now) => {
      const reasons = drillRefusals({ pointer, observer: state, me: by, now, rules });
      if (reasons.length > 0) throw new UserError(reasons);
      const hold = { by, until: now + holdMs, region: standby, menu: false, reason: "drill" };
      // Noted before it is written: the answer to a write can be lost.
      move = { before: pointer, after: heldPointer(pointer, hold, now, rules), by };
      return move.after;
    });
    await publish(eventOf({ kind: "moved", from: home, to: standby, reason: "drill" }, clock.now(), teller));
    return `held there until ${spokenMoment(clock.now() + holdMs)} at most`;
  });
  const since = clock.now();
  const seen = moved && (await attempt("ask the lookup", () => orStopped(signal, () => lookupSays(services, standby, countLook, signal))));
  const called = lines.flatMap(({ number, ...app }) => (number === undefined ? [] : [{ ...app, number }]));
  if (seen && called.length > 0)
    await attempt(`call ${called.map(({ slug }) => slug).join(" and ")}`, () =>
      orStopped(signal, () => placeCalls({ region: standby, lines: called, signal, lookups, since, tell: (text) => listener.tell(text) })),
    );
  const way = move;
  if (way === undefined) return { begun: false, problems };
  let region: Region | undefined;
  await attempt("move back", async () => {
    const back = await moveBack(services, way);
    region = back.pointer === undefined ? undefined : activeRegion(back.pointer, line);
    if (region === home) await publish(eventOf({ kind: "moved", from: standby, to: home, reason: "drill ended" }, clock.now(), teller));
    return back.detail;
  });
  const there = region;
  if (there !== undefined) await attempt("ask the lookup again", () => lookupSays(services, there, countLook));
  return { begun: true, problems };
};

/**
 * Drills the line.
 * @throws UserError when not even that can be told whether it may begin
 */
export const drillLine = async (services: DrillServices, options: DrillOptions): Promise<Drilled> => {
  const { clock, line, observer, publish, whoAmI } = services;
  const steps = drillSteps(clock, options.listener);
  const by = await whoAmI();
  const end = async (outcome: Drilled["outcome"], problems: readonly string[]): Promise<Drilled> => {
    const reason = problems.length === 0 ? "every step came out" : problems.join(" ").slice(0, 1_000);
    await publish(eventOf({ kind: "drill", region: line.standby, outcome, reason }, clock.now(), { line: line.name, by }));
    return { kind: "drill-ended", outcome, steps: steps.done, problems };
  };

  const [{ pointer, unfit }, { rules }, state] = await Promise.all([currentPointer(services, "drill"), observer.rules(), observer.state()]);
  const proof = await proveStandby(services, steps, options.signal);
  const refusals = [
    ...(unfit?.problems ?? []).map((problem) => `Cannot drill: the pointer makes no sense. ${problem}`),
    ...drillRefusals({ pointer, observer: state, me: by, now: clock.now(), rules }),
    ...proof.problems.map((problem) => `Cannot drill: ${problem}`),
  ];
  if (refusals.length > 0) return end("refused", refusals);
  const { begun, problems } = await moveAndBack(services, options, steps, by, proof.lines);
  return end(problems.length === 0 ? "passed" : begun ? "failed" : "refused", problems);
};
