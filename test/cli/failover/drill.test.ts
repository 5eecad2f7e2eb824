import { expect } from "chai";
import { drillLine, type Drilled, type DrillServices } from "../../../cli/failover/drill-line.ts";
import { drillSteps, type Listener } from "../../../cli/failover/drill-steps.ts";
import { botsOf } from "../../../cli/failover/bots.ts";
import { proveStandby } from "../../../cli/failover/prove.ts";
import { callByHand, localCall, type PlaceTestCalls } from "../../../cli/failover/test-call.ts";
import { scriptedCaller } from "../../../local/connect/caller.ts";
import type { LogEntry } from "../../../local/events.ts";
import { aLine, ANNA, aRow, HOME, ME, STANDBY, type TestLine } from "./a-line.ts";

const silent: Listener = { begins: () => undefined, ends: () => undefined, tell: () => undefined };

interface Told {
  readonly drilled: Drilled;
  /** Names of the steps, a cross before those that failed. */
  readonly steps: readonly string[];
}

const drill = async (
  { services }: TestLine,
  overrides: Partial<DrillServices> = {},
  { signal = new AbortController().signal, listener = silent }: { readonly signal?: AbortSignal; readonly listener?: Listener } = {},
): Promise<Told> => {
  const placeCalls = localCall(services.line.endpoint ?? "");
  const drilled = await drillLine({ ...services, placeCalls, ...overrides }, { listener, signal, holdMs: 600_000 });
  return { drilled, steps: drilled.steps.map(({ name, ok }) => (ok ? name : `✖ ${name}`)) };
};

const PROOF = [
  `flowers: open a session in ${STANDBY}`,
  `flowers: say something in ${STANDBY}`,
  `flowers: order in ${STANDBY}, and decline`,
  `demo: open a session in ${STANDBY}`,
  `demo: say something in ${STANDBY}`,
  `demo: book in ${STANDBY}, and decline`,
];

describe("twinline failover drill", function () {
  this.timeout(60_000);
  this.slow(10_000);
  let test: TestLine;
  before(async () => {
    test = await aLine();
  });
  beforeEach(async () => {
    await test.setRow(aRow({ movedAt: 1_000, reason: "as it was" }));
    await test.setObserver({});
  });
  afterEach(() => {
    test.fail([]);
  });

  const expectHome = async (): Promise<void> => {
    const pointer = await test.pointer();
    expect(pointer).to.deep.include({ lexRegion: HOME, state: "normal", reason: "as it was", movedAt: 1_000 });
    expect(pointer).not.to.have.property("hold");
    expect((await test.services.lookup("demo")).activeRegion).to.equal(HOME);
  };

  it("drillLine() proves the standby, moves, has a call served there, and moves back", async () => {
    const story: LogEntry[] = [];
    const stop = test.cloud.events.subscribe((entry) => story.push(entry));
    const { drilled, steps } = await drill(test);
    stop();
    expect(drilled.problems).to.deep.equal([]);
    expect(drilled.outcome).to.equal("passed");
    expect(steps).to.deep.equal([
      ...PROOF,
      `move to ${STANDBY}`,
      "ask the lookup",
      "call flowers and demo",
      "move back",
      "ask the lookup again",
    ]);
    const ended = story.filter((entry) => entry.kind === "call-ended");
    expect(ended).to.have.length(2);
    for (const one of ended) expect(one).to.deep.include({ botRegion: STANDBY, outcome: "completed", switches: 0 });
    expect(story.flatMap((entry) => (entry.kind === "call-started" ? [entry.to] : []))).to.deep.equal(
      ["flowers", "demo"].map((name) => test.services.line.apps[name]?.phoneNumber),
    );
    // Nothing was ordered or booked, neither by the synthetic conversations nor by the calls.
    expect(story.filter((entry) => entry.kind === "item-written" && /-(?:orders|bookings)$/.test(entry.table))).to.deep.equal([]);
    expect(test.events.map(({ kind, by, reason }) => [kind, by, reason])).to.deep.equal([
      ["moved", ME, "drill"],
      ["moved", ME, "drill ended"],
      ["drill", ME, "every step came out"],
    ]);
    await expectHome();
  });

  it("proveStandby() books in the language in which callers book, and keys it where they choose", async () => {
    const { services } = test;
    const inSpanish = {
      ...services,
      botIn: (...asked: Parameters<typeof services.botIn>) => ({ ...services.botIn(...asked), localeId: "es_US" }),
    };
    const demoOnly = (locale: string) => {
      const { demo } = services.line.apps;
      if (demo === undefined) throw new Error("There is a demo app.");
      return { ...services.line, apps: { demo: { ...demo, locale } } };
    };
    const wordsIn = async (from: Pick<typeof services, "botIn">, locale: string) => {
      const steps = drillSteps(services.clock, silent);
      const { lines, problems } = await proveStandby({ ...services, ...from, line: demoOnly(locale) }, steps, new AbortController().signal);
      expect(problems).to.deep.equal([]);
      return lines[0]?.words;
    };
    const spanish = await wordsIn(inSpanish, "es_US");
    expect([spanish?.at(0), spanish?.at(-1)]).to.deep.equal(["reservar una demo", "olvídelo"]);
    const asking = await wordsIn({ botIn: botsOf(() => services.botIn("demo", STANDBY).lex, demoOnly("ask")) }, "ask");
    expect(asking?.slice(0, 2)).to.deep.equal(["dtmf:1", "book a demo"]);
  });

  it("drillLine() is refused when the standby cannot be proven, and moves nothing", async () => {
    test.fail([`${STANDBY}/lex=down`]);
    await test.setObserver({ standby: "failed" });
    const { drilled } = await drill(test);
    expect(drilled.outcome).to.equal("refused");
    expect(drilled.problems).to.have.length(7);
    expect(drilled.problems.join("\n"))
      .to.include("is failed by the observer's probes")
      .and.to.include("flowers: order in us-west-2, and decline");
    expect((await test.pointer()).epoch).to.equal(7);
    expect(test.events.map(({ kind }) => kind)).to.deep.equal(["drill"]);
  });

  it("drillLine() is refused with every reason at once: not at home, held by somebody else, nobody observes", async () => {
    await test.setRow(aRow({ lexRegion: STANDBY, state: "failed-over", hold: { by: ANNA, until: Date.now() + 3_600_000 } }));
    await test.setObserver({ beatAgoMs: 200_000 });
    const { drilled } = await drill(test);
    expect(drilled.outcome).to.equal("refused");
    expect(drilled.problems).to.have.length(3);
    expect(drilled.problems.join("\n")).to.include("not at home").and.to.include(ANNA).and.to.include("silent for 3 min 20 s");
  });

  it("drillLine() moves back when the call is not served by the standby", async () => {
    // The standby's bot breaks after it was proven: the call is served by its twin, which is no proof.
    const placeCalls: PlaceTestCalls = async (call) => {
      test.fail([`${STANDBY}/lex=down`]);
      return localCall(test.services.line.endpoint ?? "")(call);
    };
    const { drilled, steps } = await drill(test, { placeCalls });
    expect(drilled.outcome).to.equal("failed");
    expect(steps.slice(PROOF.length)).to.deep.equal([
      `move to ${STANDBY}`,
      "ask the lookup",
      "✖ call flowers and demo",
      "move back",
      "ask the lookup again",
    ]);
    await expectHome();
  });

  it("drillLine() moves back on Ctrl-C, in the middle of a call", async () => {
    const stopper = new AbortController();
    const placeCalls: PlaceTestCalls = () => {
      stopper.abort(new Error("stopped by Ctrl-C"));
      return new Promise(() => undefined);
    };
    const { drilled, steps } = await drill(test, { placeCalls }, { signal: stopper.signal });
    expect(drilled.outcome).to.equal("failed");
    expect(drilled.problems.join("\n")).to.include("Ctrl-C");
    expect(steps.slice(-3)).to.deep.equal(["✖ call flowers and demo", "move back", "ask the lookup again"]);
    await expectHome();
  });

  it("drillLine() says once that it was stopped while it proved, and moves nothing", async () => {
    const { drilled } = await drill(test, {}, { signal: AbortSignal.abort(new Error("stopped by Ctrl-C")) });
    expect(drilled.outcome).to.equal("refused");
    expect(drilled.problems).to.deep.equal([`Cannot drill: flowers: open a session in ${STANDBY}: stopped by Ctrl-C.`]);
    expect((await test.pointer()).epoch).to.equal(7);
  });

  it("drillLine() is refused, and moves nothing, when somebody was faster", async () => {
    let moved: Promise<void> = Promise.resolve();
    const begins = (name: string): void => {
      if (name.startsWith("flowers: order in")) moved = test.setRow(aRow({ lexRegion: STANDBY, state: "failed-over" }));
    };
    const listener = { ...silent, begins };
    const { drilled } = await drill(test, {}, { listener });
    await moved;
    expect(drilled.outcome).to.equal("refused");
    expect(drilled.problems.join("\n")).to.include("not at home").and.not.to.include("..");
    expect((await test.pointer()).epoch).to.equal(7);
  });

  it("drillLine() goes on moving back while the table does not take it", async () => {
    let refusals = 3;
    const pointers = {
      ...test.services.pointers,
      write: async (next: Parameters<DrillServices["pointers"]["write"]>[0]) => {
        if (next.lexRegion === HOME && refusals-- > 0) throw new Error("the table is down");
        return test.services.pointers.write(next);
      },
    };
    const clock = { ...test.services.clock, sleep: async () => undefined };
    const { drilled } = await drill(test, { pointers, clock });
    expect(drilled.problems).to.deep.equal([]);
    await expectHome();
  });

  it("drillLine() leaves callers at the standby when home has failed meanwhile, and only ends its hold", async () => {
    const placeCalls: PlaceTestCalls = async () => {
      await test.setObserver({ home: "failed" });
      return "served";
    };
    const { steps } = await drill(test, { placeCalls });
    const pointer = await test.pointer();
    expect(pointer.lexRegion).to.equal(STANDBY);
    expect(pointer).not.to.have.property("hold");
    expect(steps.slice(-2)).to.deep.equal(["move back", "ask the lookup again"]);
  });

  it("drillLine() leaves the line to whoever took it over meanwhile", async () => {
    const placeCalls: PlaceTestCalls = async () => {
      await test.setRow(aRow({ epoch: 20, lexRegion: STANDBY, state: "failed-over", hold: { by: ANNA, until: Date.now() + 60_000 } }));
      return "served";
    };
    const { drilled } = await drill(test, { placeCalls });
    expect(drilled.steps.at(-1)?.detail).to.include("left as it is");
    expect((await test.pointer()).hold?.by).to.equal(ANNA);
  });

  it("drillLine() leaves a hold that the same identity set meanwhile", async () => {
    const until = Date.now() + 7_200_000;
    const placeCalls: PlaceTestCalls = async () => {
      await test.setRow(aRow({ ...(await test.pointer()), epoch: 20, hold: { by: ME, until } }));
      return "served";
    };
    const { drilled } = await drill(test, { placeCalls });
    expect(drilled.steps.at(-1)?.detail).to.include("left as it is");
    expect((await test.pointer()).hold?.until).to.equal(until);
  });

  it("drillLine() waits for a call by hand, and does not take its own questions for one", async () => {
    const { services, cloud } = test;
    let placed: Promise<unknown> = Promise.resolve();
    const asked: string[] = [];
    const tell = (text: string): void => {
      asked.push(text);
    };
    // The first look comes too early: the call is placed after it.
    const sleep = async (): Promise<void> => {
      for (const to of ["flowers", "demo"]) {
        placed = cloud.call({ from: "+12025550123", to, channel: "VOICE", caller: scriptedCaller([]) });
        await placed;
      }
    };
    // Drills of other tests within this minute are none of this one's.
    const earlier = await services.watch.routed(STANDBY, 0);
    const watch = { ...services.watch, routed: async () => (await services.watch.routed(STANDBY, 0)) - earlier };
    const placeCalls = callByHand({ clock: { ...services.clock, sleep }, watch, limitMs: 20_000 });
    const { drilled } = await drill(test, { placeCalls }, { listener: { ...silent, tell } });
    expect(drilled.problems).to.deep.equal([]);
    for (const name of ["flowers", "demo"]) expect(asked.join("\n")).to.include(`${services.line.apps[name]?.phoneNumber} (${name})`);
    await expectHome();
  });

  it("drillLine() gives up when nobody calls, and moves back", async () => {
    const { services } = test;
    const watch = { ...services.watch, routed: async () => 1 };
    const placeCalls = callByHand({ clock: services.clock, watch, limitMs: 0 });
    const { drilled } = await drill(test, { placeCalls });
    expect(drilled.problems.join("\n")).to.include(`no call reached ${STANDBY}`);
    await expectHome();
  });
});
