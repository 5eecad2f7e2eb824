import { expect } from "chai";
import { metricLine } from "../../../../functions/lib/runtime/log.ts";

describe("metricLine()", () => {
  it("is a line from which CloudWatch takes the values, counted by the dimensions", () => {
    const line = metricLine({
      line: "twinline-dev",
      at: 1_795_000_000_000,
      dimensions: { Region: "us-east-1" },
      values: { ProbeLatency: { unit: "Milliseconds", value: 41 }, ProbeFailed: { unit: "Count", value: 0 } },
      properties: { observation: "good" },
    });
    expect(line).to.deep.equal({
      _aws: {
        Timestamp: 1_795_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: "twinline-dev",
            Dimensions: [["Region"]],
            Metrics: [
              { Name: "ProbeLatency", Unit: "Milliseconds" },
              { Name: "ProbeFailed", Unit: "Count" },
            ],
          },
        ],
      },
      observation: "good",
      Region: "us-east-1",
      ProbeLatency: 41,
      ProbeFailed: 0,
    });
  });

  it("counts totals without dimensions in the same line", () => {
    const line = metricLine({
      line: "twinline-dev",
      at: 1_795_000_000_000,
      dimensions: { Region: "us-east-1" },
      values: { CallRouted: { unit: "Count", value: 1 } },
      totals: { PointerAge: { unit: "Seconds", value: 12.5 } },
    });
    expect(line).to.deep.equal({
      _aws: {
        Timestamp: 1_795_000_000_000,
        CloudWatchMetrics: [
          { Namespace: "twinline-dev", Dimensions: [["Region"]], Metrics: [{ Name: "CallRouted", Unit: "Count" }] },
          { Namespace: "twinline-dev", Dimensions: [[]], Metrics: [{ Name: "PointerAge", Unit: "Seconds" }] },
        ],
      },
      Region: "us-east-1",
      CallRouted: 1,
      PointerAge: 12.5,
    });
  });
});
