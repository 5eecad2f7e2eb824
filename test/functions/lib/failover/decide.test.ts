import { expect } from "chai";
import { NO_CALLS, type Calls, type TwinStage } from "../../../../functions/lib/failover/calls.ts";
import { decide, isChange, pointerAfter, type Decision } from "../../../../functions/lib/failover/decide.ts";
import { appsFailing, type Evidence } from "../../../../functions/lib/failover/evidence.ts";
import type { Pointer } from "../../../../functions/lib/failover/pointer.ts";
import { rulesFor, slugsOf } from "../../../../functions/lib/failover/rules.ts";
import { UNSEEN, type BotSeen } from "../../../../functions/lib/failover/seen.ts";
import { aBotSeen, aPointer, FAILED, FIVE, GOOD, NOW, RULES } from "./pointers.ts";

const HEALTHY = { at: NOW, result: "good" } as const;

const evidence = (home: BotSeen, standby: BotSeen, more: Partial<Evidence> = {}): Evidence => ({
  apps: { flowers: { "us-east-1": home, "us-west-2": standby } },
  calls: NO_CALLS,
  ...more,
});

/** As many different contacts, all told now. */
const contacts = (count: number, twin: TwinStage, app = "flowers", failedRegion: "us-east-1" | "us-west-2" = "us-east-1"): Calls => ({
  ...NO_CALLS,
  ended: Array.from({ length: count }, (_, index) => ({ app, contactId: `contact-${index}`, at: NOW, failedRegion, twin })),
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
    evidence(GOOD, GOOD, { calls: { ...contacts(3, "answered"), throttledAt: { flowers: { "us-east-1": NOW - 60_000 } } } }),
    stay("active-good"),
  ],
  [
    "leaves it for calls when only the twin was throttled, or when that is long ago",
    aPointer(),
    evidence(GOOD, GOOD, {
      calls: { ...contacts(3, "answered"), throttledAt: { flowers: { "us-west-2": NOW, "us-east-1": NOW - 300_001 } } },
    }),
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

/** What was seen of a stack of five apps, all well but what is said. */
const ofFive = (apps: Readonly<Record<string, readonly [home: BotSeen, standby: BotSeen]>>, more: Partial<Evidence> = {}): Evidence => ({
  calls: NO_CALLS,
  ...more,
  apps: Object.fromEntries(
    slugsOf(FIVE).map((slug) => {
      const [home, standby] = apps[slug] ?? [wellOf(slug), wellOf(slug)];
      return [slug, { "us-east-1": home, "us-west-2": standby }];
    }),
  ),
});

const seenOf = (slug: string, sessions: string, words = "g", at = NOW): BotSeen => aBotSeen(sessions, words, at, rulesFor(FIVE, slug));
const wellOf = (slug: string): BotSeen => (slug === "flowers" ? GOOD : seenOf(slug, "ggg"));
/** Its alias is deleted: no session opens. */
const gone = (slug: string, at = NOW): BotSeen => seenOf(slug, "gffff", "g", at);
/** Its code hook is broken: sessions open, words fail. */
const deaf = (slug: string): BotSeen => seenOf(slug, "ggg", "ffff");

const AMONG_FIVE: readonly (readonly [what: string, pointer: Pointer, evidence: Evidence, decision: Decision])[] = [
  ["leaves a region for the witness's deleted alias", aPointer(), ofFive({ flowers: [gone("flowers"), GOOD] }), leave()],
  ["leaves a region for the witness's broken hook", aPointer(), ofFive({ flowers: [deaf("flowers"), GOOD] }), leave()],
  ["leaves a region for three contacts of the witness", aPointer(), ofFive({}, { calls: contacts(3, "answered") }), leave("calls-failed")],
  ["stays for another app's deleted alias", aPointer(), ofFive({ demo: [gone("demo"), wellOf("demo")] }), stay("active-good")],
  ["stays for another app's broken hook", aPointer(), ofFive({ demo: [deaf("demo"), wellOf("demo")] }), stay("active-good")],
  ["stays for three contacts of another app", aPointer(), ofFive({}, { calls: contacts(3, "answered", "demo") }), stay("active-good")],
  [
    "leaves a region that two other apps fail in, one by its alias and one by its hook",
    aPointer(),
    ofFive({ demo: [deaf("demo"), wellOf("demo")], desk: [gone("desk"), wellOf("desk")] }),
    leave("apps-agree"),
  ],
  [
    "leaves a region that one other app's probes and another one's callers fail in",
    aPointer(),
    ofFive({ demo: [gone("demo"), wellOf("demo")] }, { calls: contacts(3, "answered", "ops") }),
    leave("apps-agree"),
  ],
  [
    "leaves a region for what rounds that reports started found of two other apps",
    aPointer(),
    ofFive({}, { calls: { ...NO_CALLS, failedAt: { demo: { "us-east-1": NOW - 59_000 }, ops: { "us-east-1": NOW } } } }),
    leave("apps-agree"),
  ],
  [
    "stays for two other apps whose evidence is more than a minute apart",
    aPointer(),
    ofFive({}, { calls: { ...NO_CALLS, failedAt: { demo: { "us-east-1": NOW - 60_001 }, ops: { "us-east-1": NOW } } } }),
    stay("active-good"),
  ],
  [
    "stays for two other apps of which one would be no better off",
    aPointer(),
    ofFive({ demo: [gone("demo"), gone("demo")], ops: [gone("ops"), wellOf("ops")] }),
    stay("active-good"),
  ],
  [
    "stays for two other apps that name different regions",
    aPointer(),
    ofFive({ demo: [gone("demo"), wellOf("demo")], ops: [wellOf("ops"), gone("ops")] }),
    stay("active-good"),
  ],
  [
    "follows two other apps only to a bot of the witness that is proven",
    aPointer(),
    ofFive({ flowers: [GOOD, UNSEEN], demo: [gone("demo"), wellOf("demo")], ops: [gone("ops"), wellOf("ops")] }),
    stay("standby-unproven"),
  ],
  [
    "does not return to a home that two other apps fail in",
    atStandby(),
    ofFive({ demo: [gone("demo"), wellOf("demo")], ops: [gone("ops"), wellOf("ops")] }),
    stay("active-good"),
  ],
  ["returns to a home that one other app fails in", atStandby(), ofFive({ demo: [gone("demo"), wellOf("demo")] }), goHome],
  [
    "keeps callers of all apps from the bots for no other app alone, whatever its callers met",
    aPointer(),
    ofFive({ demo: [gone("demo"), gone("demo")] }, { control: HEALTHY, calls: contacts(3, "failed", "demo") }),
    stay("active-good"),
  ],
  [
    "keeps callers from the bots for no two other apps while a bot of the witness is proven",
    aPointer(),
    ofFive(
      { demo: [gone("demo"), gone("demo")], ops: [gone("ops"), gone("ops")] },
      { control: HEALTHY, calls: contacts(3, "failed", "demo") },
    ),
    stay("active-good"),
  ],
  [
    "goes to the menu when two other apps are down in both regions, callers say so, and no bot of the witness is proven",
    aPointer(),
    ofFive(
      { flowers: [UNSEEN, UNSEEN], demo: [gone("demo"), gone("demo")], ops: [gone("ops"), gone("ops")] },
      { control: HEALTHY, calls: contacts(3, "failed", "demo") },
    ),
    { kind: "menu" },
  ],
  [
    "goes to the menu when the witness is down in both regions, and callers of another app that is down say so",
    aPointer(),
    ofFive(
      { flowers: [gone("flowers"), gone("flowers")], demo: [gone("demo"), gone("demo")] },
      { control: HEALTHY, calls: contacts(3, "failed", "demo") },
    ),
    { kind: "menu" },
  ],
];

describe("decide(), among five apps,", () => {
  for (const [what, pointer, seen, decision] of AMONG_FIVE)
    it(what, () => {
      expect(decide(pointer, seen, NOW, FIVE)).to.deep.equal(decision);
    });
});

describe("appsFailing()", () => {
  const failing = (seen: Evidence): readonly string[] => appsFailing(seen, "us-east-1", 0, NOW, FIVE);

  for (const [what, seen] of [
    ["a deleted alias", ofFive({ demo: [gone("demo"), wellOf("demo")] })],
    ["a broken hook", ofFive({ demo: [deaf("demo"), wellOf("demo")] })],
    ["a bot that would fail callers after a move", ofFive({ demo: [wellOf("demo"), gone("demo")] })],
    ["three contacts", ofFive({}, { calls: contacts(3, "answered", "demo") })],
  ] as const)
    it(`names the app of ${what}, and no other`, () => {
      expect(failing(seen)).to.deep.equal(["demo"]);
    });

  it("names nobody where all is well, and never the witness", () => {
    expect(failing(ofFive({}))).to.deep.equal([]);
    expect(failing(ofFive({ flowers: [gone("flowers"), GOOD] }))).to.deep.equal([]);
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
