// CloudWatch GetMetricStatistics, for the five plain statistics; percentiles are not supported.
import type { Datapoint, GetMetricStatisticsInput, GetMetricStatisticsOutput } from "@aws-sdk/client-cloudwatch";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { Action } from "../action.ts";
import { dimensionsKey, type Metrics, type Minute } from "./metrics.ts";

const STATISTICS = {
  Average: ({ sum, count }: Minute) => sum / count,
  Maximum: ({ max }: Minute) => max,
  Minimum: ({ min }: Minute) => min,
  SampleCount: ({ count }: Minute) => count,
  Sum: ({ sum }: Minute) => sum,
} as const;

const together = (at: number, minutes: readonly Minute[]): Minute => ({
  at,
  count: minutes.reduce((total, { count }) => total + count, 0),
  sum: minutes.reduce((total, { sum }) => total + sum, 0),
  min: Math.min(...minutes.map(({ min }) => min)),
  max: Math.max(...minutes.map(({ max }) => max)),
});

export const getMetricStatistics = ({
  metrics,
}: {
  readonly metrics: Metrics;
}): Action<GetMetricStatisticsInput, GetMetricStatisticsOutput> => ({
  target: ({ Namespace }) => Namespace,
  permission: () => ({ action: "cloudwatch:GetMetricStatistics", resource: "*" }),
  run: async (input, { region }) => {
    const { Namespace, MetricName, Dimensions = [], StartTime, EndTime, Period = 60, Statistics = [], ExtendedStatistics, Unit } = input;
    if (ExtendedStatistics !== undefined)
      throw new UnsupportedError({
        resource: `metric ${MetricName ?? ""}`,
        operation: "ExtendedStatistics",
        remedy: "Ask for Statistics.",
      });
    if (Period < 60 || Period % 60 !== 0)
      throw new ServiceError("InvalidParameterValueException", 400, `The parameter Period must be a multiple of 60; seen: ${Period}.`);
    const wanted = dimensionsKey(Object.fromEntries(Dimensions.map(({ Name = "", Value = "" }) => [Name, Value])));
    const from = StartTime?.getTime() ?? 0;
    const to = EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
    const found = metrics
      .list(region)
      .filter(
        ({ namespace, name, dimensions, unit }) =>
          namespace === Namespace && name === MetricName && dimensionsKey(dimensions) === wanted && (Unit ?? unit) === unit,
      );
    const Datapoints = found.flatMap(({ minutes, unit }) => {
      const seen = minutes.filter(({ at }) => at >= from && at < to);
      const periods = Map.groupBy(seen, ({ at }) => Math.floor(at / (Period * 1000)) * Period * 1000);
      return [...periods].map(([at, some]) => {
        const all = together(at, some);
        const statistics: Datapoint = Object.fromEntries(Statistics.map((name) => [name, STATISTICS[name](all)]));
        // `unit` is text that was put; the model's list of units is not checked again on the way out.
        return Object.assign(statistics, { Timestamp: new Date(at), Unit: unit });
      });
    });
    return { Label: MetricName, Datapoints };
  },
});
