import { expect } from "chai";
import { NO_CALLS, type Calls, type TwinStage } from "../../../../functions/lib/failover/calls.ts";
import { decide, isChange, pointerAfter, type Decision, type Evidence } from "../../../../functions/lib/failover/decide.ts";
import type { Pointer } from "../../../../functions/lib/failover/pointer.ts";
import type { BotSeen } from "../../../../functions/lib/failover/seen.ts";
import { aBotSeen, aPointer, FAILED, GOOD, NOW, RULES } from "./pointers.ts";

const HEALTHY = { at: NOW, result: "good" } as const;

const evidence = (home: BotSeen, standby: BotSeen, more: Partial<Evidence> = {}): Evidence => ({
  bots: { "us-east-1": home, "us-west-2": standby },
  calls: NO_CALLS,
  ...more,
});

/** As many different contacts, all told now. */
const contacts = (count: number, twin: TwinStage, failedRegion: "us-east-1" | "us-west-2" = "us-east-1"): Calls => ({
  ...NO_CALLS,
  ended: Array.from({ length: count }, (_, index) => ({ contactId: `contact-${index}`, at: NOW, failedRegion, twin })),
});

const atStandby = (overrides: Partial<Pointer> = {}): Pointer =>
  aPointer({ lexRegion: "us-west-2", state: "failed-over", movedAt: NOW - RULES.dwellMs, ...overrides });

const stay = (why: Extract<Decision, { kind: "stay" }>["why"]): Decision => ({ kind: "stay", why });
const leave = (because: Extract<Decision, { kind: "switch" }>["because"] = "active-failed"): Decision => ({
  kind: "switch",
  to: "us-west-2",
  because,
});
const goHome: Decision = { kind: "switch", to: "us-east-1", because: "home-recovered" };

const CASES: readonly (readonly [what: string, pointer: Pointer, evidence: Evidence, decision: Decision])[] = [
  ["stays while the active bot is good", aPointer(), evidence(GOOD, GOOD), stay("active-good")],
  ["stays after one failure", aPointer(), evidence(aBotSeen("ggf"), GOOD), stay("active-unproven")],
  ["stays when one confirming probe was good", aPointer(), evidence(aBotSeen("fgff"), GOOD), stay("active-unproven")],
  ["leaves a bot whose failure was confirmed", aPointer(), evidence(FAILED, GOOD), leave()],
  ["leaves a bot that is there and understands nothing", aPointer(), evidence(aBotSeen("ggg", "ffff"), GOOD), leave()],
  ["leaves a bot that fails half of the time", aPointer(), evidence(aBotSeen("fgfgfgfgf"), GOOD), leave()],
  ["stays when the standby is not proven", aPointer(), evidence(FAILED, aBotSeen("ggg", "")), stay("standby-unproven")],
  [
    "stays when the standby was proven too long ago",
    aPointer(),
    evidence(FAILED, aBotSeen("ggg", "g", NOW - 15_001)),
    stay("standby-unproven"),
  ],
  ["stays when the standby is throttled", aPointer(), evidence(FAILED, aBotSeen("tttttttttttt", "g")), stay("standby-unproven")],
  ["never leaves a bot that is throttled", aPointer(), evidence(aBotSeen("ttttttttt", "t"), GOOD), stay("active-unproven")],
  ["never leaves a bot that the observer may not ask", aPointer(), evidence(aBotSeen("uuuuuuuuu", "u"), GOOD), stay("active-unproven")],
  ["stays where it is held, whatever fails", aPointer({ hold: { by: "ada", until: NOW + 1 } }), evidence(FAILED, GOOD), stay("held")],
  ["is free again at the hold's end", aPointer({ hold: { by: "ada", until: NOW } }), evidence(FAILED, GOOD), leave()],
  ["stays during the cool-down", aPointer({ movedAt: NOW - 29_999 }), evidence(FAILED, GOOD), stay("cooling-down")],
  ["moves on after the cool-down", aPointer({ movedAt: NOW - 30_000 }), evidence(FAILED, GOOD), leave()],
  [
    "alarms when both fail and the control endpoint answers",
    aPointer(),
    evidence(FAILED, FAILED, { control: HEALTHY }),
    { kind: "alarm", what: "both-down" },
  ],
  [
    "counts nothing when the control endpoint fails as well",
    aPointer(),
    evidence(FAILED, FAILED, { control: { at: NOW, result: "failed" } }),
    stay("observer-sick"),
  ],
  ["counts nothing when the control endpoint was not asked", aPointer(), evidence(FAILED, FAILED), stay("observer-sick")],
  [
    "believes no control of a time to come",
    aPointer(),
    evidence(FAILED, FAILED, { control: { at: NOW + 1, result: "good" } }),
    stay("observer-sick"),
  ],
  [
    "goes to the menu when calls failed at both bots, too",
    aPointer(),
    evidence(FAILED, FAILED, { control: HEALTHY, calls: contacts(3, "failed") }),
    { kind: "menu" },
  ],
  [
    "keeps the menu when there are no more calls to tell",
    aPointer({ state: "menu" }),
    evidence(FAILED, FAILED, { control: HEALTHY }),
    { kind: "menu" },
  ],
  [
    "leaves a bot for its twin when three contacts did, though its probes are good",
    aPointer(),
    evidence(GOOD, GOOD, { calls: contacts(3, "answered") }),
    leave("calls-failed"),
  ],
  ["does not leave it for two", aPointer(), evidence(GOOD, GOOD, { calls: contacts(2, "answered") }), stay("active-good")],
  [
    "does not leave a bot for calls that its throttling turned away",
    aPointer(),
    evidence(aBotSeen("gggtg"), GOOD, { calls: contacts(3, "answered") }),
    stay("active-good"),
  ],
  [
    "does not leave a bot for calls that were turned away by a throttle which only their own round of probes met",
    aPointer(),
    evidence(GOOD, GOOD, { calls: { ...contacts(3, "answered"), throttledAt: { "us-east-1": NOW - 60_000 } } }),
    stay("active-good"),
  ],
  [
    "leaves it for calls when only the twin was throttled, or when that is long ago",
    aPointer(),
    evidence(GOOD, GOOD, { calls: { ...contacts(3, "answered"), throttledAt: { "us-west-2": NOW, "us-east-1": NOW - 300_001 } } }),
    leave("calls-failed"),
  ],
  [
    "does not take calls from before the last move as evidence",
    aPointer({ movedAt: NOW }),
    evidence(GOOD, GOOD, { calls: contacts(3, "answered") }),
    stay("active-good"),
  ],
  ["returns home after the dwell", atStandby(), evidence(GOOD, GOOD), goHome],
  ["does not return before the dwell", atStandby({ movedAt: NOW - RULES.dwellMs + 1 }), evidence(GOOD, GOOD), stay("active-good")],
  [
    "does not return to a home that was failed within the dwell",
    atStandby(),
    evidence({ ...GOOD, goodSince: NOW - RULES.dwellMs + 1 }, GOOD),
    stay("active-good"),
  ],
  [
    "does not return to a home with a failed probe of late",
    atStandby(),
    evidence({ ...GOOD, ...aBotSeen("ggfgg") }, GOOD),
    stay("active-good"),
  ],
  ["takes a region the line does not have for home", aPointer({ lexRegion: "eu-west-1" }), evidence(FAILED, GOOD), leave()],
];

describe("decide()", () => {
  for (const [what, pointer, seen, decision] of CASES)
    it(what, () => {
      expect(decide(pointer, seen, NOW, RULES)).to.deep.equal(decision);
    });
});

describe("pointerAfter()", () => {
  it("moves, under the next epoch, with the time and the reason", () => {
    expect(pointerAfter(aPointer(), leave(), NOW, RULES)).to.deep.equal(
      aPointer({ lexRegion: "us-west-2", epoch: 8, state: "failed-over", reason: "active-failed", updatedAt: NOW, movedAt: NOW }),
    );
  });

  it("doubles the cool-down of a line that is not left in peace, up to the dwell, and starts it anew after one", () => {
    const moved = (coolDownMs: number, movedAt: number): number =>
      pointerAfter(aPointer({ coolDownMs, movedAt }), leave(), NOW, RULES).coolDownMs;
    expect(moved(30_000, NOW - 40_000)).to.equal(60_000);
    expect(moved(240_000, NOW - 250_000)).to.equal(RULES.dwellMs);
    expect(moved(240_000, NOW - RULES.dwellMs)).to.equal(RULES.coolDownMs);
  });

  it("drops a hold that has ended, and keeps one that has not", () => {
    const held = (until: number) => aPointer({ hold: { by: "ada", until } });
    expect(pointerAfter(held(NOW), stay("active-good"), NOW, RULES)).not.to.have.property("hold");
    expect(pointerAfter(held(NOW + 1), stay("held"), NOW, RULES).hold).to.deep.equal({ by: "ada", until: NOW + 1 });
  });

  it("leaves the menu when a bot is proven, be it one that the line may not move to yet", () => {
    const menu = aPointer({ state: "menu" });
    expect(pointerAfter(menu, stay("active-unproven"), NOW, RULES).state).to.equal("menu");
    expect(pointerAfter(menu, stay("active-good"), NOW, RULES).state).to.equal("normal");
    expect(pointerAfter(menu, stay("cooling-down"), NOW, RULES).state).to.equal("normal");
  });

  it("keeps the reason of the last change while nothing changes", () => {
    expect(pointerAfter(aPointer({ reason: "released" }), stay("active-unproven"), NOW, RULES).reason).to.equal("released");
  });
});

describe("isChange()", () => {
  it("does not count age, and counts region, state and the end of a hold", () => {
    const before = aPointer();
    expect(isChange(before, { ...before, epoch: 8, updatedAt: NOW })).to.equal(false);
    expect(isChange(before, { ...before, lexRegion: "us-west-2" })).to.equal(true);
    expect(isChange(before, { ...before, state: "both-down" })).to.equal(true);
    expect(isChange(aPointer({ hold: { by: "ada", until: NOW } }), before)).to.equal(true);
  });
});
