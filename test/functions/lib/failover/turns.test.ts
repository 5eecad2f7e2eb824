import { expect } from "chai";
import type { Seen } from "../../../../functions/lib/failover/evidence.ts";
import { rulesFor } from "../../../../functions/lib/failover/rules.ts";
import { note, UNSEEN } from "../../../../functions/lib/failover/seen.ts";
import { nextTurn, type Turn } from "../../../../functions/lib/failover/turns.ts";
import { FIVE, NOW, RULES } from "./pointers.ts";

/** What a run sees of the other apps in a time, in which all are well but a deaf one. */
const watch = (hours: number, deaf = ""): readonly Turn[] => {
  const turns: Turn[] = [];
  let seen: Seen = {};
  for (let now = NOW; now < NOW + hours * 3_600_000; now += FIVE.intervalMs) {
    const turn = nextTurn(seen, now, FIVE, false);
    if (turn === undefined) break;
    turns.push(turn);
    const { slug, speaks } = turn;
    const rules = rulesFor(FIVE, slug);
    const bots = (["us-east-1", "us-west-2"] as const).map((region) => {
      const opened = note(seen[slug]?.[region] ?? UNSEEN, { at: now, method: "session", result: "good" }, rules);
      const result = slug === deaf ? "failed" : "good";
      return [region, speaks ? note(opened, { at: now, method: "recognize", result }, rules) : opened] as const;
    });
    seen = { ...seen, [slug]: Object.fromEntries(bots) };
  }
  return turns;
};

describe("nextTurn()", () => {
  it("is nobody's in a stack of one app", () => {
    expect(nextTurn({}, NOW, RULES, false)).to.equal(undefined);
  });

  it("goes round, and says something to each app that has words before it says anything twice", () => {
    expect(watch(0.01).map(({ slug, speaks }) => `${slug}${speaks ? "!" : ""}`)).to.deep.equal([
      "demo!",
      "ops!",
      "knowledge!",
      "desk",
      "demo",
      "ops",
      "knowledge",
      "desk",
    ]);
  });

  it("is each app's at least each half minute, and costs a twentieth of the witness's words", () => {
    const turns = watch(6);
    for (const { slug } of FIVE.others) {
      const rounds = turns.flatMap((turn, index) => (turn.slug === slug ? [index] : []));
      const apart = rounds.slice(1).map((round, index) => round - (rounds[index] ?? 0));
      expect(Math.max(...apart) * FIVE.intervalMs, slug).to.be.at.most(30_000);
    }
    const ofWitness = (6 * 3_600_000) / FIVE.recognizeIntervalMs;
    expect(turns.filter(({ speaks }) => speaks).length).to.be.within(ofWitness / 20, ofWitness / 20 + 3);
    expect(turns.some(({ slug, speaks }) => slug === "desk" && speaks)).to.equal(false);
  });

  it("is heard again each time when its last answer was bad, to see it recover", () => {
    const words = watch(0.1, "ops").filter(({ slug, speaks }) => slug === "ops" && speaks);
    expect(words.length).to.be.within(15, 20);
  });

  it("says nothing while a run begins", () => {
    expect(nextTurn({}, NOW, FIVE, true)).to.deep.equal({ slug: "demo", speaks: false });
  });
});
