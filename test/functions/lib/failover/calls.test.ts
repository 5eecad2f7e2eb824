import { expect } from "chai";
import {
  afterReport,
  callsFailed,
  callsFailedByBoth,
  NO_CALLS,
  type CallReport,
  type Calls,
} from "../../../../functions/lib/failover/calls.ts";
import { NOW } from "./pointers.ts";

const aReport = (contactId: string, overrides: Partial<CallReport> = {}): CallReport => ({
  contactId,
  at: NOW,
  failedRegion: "us-east-1",
  twin: "answered",
  ...overrides,
});

const told = (...ended: readonly CallReport[]): Calls => ({ ...NO_CALLS, ended });
const three = (overrides: Partial<CallReport> = {}): Calls => told(...["a", "b", "c"].map((id) => aReport(id, overrides)));

describe("callsFailed()", () => {
  it("takes three different contacts that the twin served", () => {
    expect(callsFailed(three(), "us-east-1", 0, NOW)).to.equal(true);
    expect(callsFailed(told(aReport("a"), aReport("a"), aReport("b")), "us-east-1", 0, NOW)).to.equal(false);
  });

  for (const [what, calls] of [
    ["of the other bot", three({ failedRegion: "us-west-2" })],
    ["older than a minute", three({ at: NOW - 60_001 })],
    ["of a time to come", three({ at: NOW + 1 })],
    ["that the twin failed as well", three({ twin: "failed" })],
  ] as const)
    it(`takes no reports ${what}`, () => {
      expect(callsFailed(calls, "us-east-1", 0, NOW)).to.equal(false);
    });
});

describe("callsFailedByBoth()", () => {
  it("takes three different contacts that were failed twice", () => {
    expect(callsFailedByBoth(three({ twin: "failed" }), "us-east-1", 0, NOW)).to.equal(true);
    expect(callsFailedByBoth(three(), "us-east-1", 0, NOW)).to.equal(false);
  });
});

describe("afterReport()", () => {
  it("starts a round at the first report, and none while that one runs", () => {
    const first = afterReport(NO_CALLS, aReport("a", { twin: "asked" }), NOW);
    expect(first).to.deep.equal({ calls: { ...NO_CALLS, rounds: [NOW] }, isNews: true, startsRound: true });
    expect(afterReport(first.calls, aReport("b", { twin: "asked" }), NOW + 1999)).to.deep.include({ isNews: false, startsRound: false });
    expect(afterReport(first.calls, aReport("b", { twin: "asked" }), NOW + 2000)).to.include({ startsRound: true });
  });

  it("starts six rounds a minute and keeps three contacts, whatever the storm", () => {
    let calls = NO_CALLS;
    let news = 0;
    for (let index = 0; index < 1000; index += 1) {
      const after = afterReport(calls, aReport(`contact-${index}`, { at: NOW + index * 50 }), NOW + index * 50);
      calls = after.calls;
      if (after.isNews) news += 1;
    }
    expect(calls.rounds).to.have.length(6);
    expect(calls.ended).to.have.length(3);
    expect(news).to.be.at.most(9);
  });
});
