// The promises of failover, held at small size over a few seeds, with room to spare; and that other designs break them, so that a promise can
// be broken at all.
import { expect } from "chai";
import { asJson, simulateAll, STRATEGIES } from "../../simulate/all.ts";
import { BASELINES } from "../../simulate/baselines.ts";
import { bursts, falseSwitches } from "../../simulate/false-switches.ts";
import { simulate } from "../../simulate/model.ts";
import type { Figures } from "../../simulate/outcomes.ts";
import { LOADS, SCENARIOS, type Scenario } from "../../simulate/scenarios.ts";
import type { Strategy } from "../../simulate/strategy.ts";
import { RULES, TWINLINE } from "../../simulate/twinline.ts";

const SEEDS = [1, 2];

const scenarioOf = (name: string): Scenario => {
  const found = SCENARIOS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no scenario ${name}.`);
  return found;
};

const figures = (scenario: Scenario, loadName: string, strategy: Strategy = TWINLINE): readonly Figures[] =>
  LOADS.filter(({ name }) => name === loadName).flatMap((load) => SEEDS.map((seed) => simulate(scenario, load, strategy, seed).figures));

/** A scenario watched only until a little after it broke. */
const soon = (scenario: Scenario): Scenario => ({ ...scenario, lengthMs: scenario.breaksAtMs + 30_000 });

const baseline = (name: string): Strategy => {
  const found = BASELINES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no strategy ${name}.`);
  return found;
};

describe("simulate() with twinline", () => {
  for (const scenario of SCENARIOS.filter(({ isOneRegion }) => isOneRegion))
    it(`loses nobody in ${scenario.name}: idle, mid-call, one call a second`, () => {
      for (const load of ["idle", "mid-call", "1/s"])
        for (const { calls, lost } of figures(scenario, load)) {
          expect(calls).to.be.greaterThan(0);
          expect(lost, load).to.equal(0);
        }
    });

  it("asks a caller for nothing again, with one sentence more at most, while the twin and the tables work", () => {
    for (const name of ["clean-outage", "hang-8s", "code-hook-failing", "alias-deleted", "errors-30", "throttling-one"])
      for (const { askedAgain, extraSentences, twin } of figures(scenarioOf(name), "mid-call")) {
        expect(twin, name).to.be.greaterThan(0);
        expect([askedAgain, extraSentences], name).to.deep.equal([0, 1]);
      }
  });

  it("asks nothing again either when home's tables are down too: the hook kept the conversation in the other region", () => {
    for (const { askedAgain, extraSentences, simpler } of figures(scenarioOf("home-tables-down"), "mid-call")) {
      expect(simpler).to.be.greaterThan(0);
      expect([askedAgain, extraSentences]).to.deep.equal([0, 1]);
    }
  });

  it("moves nothing for throttles, of one bot or both, in the middle of calls or under many", () => {
    for (const name of ["throttling-one", "throttling-both"])
      for (const load of ["mid-call", "1/s"])
        for (const { moves, twin } of figures(scenarioOf(name), load)) {
          expect(twin, name).to.be.greaterThan(0);
          expect(moves, `${name}, ${load}`).to.equal(0);
        }
  });

  it("sends new calls to the good bot within 10 s of an outage or a hang that no call has told of", () => {
    for (const name of ["clean-outage", "hang-30s"])
      for (let seed = 1; seed <= 10; seed += 1) {
        const { toGoodMs } = simulate(soon(scenarioOf(name)), { name: "idle" }, TWINLINE, seed).figures;
        expect(toGoodMs, `${name}, seed ${seed}`).to.be.within(1, 10_000);
      }
  });

  it("has every call reported that begins more than 3 s after the first failure and meets the failed bot", () => {
    for (const name of ["clean-outage", "hang-8s", "errors-30", "both-down"])
      for (const { late } of figures(scenarioOf(name), "1/s")) {
        expect(late.met, name).to.be.greaterThan(0);
        expect(late.unreported, name).to.equal(0);
      }
  });

  it("moves at most once in a cool-down while a bot flaps", () => {
    for (const load of ["idle", "1/s"])
      for (const { moves, movesApartMs } of figures(scenarioOf("flapping"), load)) {
        expect(moves).to.be.within(1, 4);
        expect(movesApartMs).to.be.at.least(RULES.coolDownMs);
      }
  });

  it("misleads nobody who calls later than one interval of words, and one round, after the bot went wrong", () => {
    for (const { misled, lastMisledMs } of figures(scenarioOf("wrong-intent"), "1/s")) {
      expect(misled).to.be.greaterThan(0);
      expect(lastMisledMs).to.be.at.most(RULES.recognizeIntervalMs + RULES.intervalMs);
    }
  });

  it("gives callers the keys, and loses none, when both bots are down", () => {
    for (const { lost, simpler, twin } of figures(scenarioOf("both-down"), "1/s")) {
      expect([lost, twin]).to.deep.equal([0, 0]);
      expect(simpler).to.be.greaterThan(100);
    }
  });

  it("sends all calls of a broken lookup or a broken pointer's table through the twin while home is down", () => {
    for (const name of ["lookup-down", "pointer-table-down", "observer-dead"])
      for (const { twin, lost } of figures(scenarioOf(name), "0.1/s")) {
        expect(twin, name).to.be.greaterThan(20);
        expect(lost, name).to.equal(0);
      }
  });
});

describe("simulate() with other designs", () => {
  it("loses every call until the next check under the published design, or all of them when the bot hangs", () => {
    const [every] = figures(scenarioOf("hang-8s"), "1/s", baseline("none"));
    for (const { lost } of figures(scenarioOf("clean-outage"), "1/s", baseline("published-300s"))) expect(lost).to.be.greaterThan(10);
    const [hung] = figures(scenarioOf("hang-8s"), "1/s", baseline("published-300s"));
    expect(hung?.lost).to.equal(every?.lost);
  });

  it("loses calls for some forty seconds and more under the DNS style, and all those whose code hook fails", () => {
    for (const { lost } of figures(scenarioOf("clean-outage"), "1/s", baseline("dns-style"))) expect(lost).to.be.within(20, 140);
    for (const { lost, toGoodMs } of figures(scenarioOf("code-hook-failing"), "1/s", baseline("dns-style"))) {
      expect(lost).to.be.greaterThan(500);
      expect(toGoodMs).to.equal(undefined);
    }
  });

  it("turns the published design round and round when both bots are down", () => {
    for (const { moves } of figures(scenarioOf("both-down"), "0.1/s", baseline("published-60s"))) expect(moves).to.be.greaterThan(8);
  });
});

describe("simulateAll()", () => {
  it("gives the same bytes for the same seed, and others for another", () => {
    const json = (seed: number): string =>
      asJson(
        simulateAll(
          { seed, scenarios: [scenarioOf("errors-30")], loads: LOADS.slice(2, 4), strategies: STRATEGIES, hasMonth: false },
          () => undefined,
        ),
      );
    expect(json(1)).to.equal(json(1));
    expect(json(1)).not.to.equal(json(2));
  });
});

describe("falseSwitches()", () => {
  const sum = ({ expected }: ReturnType<typeof falseSwitches>): number => expected.reduce((so, { switches }) => so + switches, 0);

  it("expects fewer than 0.05 in 30 days at 1 %, by arithmetic over a quarter of a day's probes", () => {
    const quarter = falseSwitches(0.01, 0.25, 1);
    expect(sum(quarter) * 120).to.be.within(0.005, 0.05);
    expect(quarter.simulated).to.equal(0);
  });

  it("stays under its own arithmetic, but not far, where failures are many", () => {
    const days = SEEDS.map((seed) => falseSwitches(0.15, 0.1, seed));
    const simulated = days.reduce((so, day) => so + day.simulated, 0);
    expect(simulated).to.be.within(
      1,
      days.reduce((so, day) => so + sum(day), 0),
    );
  });
});

describe("bursts()", () => {
  it("moves the line when failures come together, since a burst outlasts the confirming probes", () => {
    expect(bursts(10_000, 0.01, 0.25, 1).moves).to.be.greaterThan(0);
  });
});
