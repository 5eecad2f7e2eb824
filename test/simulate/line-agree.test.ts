// What counts as the model and the line telling the same.
import { expect } from "chai";
import { differences, type Outcome } from "../../simulate/line/agree.ts";
import type { CallOutcome, Ending, Routed } from "../../simulate/outcomes.ts";
import type { Scenario } from "../../simulate/scenarios.ts";

const call = (ending: Ending, overrides: Partial<CallOutcome> = {}): CallOutcome => ({
  startedAtMs: 0,
  ending,
  delayMs: 0,
  extraSentences: 0,
  askedAgain: 0,
  metFailed: ending === "twin" || ending === "callback",
  reported: false,
  ...overrides,
});

/** @param movedAtMs when new calls were sent to the standby, home again, and so on by turns */
const outcome = (calls: readonly (Ending | CallOutcome)[], ...movedAtMs: readonly number[]): Outcome => ({
  calls: calls.map((one) => (typeof one === "string" ? call(one) : one)),
  routed: [0, ...movedAtMs].map((fromMs, index): Routed => ({ fromMs, to: index % 2 === 0 ? "home" : "standby" })),
});

const OUTAGE: Scenario = {
  name: "outage",
  says: "The home bot is down.",
  spells: [{ fromMs: 10_000, untilMs: 60_000, fault: { where: "home", part: "bot", effect: { kind: "down" } } }],
  breaksAtMs: 10_000,
  lengthMs: 100_000,
  botWaitMs: 8_000,
  isOneRegion: true,
};

const NONE: readonly Outcome["routed"][] = [];
const told = (model: Outcome, line: Outcome, { scenario = OUTAGE, isSpoken = true, chances = NONE } = {}) =>
  differences(scenario, { model, chances }, line, isSpoken);
const names = (...all: Parameters<typeof told>) => told(...all).map(({ what }) => what);

describe("differences()", () => {
  it("finds none where few calls fell on the other side of the break", () =>
    expect(told(outcome(["twin", "served", "served"], 18_000), outcome(["twin", "twin", "served"], 20_000))).to.deep.equal([]));

  it("finds calls that ended otherwise, and a single lost one", () => {
    expect(names(outcome(Array<Ending>(4).fill("served")), outcome(Array<Ending>(4).fill("misled")))).to.deep.equal(["misled"]);
    expect(names(outcome(["served"]), outcome(["lost"]))).to.deep.equal(["lost"]);
  });

  it("finds that the twin asked more, also of a caller who is to be called back", () => {
    expect(names(outcome(["twin"]), outcome([call("twin", { extraSentences: 1 })]))).to.deep.equal(["extraSentences"]);
    expect(names(outcome(["callback"]), outcome([call("callback", { askedAgain: 1 })]))).to.deep.equal(["askedAgain"]);
  });

  it("finds that the twin took longer, where words take time", () => {
    const slow = [outcome([call("twin", { delayMs: 6_000 })]), outcome([call("twin", { delayMs: 9_001 })])] as const;
    expect(told(...slow)).to.deep.equal([{ what: "delay by the twin", model: "6.0 s", line: "9.0 s" }]);
    expect(told(...slow, { isSpoken: false })).to.deep.equal([]);
  });

  it("holds a line where a share of requests fails against the model by many chances, not by one", () => {
    const flaky: Scenario["spells"][number]["fault"] = { where: "home", part: "bot", effect: { kind: "errors", share: 0.3 } };
    const scenario: Scenario = { ...OUTAGE, spells: [{ fromMs: 10_000, untilMs: 60_000, fault: flaky }] };
    const chances = [outcome([], 12_000).routed, outcome([], 40_000).routed];
    expect(told(outcome([], 12_000), outcome([], 45_000), { scenario, chances })).to.deep.equal([]);
    expect(names(outcome([], 12_000), outcome([], 45_001), { scenario, chances })).to.deep.equal(["move 1 of new calls"]);
    expect(names(outcome([], 12_000), outcome([]), { scenario, chances })).to.deep.equal(["moves of new calls"]);
  });

  it("finds the first move that is more than an interval of probes apart, or that only one of the two made", () => {
    expect(names(outcome([], 12_000), outcome([], 17_001))).to.deep.equal(["move 1 of new calls"]);
    expect(told(outcome([], 12_000, 70_000), outcome([], 13_000))).to.deep.equal([
      { what: "move 2 of new calls", model: "to home 60.0 s after the break", line: "none" },
    ]);
  });

  it("gives the menu the time in which a call asks both bots", () => {
    const scenario = { ...OUTAGE, spells: OUTAGE.spells.map((spell) => ({ ...spell, fault: { ...spell.fault, where: "both" } as const })) };
    expect(told(outcome([], 12_000), outcome([], 25_000), { scenario })).to.deep.equal([]);
    expect(names(outcome([], 12_000), outcome([], 25_001), { scenario })).to.deep.equal(["move 1 of new calls"]);
  });

  it("forgives a move that one of the two made just before the end", () =>
    expect(told(outcome([], 12_000, 99_000), outcome([], 12_000))).to.deep.equal([]));

  it("leaves it to luck whether a fault is seen that is over before the next probe", () => {
    const scenario = { ...OUTAGE, spells: OUTAGE.spells.map((spell) => ({ ...spell, untilMs: 13_000 })) };
    expect(told(outcome([], 12_000), outcome([]), { scenario })).to.deep.equal([]);
  });
});
