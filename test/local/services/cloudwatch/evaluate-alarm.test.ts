import { expect } from "chai";
import { evaluateAlarm, type AlarmRule } from "../../../../local/services/cloudwatch/evaluate-alarm.ts";
import { anAlarm } from "./an-alarm.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const TREATMENTS = ["missing", "ignore", "breaching", "notBreaching"] as const;

/** Datapoints as the user guide writes them, the newest last: X breaches, 0 does not, - is missing. */
const seen = (pattern: string, periodMs = 60_000) =>
  pattern.split(" ").flatMap((mark, index, all) => {
    const at = NOON - (all.length - index) * periodMs;
    return mark === "-" ? [] : [{ at, value: mark === "X" ? 1 : 0 }];
  });

const rule = (overrides: Partial<AlarmRule> = {}): AlarmRule => anAlarm({ evaluationPeriods: 3, datapointsToAlarm: 3, ...overrides });
const judged = (pattern: string, overrides: Partial<AlarmRule> = {}) => evaluateAlarm(rule(overrides), seen(pattern), NOON);

describe("evaluateAlarm()", () => {
  // CloudWatch user guide, alarms-and-missing-data: five datapoints, three evaluated; "kept" is "Retain current state".
  const TABLES = [
    [3, "0 - X - X", "OK", "OK", "OK", "OK"],
    [3, "0 - - - -", "OK", "OK", "OK", "OK"],
    [3, "- - - - -", "INSUFFICIENT_DATA", "kept", "ALARM", "OK"],
    [3, "0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    [3, "- - X - -", "ALARM", "kept", "ALARM", "OK"],
    [2, "0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    [2, "0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"],
    [2, "0 - X - -", "OK", "OK", "ALARM", "OK"],
    [2, "- - - - 0", "OK", "OK", "ALARM", "OK"],
    [2, "- - - X -", "ALARM", "kept", "ALARM", "OK"],
  ] as const;
  for (const [datapointsToAlarm, pattern, ...expected] of TABLES)
    it(`evaluateAlarm() judges ${pattern} as the user guide's table does, ${datapointsToAlarm} of 3 to alarm`, () => {
      const states = TREATMENTS.map((treatMissingData) => judged(pattern, { datapointsToAlarm, treatMissingData })?.state ?? "kept");
      expect(states).to.deep.equal(expected);
    });

  it("evaluateAlarm() waits before a lone breach that the next datapoint may take back", () => {
    expect([judged("- - - - X"), judged("- - - X -")]).to.deep.equal([undefined, undefined]);
  });

  it("evaluateAlarm() gives its reason in CloudWatch's words", () => {
    expect(judged("0 X X - X")?.reason).to.equal(
      "Threshold Crossed: 3 out of the last 3 datapoints [1.0 (21/11/26 11:59:00), 1.0 (21/11/26 11:57:00), 1.0 (21/11/26 11:56:00)] were greater than or equal to the threshold (1.0) (minimum 3 datapoints for OK -> ALARM transition).",
    );
    expect(judged("0", { evaluationPeriods: 1, datapointsToAlarm: 1 })?.reason).to.equal(
      "Threshold Crossed: 1 out of the last 1 datapoints [0.0 (21/11/26 11:59:00)] was not greater than or equal to the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).",
    );
    expect(judged("-", { evaluationPeriods: 2, datapointsToAlarm: 2, treatMissingData: "breaching" })?.reason).to.equal(
      "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].",
    );
    expect(judged("0", { datapointsToAlarm: 2, treatMissingData: "breaching" })?.reason).to.equal(
      "Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching].",
    );
    expect(judged("-", { evaluationPeriods: 1, datapointsToAlarm: 1 })?.reason).to.equal("Insufficient Data: 1 datapoint was unknown.");
  });

  it("evaluateAlarm() compares by each operator", () => {
    const crossing = (comparisonOperator: AlarmRule["comparisonOperator"], value: number) =>
      evaluateAlarm(
        rule({ comparisonOperator, evaluationPeriods: 1, datapointsToAlarm: 1, threshold: 5 }),
        [{ at: NOON - 60_000, value }],
        NOON,
      )?.state === "ALARM";
    const at = (operator: AlarmRule["comparisonOperator"]) => [4, 5, 6].map((value) => crossing(operator, value));
    expect(at("GreaterThanThreshold")).to.deep.equal([false, false, true]);
    expect(at("GreaterThanOrEqualToThreshold")).to.deep.equal([false, true, true]);
    expect(at("LessThanThreshold")).to.deep.equal([true, false, false]);
    expect(at("LessThanOrEqualToThreshold")).to.deep.equal([true, true, false]);
  });

  it("evaluateAlarm() looks at whole periods only, and at none that is too old", () => {
    const one = { evaluationPeriods: 1, datapointsToAlarm: 1 };
    expect(evaluateAlarm(rule(one), [{ at: NOON, value: 1 }], NOON + 30_000)?.state).to.equal("INSUFFICIENT_DATA");
    expect(evaluateAlarm(rule(one), [{ at: NOON - 4 * 60_000, value: 1 }], NOON)?.state).to.equal("INSUFFICIENT_DATA");
  });
});
