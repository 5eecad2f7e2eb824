import { expect } from "chai";
import { NO_CALLS } from "../../../functions/lib/failover/calls.ts";
import { pointerItem } from "../../../functions/lib/failover/pointer.ts";
import { OBSERVER_ROW_KB } from "../../../infra/platform/failover-watch.ts";
import { aPointer, FIVE, NOW, RULES } from "../lib/failover/pointers.ts";
import { aLine, type TestLine } from "./line.ts";

let line: TestLine;
/** Of each suite here: outside of one, it would start a line for every test of every file. */
const eachWithItsLine = (rules = RULES): void => {
  beforeEach(async () => {
    line = await aLine(rules);
  });
};

const regionInUse = async (): Promise<unknown> => {
  const read = await line.pointers.read();
  return read.kind === "pointer" ? read.pointer.lexRegion : read;
};

const kinds = (): readonly string[] => line.events.map(({ kind }) => kind);

/** Lets a run go on and tells after how many ms the line was at the region. */
const untilAt = async (region: string, from: number, within: number, step = 100): Promise<number> => {
  while (line.clock.now() < from + within) {
    if ((await regionInUse()) === region) break;
    await line.clock.advance(line.clock.now() + step);
  }
  return line.clock.now() - from;
};

describe("observerHandler()", () => {
  eachWithItsLine();

  it("seeds a pointer, opens sessions each 5 s and says something each minute, until its time is over", async () => {
    expect(await line.clock.finish(line.observer()({}))).to.deep.equal({ kind: "run", rounds: 30, ended: "time" });
    expect(await regionInUse()).to.equal("us-east-1");
    expect([line.home.count("put"), line.home.count("recognize"), line.home.count("delete")]).to.deep.equal([30, 3, 33]);
    expect([line.standby.count("put"), line.standby.count("recognize")]).to.deep.equal([30, 3]);
    expect(line.metric("Heartbeat")).to.have.length(30);
    expect(new Set(line.metric("BotGood"))).to.deep.equal(new Set([1]));
    expect(kinds()).to.deep.equal([]);
  });

  it("writes the pointer only when it says something new, or is a minute old", async () => {
    await line.clock.finish(line.observer()({}));
    const read = await line.pointers.read();
    expect(read).to.deep.nested.include({ "pointer.epoch": 3, "pointer.updatedAt": NOW + 120_000 });
  });

  for (const [what, behaviour, ms] of [
    ["refuses", { fault: "failed" }, 5_700],
    ["hangs", { fault: "hang" }, 9_700],
  ] as const)
    it(`moves new calls to the twin within 10 s of an outage that ${what}, and tells of it once`, async () => {
      const run = line.observer()({});
      await line.clock.advance(NOW + 20_100);
      line.home.behave(behaviour);
      expect(await untilAt("us-west-2", line.clock.now(), 15_000)).to.be.at.most(ms);
      await line.clock.finish(run);
      expect(kinds()).to.deep.equal(["moved"]);
      expect(line.events[0]).to.include({
        from: "us-east-1",
        to: "us-west-2",
        reason: "active-failed",
        by: "observer",
        line: "twinline-dev",
      });
      expect(line.metric("PointerSwitched").filter((value) => value === 1)).to.have.length(1);
      expect([line.metric("OnStandby")[0], line.metric("OnStandby").at(-1)]).to.deep.equal([0, 1]);
    });

  it("leaves a bot that opens sessions and understands nothing, when it next says something", async () => {
    const run = line.observer()({});
    await line.clock.advance(NOW + 20_100);
    line.home.behave({ answers: { intent: "FallbackIntent", messages: [] } });
    await line.clock.finish(run);
    expect(await regionInUse()).to.equal("us-west-2");
  });

  it("says something again within three rounds to a bot that did not understand, to see it recover", async () => {
    const run = line.observer()({});
    await line.clock.advance(NOW + 20_100);
    line.standby.behave({ deaf: "failed" });
    await line.clock.advance(NOW + 61_000);
    line.standby.behave({});
    const asked = line.standby.count("recognize");
    await line.clock.advance(NOW + 76_000);
    expect(line.standby.count("recognize")).to.equal(asked + 1);
    await line.clock.finish(run);
  });

  it("stays when a bot fails once: the confirming probes are good", async () => {
    const run = line.observer()({});
    await line.clock.advance(NOW + 20_100);
    line.home.behave({ fault: "failed" });
    await line.clock.advance(NOW + 25_000);
    line.home.behave({});
    await line.clock.finish(run);
    expect(await regionInUse()).to.equal("us-east-1");
    expect(line.home.count("put")).to.equal(30 + RULES.confirmations);
    // Suspicion has it asked to understand, too, at once.
    expect([line.home.count("recognize"), line.standby.count("recognize")]).to.deep.equal([4, 3]);
  });

  it("never leaves a bot for throttling it", async () => {
    line.home.behave({ fault: "throttled" });
    await line.clock.finish(line.observer()({}));
    expect(await regionInUse()).to.equal("us-east-1");
    expect(line.home.count("put")).to.equal(30);
  });

  it("changes nothing when both fail, tells of it once, and of the recovery", async () => {
    const run = line.observer()({});
    await line.clock.advance(NOW + 20_100);
    line.home.behave({ fault: "failed" });
    line.standby.behave({ fault: "failed" });
    await line.clock.advance(NOW + 60_100);
    expect(await regionInUse()).to.equal("us-east-1");
    line.home.behave({});
    await line.clock.finish(run);
    expect(kinds()).to.deep.equal(["both-down", "recovered"]);
    expect(line.metric("BothDown").filter((value) => value === 1)).to.have.length.above(3);
  });

  it("holds its own sickness against no bot", async () => {
    line.world.control = "failed";
    line.home.behave({ fault: "hang" });
    line.standby.behave({ fault: "hang" });
    await line.clock.finish(line.observer()({}));
    expect(await line.pointers.read()).to.have.nested.property("pointer.state", "normal");
    expect(line.metric("ObserverSick")).to.include(1);
    expect(line.metric("BothDown")).not.to.include(1);
  });

  it("is not delayed by sessions that cannot be ended", async () => {
    line.home.behave({ deletes: "hang" });
    line.standby.behave({ deletes: false });
    expect(await line.clock.finish(line.observer()({}))).to.include({ rounds: 30 });
    expect(line.metric("BotGood")).not.to.include(0);
  });

  it("returns home after the dwell and not before, over several runs", async () => {
    const observing = line.schedule(NOW + 600_000);
    await line.clock.advance(NOW + 20_100);
    line.home.behave({ fault: "failed" });
    const left = await untilAt("us-west-2", line.clock.now(), 15_000);
    const movedAt = line.clock.now();
    expect(left).to.be.at.most(10_000);
    line.home.behave({});
    const returned = await untilAt("us-east-1", movedAt, 400_000, 2_500);
    await line.clock.finish(observing);
    expect(returned).to.be.within(RULES.dwellMs, RULES.dwellMs + 10_000);
    expect(kinds()).to.deep.equal(["moved", "moved"]);
  });
});

describe("observerHandler(), run after run,", () => {
  eachWithItsLine();

  it("hands over without a gap, and with what was seen", async () => {
    await line.clock.finish(line.schedule(NOW + 300_000));
    const beats = line.lines.flatMap((logged) => ("Heartbeat" in logged ? [JSON.stringify(logged["_aws"])] : []));
    expect(beats).to.have.length.above(60);
    // Five minutes are six words a bot: a run that began anew would say something at once.
    expect(line.home.count("recognize")).to.be.within(5, 8);
    const { apps, row } = await line.observers.read(line.clock.now());
    expect(apps["flowers"]?.["us-east-1"]?.goodSince).to.equal(NOW);
    expect(JSON.stringify(row)).to.have.lengthOf.within(OBSERVER_ROW_KB * 768, OBSERVER_ROW_KB * 1024);
  });

  it("ends when a later run has taken the row", async () => {
    const first = line.observer()({});
    await line.clock.advance(NOW + 60_000);
    const second = line.observer()({});
    await line.clock.advance(NOW + 70_000);
    expect(await Promise.race([first, Promise.resolve("still running")])).to.deep.include({ kind: "run", ended: "succeeded" });
    expect(await line.clock.finish(second)).to.deep.include({ rounds: 30, ended: "time" });
  });

  it("ends when it was late itself", async () => {
    const later = { holder: "later", takenAt: NOW + 1, beatAt: NOW, apps: {}, twins: {} };
    await line.observers.take(later, undefined);
    expect(await line.clock.finish(line.observer()({}))).to.deep.equal({ kind: "run", rounds: 0, ended: "succeeded" });
  });

  it("does not give way to a time that only a hand can have written", async () => {
    await line.observers.take({ holder: "hand", takenAt: NOW + 9_000_000, beatAt: NOW, apps: {}, twins: {} }, undefined);
    expect(await line.clock.finish(line.observer()({}))).to.deep.include({ rounds: 30 });
  });

  it("goes on probing while the table is down, decides nothing, and takes its place when it is back", async () => {
    line.world.table = "down";
    const run = line.observer()({});
    await line.clock.advance(NOW + 20_100);
    line.home.behave({ fault: "failed" });
    await line.clock.advance(NOW + 40_100);
    expect(new Set(line.metric("PointerUnusable"))).to.deep.equal(new Set([1]));
    expect(line.metric("Heartbeat")).to.have.length.above(7);
    line.world.table = "good";
    await line.clock.finish(run);
    expect(await regionInUse()).to.equal("us-west-2");
    expect((await line.observers.read(line.clock.now())).holder).to.match(/^id-/);
  });

  it("decides nothing where it cannot write", async () => {
    await line.pointers.write(aPointer({ epoch: 1 }));
    line.world.table = "read-only";
    line.home.behave({ fault: "failed" });
    await line.clock.finish(line.observer()({}));
    expect(await regionInUse()).to.equal("us-east-1");
    expect(line.metric("PointerUnusable")).to.include(1);
    expect(kinds()).to.deep.equal([]);
  });
});

describe("observerHandler() asked for a round", () => {
  eachWithItsLine();

  const confirm = { round: "confirm" };

  for (const [what, behaviour, ms] of [
    ["refuses", { fault: "failed" }, 600],
    ["hangs", { fault: "hang" }, 2_600],
    ["hangs at the code hook", { deaf: "hang" }, 2_600],
  ] as const)
    it(`moves the line within 3 s when the bot ${what}`, async () => {
      await line.clock.finish(line.observer()({}));
      line.home.behave(behaviour);
      const begun = line.clock.now();
      // The last run is over: somebody must have seen the twin of late.
      const answer = await line.clock.finish(line.observer()(confirm));
      expect(answer).to.deep.include({
        kind: "round",
        verdicts: { "us-east-1": "failed", "us-west-2": "proven" },
        decision: { kind: "switch", to: "us-west-2", because: "active-failed" },
        lexRegion: "us-west-2",
      });
      expect(line.clock.now() - begun).to.equal(ms);
    });

  it("moves the line for what calls say, though both bots are good", async () => {
    const ended = ["a", "b", "c"].map(
      (contactId) => ({ app: "flowers", contactId, at: NOW, failedRegion: "us-east-1", twin: "answered" }) as const,
    );
    await line.calls.write({ ...NO_CALLS, ended }, undefined);
    await line.clock.finish(line.observer()(confirm));
    expect(line.events).to.have.length(1);
    expect(line.events[0]).to.include({ kind: "moved", reason: "calls-failed" });
  });

  it("moves nothing for what calls say when it met a throttle, then or at the next run's rounds", async () => {
    const ended = ["a", "b", "c"].map(
      (contactId) => ({ app: "flowers", contactId, at: NOW + 4000, failedRegion: "us-east-1", twin: "answered" }) as const,
    );
    await line.calls.write({ ...NO_CALLS, ended }, undefined);
    line.home.behave({ fault: "throttled" });
    await line.clock.finish(line.observer()(confirm));
    line.home.behave({});
    await line.clock.finish(line.observer()({}));
    expect((await line.calls.read()).calls.throttledAt["flowers"]).to.have.all.keys("us-east-1");
    expect(line.events).to.deep.equal([]);
  });

  it("neither takes the observer's row nor counts as its sign of life", async () => {
    await line.clock.finish(line.observer()(confirm));
    expect((await line.observers.read(NOW)).row).to.equal(undefined);
    expect(line.metric("Heartbeat")).to.deep.equal([]);
  });

  it("costs no more than the suspected bot's confirmation and one look at its twin", async () => {
    await line.clock.finish(line.observer()(confirm));
    expect([line.home.count("put"), line.home.count("recognize")]).to.deep.equal([4, 4]);
    expect([line.standby.count("put"), line.standby.count("recognize")]).to.deep.equal([1, 1]);
  });
});

describe("observerHandler() and a row that makes no sense", () => {
  eachWithItsLine();

  for (const [what, bad] of [
    ["malformed", { lexRegion: { S: "east" } }],
    ["of no region, as published for both down", { lexRegion: { S: "err" } }],
    ["of an older form", { lexRegion: { S: "us-west-2" }, epoch: { N: "4" } }],
    ["for another line", pointerItem(aPointer({ lexRegion: "eu-west-1" }), "us-east-1")],
    ["from the future", pointerItem(aPointer({ lexRegion: "us-west-2", updatedAt: NOW + 9_000_000 }), "us-east-1")],
    ["of a negative epoch", pointerItem(aPointer({ epoch: -4 }), "us-east-1")],
    ["with an absurd cool-down", pointerItem(aPointer({ coolDownMs: 1e12 }), "us-east-1")],
  ] as const)
    it(`repairs one that is ${what}, and says so once`, async () => {
      await line.putByHand({ connectRegion: { S: "us-east-1" }, ...Object.fromEntries(Object.entries(bad)) });
      await line.clock.finish(line.observer()({}));
      expect(await line.pointers.read()).to.deep.nested.include({
        kind: "pointer",
        "pointer.lexRegion": "us-east-1",
        "pointer.state": "normal",
      });
      expect(kinds()).to.deep.equal(["pointer-repaired"]);
      expect(line.events[0]).to.have.property("problems").that.is.an("array").with.length.above(0);
    });

  it("keeps a hold over the repair", async () => {
    const hold = { by: "ada", until: NOW + 3_600_000 };
    const held = pointerItem(aPointer({ lexRegion: "us-west-2", state: "failed-over", hold }), "us-east-1");
    await line.putByHand({ ...Object.fromEntries(Object.entries(held)), coolDownMs: { S: "none" } });
    await line.clock.finish(line.observer()({}));
    expect(await line.pointers.read()).to.deep.nested.include({ "pointer.lexRegion": "us-west-2", "pointer.hold": hold });
  });

  it("lets a hold end, and says so", async () => {
    await line.pointers.write(aPointer({ epoch: 1, hold: { by: "ada", until: NOW + 60_000 } }));
    await line.clock.finish(line.observer()({}));
    expect(kinds()).to.deep.equal(["released"]);
    expect(await line.pointers.read()).not.to.have.nested.property("pointer.hold");
  });
});

describe("observerHandler() and the twins", () => {
  eachWithItsLine();

  it("tells once, after ten minutes, of twins made from different models", async () => {
    line.world.hashes = { "us-east-1": "aaa", "us-west-2": "bbb" };
    await line.clock.finish(line.schedule(NOW + 400_000));
    expect(kinds()).to.deep.equal([]);
    await line.clock.finish(line.schedule(NOW + 1_080_000));
    expect(kinds()).to.deep.equal(["twins-differ"]);
    expect(line.metric("TwinsDiffer")).to.include(1);
  });

  it("only logs tags that cannot be read", async () => {
    line.world.hashes = new Error("HTTP 403");
    await line.clock.finish(line.observer()({}));
    expect(line.lines).to.deep.include({ kind: "tags-unread", why: "HTTP 403" });
    expect(line.metric("TwinsDiffer")).not.to.include(1);
  });
});

describe("observerHandler(), with five apps,", () => {
  eachWithItsLine(FIVE);

  const other = () => line.botsOf("demo");
  const failing = (app: string): readonly unknown[] => line.lines.flatMap((told) => (told["App"] === app ? [told["AppFailing"]] : []));

  it("probes the witness as ever, and the others in turn, within a twentieth more words", async () => {
    await line.clock.finish(line.schedule(NOW + 3_600_000));
    const asked = FIVE.others.map(({ slug }) => [line.botsOf(slug).home.count("put"), line.botsOf(slug).home.count("recognize")]);
    const [sessions, words] = [line.home.count("put"), line.home.count("recognize")];
    for (const [opened] of asked) expect(opened).to.be.closeTo(sessions / 4, 20);
    // The first of an hour in which each is spoken to once to begin with.
    expect(asked.reduce((sum, [, spoken = 0]) => sum + spoken, 0)).to.be.within(words / 20, words / 20 + 3);
    expect(asked.at(-1)?.[1]).to.equal(0);
    const { row } = await line.observers.read(line.clock.now());
    expect(JSON.stringify(row)).to.have.lengthOf.at.most(5 * OBSERVER_ROW_KB * 1024);
    expect(kinds()).to.deep.equal([]);
    expect(new Set(failing("demo"))).to.deep.equal(new Set([0]));
  });

  it("rings for another app whose alias is deleted, and moves nothing", async () => {
    const run = line.observer()({});
    await line.clock.advance(NOW + 30_100);
    other().home.behave({ fault: "failed" });
    await line.clock.advance(NOW + 60_000);
    expect(failing("demo")).to.include(1);
    await line.clock.finish(run);
    expect(failing("ops")).to.not.include(1);
    expect(await regionInUse()).to.equal("us-east-1");
    expect(kinds()).to.deep.equal([]);
  });

  it("rings at once for another app whose hook is broken when a call reports it, and moves nothing", async () => {
    await line.clock.finish(line.observer()({}));
    other().home.behave({ deaf: "failed" });
    expect(await line.clock.finish(line.observer()({ round: "confirm", app: "demo" }))).to.deep.include({ lexRegion: "us-east-1" });
    expect(failing("demo").at(-1)).to.equal(1);
    expect(kinds()).to.deep.equal([]);
  });

  it("rings for three contacts of another app, and moves nothing", async () => {
    const ended = ["a", "b", "c"].map(
      (contactId) => ({ app: "demo", contactId, at: NOW, failedRegion: "us-east-1", twin: "answered" }) as const,
    );
    await line.calls.write({ ...NO_CALLS, ended }, undefined);
    await line.clock.finish(line.observer()({ round: "confirm", app: "demo" }));
    expect(failing("demo").at(-1)).to.equal(1);
    expect(kinds()).to.deep.equal([]);
  });

  it("moves when the hooks of two other apps are broken and calls of both report it within a minute", async () => {
    const run = line.observer()({});
    await line.clock.advance(NOW + 30_100);
    for (const slug of ["demo", "ops"]) line.botsOf(slug).home.behave({ deaf: "failed" });
    await line.clock.finish(line.observer()({ round: "confirm", app: "demo" }));
    expect(await regionInUse()).to.equal("us-east-1");
    await line.clock.finish(line.observer()({ round: "confirm", app: "ops" }));
    expect(await regionInUse()).to.equal("us-west-2");
    expect(line.events[0]).to.include({ kind: "moved", reason: "apps-agree" });
    await line.clock.finish(run);
  });

  it("asks the witness, too, when a call to another app reports a region that is down", async () => {
    await line.clock.finish(line.observer()({}));
    for (const slug of ["flowers", "demo"]) line.botsOf(slug).home.behave({ fault: "failed" });
    const begun = line.clock.now();
    await line.clock.finish(line.observer()({ round: "confirm", app: "demo" }));
    expect(await regionInUse()).to.equal("us-west-2");
    expect(line.clock.now() - begun).to.be.below(3_000);
  });
});
