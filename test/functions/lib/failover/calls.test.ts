import { expect } from "chai";
import {
  afterReport,
  callsFailedAt,
  callsFailedByBoth,
  NO_CALLS,
  type CallReport,
  type Calls,
} from "../../../../functions/lib/failover/calls.ts";
import type { Region } from "../../../../shared/region.ts";
import { NOW } from "./pointers.ts";

const aReport = (contactId: string, overrides: Partial<CallReport> = {}): CallReport => ({
  app: "flowers",
  contactId,
  at: NOW,
  failedRegion: "us-east-1",
  twin: "answered",
  ...overrides,
});

const told = (...ended: readonly CallReport[]): Calls => ({ ...NO_CALLS, ended });
const three = (overrides: Partial<CallReport> = {}): Calls => told(...["a", "b", "c"].map((id) => aReport(id, overrides)));

/** Whether the contacts of an app make evidence against a region. */
const isEvidence = (calls: Calls, region: Region, app = "flowers"): boolean =>
  callsFailedAt(calls, { app, region, from: 0 }, NOW) !== undefined;

describe("callsFailedAt()", () => {
  it("takes three different contacts that the twin served", () => {
    expect(isEvidence(three(), "us-east-1")).to.equal(true);
    expect(isEvidence(told(aReport("a"), aReport("a"), aReport("b")), "us-east-1")).to.equal(false);
  });

  for (const [what, calls] of [
    ["of the other bot", three({ failedRegion: "us-west-2" })],
    ["older than a minute", three({ at: NOW - 60_001 })],
    ["of a time to come", three({ at: NOW + 1 })],
    ["that the twin failed as well", three({ twin: "failed" })],
    ["of another app", three({ app: "demo" })],
  ] as const)
    it(`takes no reports ${what}`, () => {
      expect(isEvidence(calls, "us-east-1")).to.equal(false);
    });
});

describe("callsFailedByBoth()", () => {
  it("takes three different contacts that were failed twice", () => {
    expect(callsFailedByBoth(three({ twin: "failed" }), { app: "flowers", region: "us-east-1", from: 0 }, NOW)).to.equal(true);
    expect(callsFailedByBoth(three(), { app: "flowers", region: "us-east-1", from: 0 }, NOW)).to.equal(false);
  });
});

describe("afterReport()", () => {
  it("starts a round at the first report, and none while that one runs", () => {
    const first = afterReport(NO_CALLS, aReport("a", { twin: "asked" }), NOW);
    expect(first).to.deep.equal({ calls: { ...NO_CALLS, rounds: [{ app: "flowers", at: NOW }] }, isNews: true, startsRound: true });
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

  it("starts a round for another app whatever storm there is, and no more than one above the six", () => {
    let calls = NO_CALLS;
    for (let index = 0; index < 1000; index += 1) {
      const at = NOW + index * 50;
      for (const app of ["flowers", "demo", "desk"]) calls = afterReport(calls, aReport(`contact-${index}`, { app, at }), at).calls;
    }
    expect(calls.rounds.length).to.be.at.most(8);
    expect(new Set(calls.rounds.map(({ app }) => app))).to.deep.equal(new Set(["flowers", "demo", "desk"]));
    expect(calls.ended).to.have.length(9);
  });
});
