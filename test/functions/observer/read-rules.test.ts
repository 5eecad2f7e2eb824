import { expect } from "chai";
import { EnvironmentError } from "../../../functions/lib/runtime/environment.ts";
import { DEFAULT_RULES } from "../../../functions/lib/failover/rules.ts";
import { readFigures, readStack } from "../../../functions/observer/read-rules.ts";

const IDS = { home: "ABCDEFGHIJ/KLMNOPQRST", standby: "BCDEFGHIJK/LMNOPQRSTU", locale: "en_US" };
const ORDER = { utterance: "order flowers", expectedIntent: "OrderFlowers" };
const STACK = {
  PROBE_METHOD: "recognize",
  APPS: JSON.stringify({ flowers: { ...IDS, probe: ORDER }, demo: IDS }),
  WITNESS: "flowers",
};

describe("readStack()", () => {
  it("reads what to say to each app that has a probe, and opens sessions only with the others", () => {
    const { probes, rules } = readStack({ ...STACK, PROBE_EXPECTED_TEXT: "flowers" });
    expect(probes).to.deep.equal({
      flowers: { method: "recognize", question: { ...ORDER, expectedText: "flowers" } },
      demo: { method: "session" },
    });
    expect(rules).to.deep.include({ probes: "recognize", witness: "flowers", others: [{ slug: "demo", hasWords: false }] });
  });

  it("says nothing to anybody for the method session", () => {
    expect(readStack({ ...STACK, PROBE_METHOD: "session" }).probes).to.deep.equal({
      flowers: { method: "session" },
      demo: { method: "session" },
    });
  });

  it("proves a witness that has no probe by sessions", () => {
    expect(readStack({ ...STACK, WITNESS: "demo" }).rules).to.deep.include({
      probes: "session",
      others: [{ slug: "flowers", hasWords: true }],
    });
  });

  for (const [what, variables, problem] of [
    ["a method it does not know", { PROBE_METHOD: "ping" }, 'PROBE_METHOD is "ping". Set it to one of session, recognize.'],
    ["a witness that is none of the apps", { WITNESS: "ops" }, 'WITNESS is "ops", which is none of APPS.'],
    ["apps that are no JSON", { APPS: "flowers" }, "Set it to the stack's apps by slug"],
    ["an app without aliases", { APPS: '{"flowers":{"locale":"en_US"}}' }, "each with home and standby"],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(() => readStack({ ...STACK, ...variables })).to.throw(EnvironmentError, problem);
    });
});

const problemsOf = (variables: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readFigures({ PROBE_METHOD: "recognize", ...variables });
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
};

describe("readFigures()", () => {
  it("has a default for each figure", () => {
    expect(readFigures({ PROBE_METHOD: "recognize" })).to.deep.equal(DEFAULT_RULES);
  });

  it("reads every figure", () => {
    expect(
      readFigures({
        PROBE_METHOD: "session",
        PROBE_SECONDS: "2",
        RECOGNIZE_SECONDS: "30",
        CONFIRMATIONS: "2",
        FAILURES_TO_LEAVE: "4",
        WINDOW: "8",
        COOL_DOWN_SECONDS: "20",
        GOODS_TO_RETURN: "3",
        DWELL_SECONDS: "120",
      }),
    ).to.deep.equal({
      probes: "session",
      intervalMs: 2_000,
      recognizeIntervalMs: 30_000,
      confirmations: 2,
      failuresToLeave: 4,
      window: 8,
      provenMs: 6_000,
      coolDownMs: 20_000,
      goodsToReturn: 3,
      dwellMs: 120_000,
    });
  });

  it("refuses figures that make no sense, all at once", () => {
    const problems = problemsOf({ PROBE_SECONDS: "0", WINDOW: "many", DWELL_SECONDS: "1.5" });
    expect(problems).to.have.length(3);
    expect(problems[1]).to.equal('Cannot start: environment variable WINDOW is "many". Set it to a whole number from 2 to 20.');
  });

  for (const [what, variables] of [
    ["a dwell below the interval", { DWELL_SECONDS: "4", COOL_DOWN_SECONDS: "1" }],
    ["a window below the failures", { WINDOW: "4" }],
    ["a cool-down above the dwell", { COOL_DOWN_SECONDS: "301" }],
    ["words oftener than sessions", { RECOGNIZE_SECONDS: "5", PROBE_SECONDS: "6" }],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(problemsOf(variables)).to.have.length(1);
    });
});
