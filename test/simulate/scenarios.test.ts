// The list of scenarios, and what it becomes for the local cloud.
import { expect } from "chai";
import { arrivals } from "../../simulate/arrivals.ts";
import { localRules, localTimeline } from "../../simulate/local-faults.ts";
import { readOptions } from "../../simulate/options.ts";
import { SCENARIOS } from "../../simulate/scenarios.ts";
import { timeline } from "../../simulate/timeline.ts";
import { RULES as REGIONS } from "../../simulate/twinline.ts";
import { UserError } from "../../local/errors.ts";

const RULES = { ...REGIONS, witness: "flowers" };

describe("SCENARIOS", () => {
  it("have names of their own, and faults that begin and end while they are watched", () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).to.equal(SCENARIOS.length);
    for (const { name, spells, lengthMs, breaksAtMs } of SCENARIOS) {
      expect(breaksAtMs, name).to.be.within(1, lengthMs);
      for (const { fromMs, untilMs } of spells) expect(fromMs < untilMs && untilMs <= lengthMs, name).to.equal(true);
    }
  });
});

describe("localRules()", () => {
  it("names the region and the service that a fault is in", () => {
    expect(localRules({ where: "both", part: "bot", effect: { kind: "throttle", share: 0.3 } }, RULES)).to.deep.equal([
      "us-east-1/lex=throttle@30%",
      "us-west-2/lex=throttle@30%",
    ]);
    expect(localRules({ where: "home", part: "code-hook", effect: { kind: "errors", share: 1 } }, RULES)).to.deep.equal([
      "us-east-1/lambda:flowers=error",
    ]);
    expect(localRules({ where: "home", part: "kms", effect: { kind: "down" } }, RULES)).to.deep.equal(["us-east-1/dynamodb=keyless"]);
  });

  it("gives none for what the local cloud has not", () => {
    expect(localRules({ where: "standby", part: "model", effect: { kind: "older", share: 0.2 } }, RULES)).to.deep.equal([]);
  });
});

describe("localTimeline()", () => {
  it("says at each change which rules hold from then on", () => {
    const fault = { where: "home", part: "bot", effect: { kind: "down" } } as const;
    const [scenario] = SCENARIOS;
    if (scenario === undefined) throw new Error("There is no scenario.");
    const spells = [
      { fault, fromMs: 10, untilMs: 30 },
      { fault: { ...fault, part: "lookup" } as const, fromMs: 20, untilMs: 40 },
    ];
    expect(localTimeline({ ...scenario, spells }, RULES)).to.deep.equal([
      { atMs: 10, rules: ["us-east-1/lex=down"] },
      { atMs: 20, rules: ["us-east-1/lex=down", "us-east-1/lambda:lookup=down"] },
      { atMs: 30, rules: ["us-east-1/lambda:lookup=down"] },
      { atMs: 40, rules: [] },
    ]);
  });

  it("has the observer fail from a run's length before, so that none is left over", () => {
    const fault = { where: "home", part: "observer", effect: { kind: "errors", share: 1 } } as const;
    expect(localTimeline({ spells: [{ fault, fromMs: 240_000, untilMs: 900_000 }] }, RULES).map(({ atMs }) => atMs)).to.deep.equal([
      90_000, 900_000,
    ]);
  });
});

describe("arrivals()", () => {
  it("come at the rate that is asked for, rising, and the same for the same seed", () => {
    const [scenario] = SCENARIOS;
    if (scenario === undefined) throw new Error("There is no scenario.");
    const times = arrivals({ name: "1/s", perSecond: 1 }, scenario, 1);
    expect(times.length / (scenario.lengthMs / 1000)).to.be.within(0.9, 1.1);
    expect(times).to.deep.equal(times.toSorted((one, other) => one - other));
    expect(arrivals({ name: "1/s", perSecond: 1 }, scenario, 1)).to.deep.equal(times);
  });
});

describe("timeline()", () => {
  it("lets the earliest happen first, and of one time what was planned first", () => {
    const time = timeline();
    const story: string[] = [];
    const tell = (ms: number, word: string): void => time.at(ms, () => story.push(`${time.now()} ${word}`));
    for (const [ms, word] of [
      [30, "c"],
      [10, "a"],
      [20, "b"],
      [10, "a2"],
      [99, "late"],
    ] as const)
      tell(ms, word);
    time.at(20, () => tell(5, "not before now"));
    time.run(50);
    expect(story).to.deep.equal(["10 a", "10 a2", "20 b", "20 not before now", "30 c"]);
    expect(time.now()).to.equal(50);
  });
});

describe("readOptions()", () => {
  it("tells all that is wrong at once", () => {
    let problems: readonly string[] = [];
    try {
      readOptions(["--scenario", "storm", "--load", "busy", "--strategy", "hope", "--seed", "x", "--hours", "-1"]);
    } catch (error) {
      if (error instanceof UserError) ({ problems } = error);
    }
    expect(problems).to.have.length(5);
    expect(problems[0]).to.match(/^Cannot simulate scenario "storm": there is none of that name\. Choose from clean-outage, /);
  });

  it("runs everything, a month of false alarms included, unless something is chosen", () => {
    expect(readOptions([]).choice.hasMonth).to.equal(true);
    expect(readOptions(["--load", "1/s"]).choice.hasMonth).to.equal(false);
  });
});
