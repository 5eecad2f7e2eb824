import { expect } from "chai";
import { decide, pointerAfter, type Decision, type Observation } from "../../../functions/failover/decide.ts";
import type { Pointer } from "../../../functions/failover/pointer.ts";
import { SATURDAY_9AM } from "../services.ts";
import { aPointer, RULES } from "./pointers.ts";

const NOW = SATURDAY_9AM;
const seen = (home: Observation, standby: Observation) => ({ "us-east-1": home, "us-west-2": standby });
const streaks = (home: number, standby: number) => ({ "us-east-1": home, "us-west-2": standby });

const atStandby = (overrides: Partial<Pointer> = {}): Pointer =>
  aPointer({ lexRegion: "us-west-2", state: "failed-over", movedAt: NOW - RULES.dwellMs, streaks: streaks(4, 9), ...overrides });

interface Case {
  readonly what: string;
  readonly pointer: Pointer;
  readonly seen: ReturnType<typeof seen>;
  readonly decision: Decision;
}

const CASES: readonly Case[] = [
  {
    what: "stays while the active bot is good",
    pointer: aPointer(),
    seen: seen("good", "good"),
    decision: { kind: "stay", why: "active-good" },
  },
  {
    what: "stays after one failure",
    pointer: aPointer(),
    seen: seen("failed", "good"),
    decision: { kind: "stay", why: "active-unproven" },
  },
  {
    what: "switches after the second failure in a row",
    pointer: aPointer({ streaks: streaks(-1, 5) }),
    seen: seen("failed", "good"),
    decision: { kind: "switch", to: "us-west-2", because: "active-failed" },
  },
  {
    what: "starts counting again after a good probe",
    pointer: aPointer({ streaks: streaks(1, 5) }),
    seen: seen("failed", "good"),
    decision: { kind: "stay", why: "active-unproven" },
  },
  {
    what: "stays when the standby is not proven in this run",
    pointer: aPointer({ streaks: streaks(-1, 5) }),
    seen: seen("failed", "throttled"),
    decision: { kind: "stay", why: "standby-unproven" },
  },
  {
    what: "stays when the standby has just failed too",
    pointer: aPointer({ streaks: streaks(-1, 5) }),
    seen: seen("failed", "failed"),
    decision: { kind: "stay", why: "standby-unproven" },
  },
  {
    what: "only alarms when both regions fail",
    pointer: aPointer({ streaks: streaks(-1, -1) }),
    seen: seen("failed", "failed"),
    decision: { kind: "alarm", what: "both-down" },
  },
  {
    what: "never leaves a bot that is throttled",
    pointer: aPointer({ streaks: streaks(-5, 5) }),
    seen: seen("throttled", "good"),
    decision: { kind: "stay", why: "active-unproven" },
  },
  {
    what: "never leaves a bot that the observer may not ask",
    pointer: aPointer({ streaks: streaks(-5, 5) }),
    seen: seen("unknown", "good"),
    decision: { kind: "stay", why: "active-unproven" },
  },
  {
    what: "stays where it is held, whatever fails",
    pointer: aPointer({ streaks: streaks(-9, 5), hold: { by: "ada", until: NOW + 1 } }),
    seen: seen("failed", "good"),
    decision: { kind: "stay", why: "held" },
  },
  {
    what: "goes on deciding when a hold has ended",
    pointer: aPointer({ streaks: streaks(-9, 5), hold: { by: "ada", until: NOW } }),
    seen: seen("failed", "good"),
    decision: { kind: "switch", to: "us-west-2", because: "active-failed" },
  },
  {
    what: "returns home after the dwell, when home has been good five times in a row",
    pointer: atStandby(),
    seen: seen("good", "good"),
    decision: { kind: "switch", to: "us-east-1", because: "home-recovered" },
  },
  {
    what: "does not return before the dwell is over",
    pointer: atStandby({ movedAt: NOW - RULES.dwellMs + 1 }),
    seen: seen("good", "good"),
    decision: { kind: "stay", why: "active-good" },
  },
  {
    what: "does not return for four good probes",
    pointer: atStandby({ streaks: streaks(3, 9) }),
    seen: seen("good", "good"),
    decision: { kind: "stay", why: "active-good" },
  },
  {
    what: "does not return on the strength of earlier probes alone",
    pointer: atStandby({ streaks: streaks(8, 9) }),
    seen: seen("throttled", "good"),
    decision: { kind: "stay", why: "active-good" },
  },
  {
    what: "leaves the standby without dwell when it fails and home is good",
    pointer: atStandby({ movedAt: NOW - 1, streaks: streaks(0, -1) }),
    seen: seen("good", "failed"),
    decision: { kind: "switch", to: "us-east-1", because: "active-failed" },
  },
  {
    what: "takes a region that the line does not have for home",
    pointer: aPointer({ lexRegion: "eu-west-1", streaks: streaks(-1, 5) }),
    seen: seen("failed", "good"),
    decision: { kind: "switch", to: "us-west-2", because: "active-failed" },
  },
];

describe("decide()", () => {
  for (const { what, pointer, seen: observed, decision } of CASES)
    it(what, () => {
      expect(decide(pointer, observed, NOW, RULES)).to.deep.equal(decision);
    });
});

describe("pointerAfter()", () => {
  it("makes the next version, at the new region, with the streaks of this run", () => {
    const before = aPointer({ streaks: streaks(-1, 5) });
    const decision: Decision = { kind: "switch", to: "us-west-2", because: "active-failed" };
    expect(pointerAfter(before, seen("failed", "good"), decision, NOW, RULES)).to.deep.equal({
      lexRegion: "us-west-2",
      epoch: 8,
      state: "failed-over",
      reason: "active-failed",
      updatedAt: NOW,
      movedAt: NOW,
      streaks: streaks(-2, 6),
    });
  });

  it("keeps region and time of the last move when both are down, and says so", () => {
    const before = aPointer({ streaks: streaks(-1, -1) });
    expect(pointerAfter(before, seen("failed", "failed"), { kind: "alarm", what: "both-down" }, NOW, RULES)).to.include({
      lexRegion: "us-east-1",
      state: "both-down",
      movedAt: before.movedAt,
    });
  });

  it("is no longer both-down once a bot is good again", () => {
    const before = aPointer({ state: "both-down", streaks: streaks(-4, -4) });
    const observed = seen("good", "failed");
    expect(pointerAfter(before, observed, decide(before, observed, NOW, RULES), NOW, RULES)).to.include({
      lexRegion: "us-east-1",
      state: "normal",
    });
  });

  it("leaves the keypad menu on as long as the hold that people set it under", () => {
    const before = aPointer({ state: "menu", hold: { by: "ada", until: NOW + 1 } });
    const after = (now: number): Pointer => pointerAfter(before, seen("good", "good"), { kind: "stay", why: "held" }, now, RULES);
    expect(after(NOW).state).to.equal("menu");
    expect(after(NOW + 1).state).to.equal("normal");
  });

  it("keeps a hold until its end, and drops it then", () => {
    const hold = { by: "ada", until: NOW + 1 };
    const after = (now: number): Pointer =>
      pointerAfter(aPointer({ hold }), seen("good", "good"), { kind: "stay", why: "held" }, now, RULES);
    expect(after(NOW).hold).to.deep.equal(hold);
    expect(after(NOW + 1)).not.to.have.property("hold");
  });

  it("leaves a streak alone when a probe says nothing", () => {
    const before = aPointer({ streaks: streaks(-1, 5) });
    expect(pointerAfter(before, seen("throttled", "unknown"), { kind: "stay", why: "active-unproven" }, NOW, RULES).streaks).to.deep.equal(
      streaks(-1, 5),
    );
  });
});
