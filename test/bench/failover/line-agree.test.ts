// What counts as the model and the line telling the same.
import { expect } from "chai";
import { differences, firstMove, type Outcome } from "../../../bench/failover/line/agree.ts";
import type { CallOutcome, Ending } from "../../../bench/failover/outcomes.ts";
import type { Scenario } from "../../../bench/failover/scenarios.ts";

const call = (ending: Ending, startedAtMs = 0): CallOutcome => ({
  startedAtMs,
  ending,
  delayMs: 0,
  extraSentences: 0,
  askedAgain: 0,
  metFailed: false,
  reported: false,
});

const outcome = (endings: readonly Ending[], movedAtMs?: number): Outcome => ({
  calls: endings.map((ending) => call(ending)),
  routed: [
    { fromMs: 0, to: "home", why: "first run" },
    ...(movedAtMs === undefined ? [] : [{ fromMs: movedAtMs, to: "standby" as const, why: "active-failed" }]),
  ],
});

const OUTAGE: Scenario = {
  name: "outage",
  says: "The home bot is down.",
  spells: [{ fromMs: 10_000, untilMs: 100_000, fault: { where: "home", part: "bot", effect: { kind: "down" } } }],
  breaksAtMs: 10_000,
  lengthMs: 100_000,
  botWaitMs: 8_000,
  isOneRegion: true,
};

const told = (model: Outcome, line: Outcome, scenario = OUTAGE) => differences(scenario, model, line).map(({ what }) => what);

describe("differences()", () => {
  it("finds none where few calls fell on the other side of the break", () =>
    expect(told(outcome(["twin", "served", "served"], 18_000), outcome(["twin", "twin", "served"], 20_000))).to.deep.equal([]));

  it("finds a single lost call", () => expect(told(outcome(["served"]), outcome(["lost"]))).to.deep.equal(["lost"]));

  it("finds a move more than an interval of probes apart, and one that only one of the two made", () => {
    expect(told(outcome([], 12_000), outcome([], 17_001))).to.deep.equal(["until new calls move"]);
    expect(told(outcome([], 12_000), outcome([]))).to.deep.equal(["until new calls move"]);
  });

  it("leaves it to luck whether a fault is seen that is over before the next probe", () => {
    const short = { ...OUTAGE, spells: OUTAGE.spells.map((spell) => ({ ...spell, untilMs: 13_000 })) };
    expect(told(outcome([], 12_000), outcome([]), short)).to.deep.equal([]);
  });
});

describe("firstMove()", () => {
  it("is timed from the break", () => expect(firstMove(outcome([], 12_000).routed, 10_000)).to.equal(2_000));
  it("passes over what happened before", () => expect(firstMove(outcome([], 9_000).routed, 10_000)).to.equal(undefined));
});
