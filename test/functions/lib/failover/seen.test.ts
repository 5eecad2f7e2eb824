import { expect } from "chai";
import { isTrustedAgain, KEPT, note, UNSEEN, verdict, type BotSeen } from "../../../../functions/lib/failover/seen.ts";
import { aBotSeen, GOOD, NOW, observed, RULES } from "./pointers.ts";

describe("verdict()", () => {
  for (const [what, seen, said] of [
    ["proven by a good session and a good answer", aBotSeen("g", "g"), "proven"],
    ["unproven without an answer", aBotSeen("g", ""), "unproven"],
    ["unproven by three failures", aBotSeen("fff"), "unproven"],
    ["failed by four in a row", aBotSeen("ffff"), "failed"],
    ["failed by four in a row, throttles between them or not", aBotSeen("ftftftf"), "failed"],
    ["failed by four answers in a row", aBotSeen("gggg", "ffff"), "failed"],
    ["failed by five of ten", aBotSeen("fgfgfgfggf"), "failed"],
    ["unproven by four of ten", aBotSeen("fgfgfggggf"), "unproven"],
    ["proven by a good one after many failures", aBotSeen("fffffg"), "proven"],
    ["unproven when nothing was ever seen", UNSEEN, "unproven"],
  ] as const)
    it(`is ${what}`, () => {
      expect(verdict(seen, NOW, RULES)).to.equal(said);
    });

  it("needs no answers where sessions are all that is asked", () => {
    expect(verdict(aBotSeen("g", ""), NOW, { ...RULES, probes: "session" })).to.equal("proven");
  });

  it("forgets failures that are older than the window", () => {
    expect(verdict(aBotSeen("ffff"), NOW + 45_000, RULES)).to.equal("failed");
    expect(verdict(aBotSeen("ffff"), NOW + 45_001, RULES)).to.equal("unproven");
  });
});

describe("note()", () => {
  const fed = (count: number): BotSeen =>
    Array.from({ length: count }, (_, index) => observed("good", "session", NOW + index * 100)).reduce(
      (seen, observation) => note(seen, observation, RULES),
      UNSEEN,
    );

  it("keeps what may still count, and never more than a row should hold", () => {
    expect(fed(500).observations).to.have.length(KEPT);
    const at = NOW + 200_000;
    const later = note(note(fed(10), observed("throttled", "session", NOW), RULES), observed("good", "session", at), RULES);
    expect(later.observations.map(({ result }) => result)).to.deep.equal(["throttled", "good"]);
  });

  it("remembers since when a bot was good, through a failure that was not confirmed", () => {
    const seen = note(fed(10), observed("failed", "session", NOW + 10_000), RULES);
    expect(seen.goodSince).to.equal(NOW);
  });

  it("begins anew after a confirmed failure, and after a time in which nobody looked", () => {
    expect(aBotSeen("gggffff")).not.to.have.property("goodSince");
    expect(aBotSeen("gggffffg").goodSince).to.equal(NOW);
    expect(note(fed(1), observed("good", "session", NOW + 60_001), RULES).goodSince).to.equal(NOW + 60_001);
  });
});

describe("isTrustedAgain()", () => {
  it("wants as many good sessions in a row as the rules say, even when that is more than the window", () => {
    const rules = { ...RULES, window: 5, goodsToReturn: 12 };
    const seen = (sessions: string) => ({ ...aBotSeen(sessions, "g", NOW, rules), goodSince: GOOD.goodSince ?? 0 });
    expect(isTrustedAgain(seen("ggggggggggg"), NOW, rules)).to.equal(false);
    expect(isTrustedAgain(seen("gggggggggggg"), NOW, rules)).to.equal(true);
  });
});
