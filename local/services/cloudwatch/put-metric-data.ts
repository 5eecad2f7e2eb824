// CloudWatch PutMetricData.
import type { MetricDatum, PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import type { Clock } from "../../../shared/clock.ts";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Metrics } from "./metrics.ts";

const MOST_DATA = 1_000; // aws-limits.md 7

const valuesOf = ({ Value, Values, Counts, StatisticValues, MetricName = "" }: MetricDatum): readonly number[] => {
  if (StatisticValues !== undefined)
    throw new UnsupportedError({ resource: `metric ${MetricName}`, operation: "StatisticValues", remedy: "Send Value or Values." });
  if (Value !== undefined) return [Value];
  return (Values ?? []).flatMap((value, index) => Array.from({ length: Counts?.[index] ?? 1 }, () => value));
};

export const putMetricData = ({
  clock,
  metrics,
}: {
  readonly clock: Clock;
  readonly metrics: Metrics;
}): Action<PutMetricDataInput, Record<string, never>> => ({
  target: ({ Namespace }) => Namespace,
  permission: () => ({ action: "cloudwatch:PutMetricData", resource: "*" }),
  run: async ({ Namespace = "", MetricData = [] }, { region }) => {
    if (MetricData.length > MOST_DATA)
      throw new ServiceError("InvalidParameterValueException", 400, `At most ${MOST_DATA} metrics a call; seen: ${MetricData.length}.`);
    const data = MetricData.map((datum) => ({
      namespace: Namespace,
      name: datum.MetricName ?? "",
      dimensions: Object.fromEntries((datum.Dimensions ?? []).map(({ Name = "", Value = "" }) => [Name, Value])),
      unit: datum.Unit ?? "None",
      at: datum.Timestamp?.getTime() ?? clock.now(),
      values: valuesOf(datum),
    }));
    for (const datum of data) metrics.put(region, datum);
    return {};
  },
});
