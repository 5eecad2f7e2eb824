import { expect } from "chai";
import { EnvironmentError } from "../../../functions/lib/runtime/environment.ts";
import { DEFAULT_RULES } from "../../../functions/lib/failover/rules.ts";
import { readProbe, readRules } from "../../../functions/observer/settings.ts";

describe("readProbe()", () => {
  it("needs nothing more for the method session", () => {
    expect(readProbe({ PROBE_METHOD: "session", PROBE_EXPECTED_INTENT: "" })).to.deep.equal({ method: "session" });
  });

  it("reads what to say and what to expect for the method recognize", () => {
    expect(readProbe({ PROBE_METHOD: "recognize", PROBE_UTTERANCE: "order flowers", PROBE_EXPECTED_INTENT: "OrderFlowers" })).to.deep.equal(
      {
        method: "recognize",
        question: { utterance: "order flowers", expectedIntent: "OrderFlowers", expectedText: undefined },
      },
    );
  });

  it("refuses to recognise without an utterance or anything to compare, and tells both", () => {
    expect(() => readProbe({ PROBE_METHOD: "recognize" }))
      .to.throw(EnvironmentError)
      .with.property("problems")
      .that.has.length(2);
  });

  it("refuses a method it does not know", () => {
    expect(() => readProbe({ PROBE_METHOD: "ping" })).to.throw(
      EnvironmentError,
      'PROBE_METHOD is "ping". Set it to one of session, recognize.',
    );
  });
});

const problemsOf = (variables: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readRules({ PROBE_METHOD: "recognize", ...variables });
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
};

describe("readRules()", () => {
  it("has a default for each figure", () => {
    expect(readRules({ PROBE_METHOD: "recognize" })).to.deep.equal(DEFAULT_RULES);
  });

  it("reads every figure", () => {
    expect(
      readRules({
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
