// CloudWatch GetMetricStatistics, for the five plain statistics; percentiles are not supported.
import type { Datapoint, GetMetricStatisticsInput, GetMetricStatisticsOutput } from "@aws-sdk/client-cloudwatch";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Metrics } from "./metrics.ts";
import { metricsOf, periodsOf, STATISTICS } from "./statistics.ts";

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
    const dimensions = Object.fromEntries(Dimensions.map(({ Name = "", Value = "" }) => [Name, Value]));
    const found = metricsOf(metrics.list(region), { namespace: Namespace, name: MetricName, dimensions, unit: Unit });
    const Datapoints = found.flatMap(({ minutes, unit }) =>
      periodsOf(minutes, Period * 1000, StartTime?.getTime() ?? 0, EndTime?.getTime() ?? Number.POSITIVE_INFINITY).map((period) => {
        const statistics: Datapoint = Object.fromEntries(Statistics.map((name) => [name, STATISTICS[name](period)]));
        // `unit` is text that was put; the model's list of units is not checked again on the way out.
        return Object.assign(statistics, { Timestamp: new Date(period.at), Unit: unit });
      }),
    );
    return { Label: MetricName, Datapoints };
  },
});
