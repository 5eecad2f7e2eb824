// What must hold of decide() in every history, not only in those we thought of.
import * as fc from "fast-check";
import { decide, pointerAfter, type Decision, type Observation } from "../../../functions/failover/decide.ts";
import { activeRegion, type Pointer } from "../../../functions/failover/pointer.ts";
import { SATURDAY_9AM } from "../services.ts";
import { aPointer, RULES } from "./pointers.ts";

const observation = fc.constantFrom<Observation>("good", "failed", "throttled", "unknown");

interface Run {
  readonly before: Pointer;
  readonly seen: Readonly<Record<string, Observation>>;
  readonly decision: Decision;
  readonly now: number;
}

/** A history of runs, a minute apart, from the first pointer on; holds come and go. */
const histories = fc
  .array(fc.record({ home: observation, standby: observation, holdMinutes: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 9 }) }), {
    maxLength: 60,
  })
  .map((minutes): readonly Run[] => {
    let pointer = aPointer();
    return minutes.map(({ home, standby, holdMinutes }, minute) => {
      const now = SATURDAY_9AM + minute * 60_000;
      if (holdMinutes !== null) pointer = { ...pointer, hold: { by: "ada", until: now + holdMinutes * 60_000 } };
      const seen = { [RULES.home]: home, [RULES.standby]: standby };
      const run = { before: pointer, seen, now, decision: decide(pointer, seen, now, RULES) };
      pointer = pointerAfter(pointer, seen, run.decision, now, RULES);
      return run;
    });
  });

const always = (holds: (run: Run, history: readonly Run[]) => boolean): void =>
  fc.assert(
    fc.property(histories, (history) => history.every((run) => holds(run, history))),
    { numRuns: 2000, seed: 20_261_121 },
  );

describe("decide(), in every history,", () => {
  it("moves only to a region that this very run has proven good", () => {
    always(({ decision, seen }) => decision.kind !== "switch" || seen[decision.to] === "good");
  });

  it("never breaks a hold before its end", () => {
    always(({ decision, before, now }) => decision.kind !== "switch" || before.hold === undefined || now >= before.hold.until);
  });

  it("never leaves the standby for home before the dwell", () => {
    always(
      ({ decision, before, now }) =>
        decision.kind !== "switch" || decision.because !== "home-recovered" || now - before.movedAt >= RULES.dwellMs,
    );
  });

  it("never leaves a bot that did not fail as often in a row as the rules ask", () => {
    always(({ decision, before }, history) => {
      if (decision.kind !== "switch" || decision.because !== "active-failed") return true;
      const active = activeRegion(before, RULES);
      const told = history
        .slice(0, history.findIndex((run) => run.before === before) + 1)
        .map(({ seen }) => seen[active])
        .filter((one) => one === "good" || one === "failed");
      return told.slice(-RULES.failuresToLeave).every((one) => one === "failed") && told.length >= RULES.failuresToLeave;
    });
  });

  it("changes nothing when both are down", () => {
    always(({ decision, seen }) => !(seen[RULES.home] === "failed" && seen[RULES.standby] === "failed") || decision.kind !== "switch");
  });

  it("numbers every version of the row", () => {
    always(({ before, seen, decision, now }) => pointerAfter(before, seen, decision, now, RULES).epoch === before.epoch + 1);
  });
});
