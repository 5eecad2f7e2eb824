// CloudWatch ListMetrics.
import type { ListMetricsInput, ListMetricsOutput } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action.ts";
import type { Metrics } from "./metrics.ts";

export const listMetrics = ({ metrics }: { readonly metrics: Metrics }): Action<ListMetricsInput, ListMetricsOutput> => ({
  target: ({ Namespace }) => Namespace,
  permission: () => ({ action: "cloudwatch:ListMetrics", resource: "*" }),
  run: async ({ Namespace, MetricName, Dimensions = [] }, { region }) => ({
    Metrics: metrics
      .list(region)
      .filter(
        ({ namespace, name, dimensions }) =>
          (Namespace ?? namespace) === namespace &&
          (MetricName ?? name) === name &&
          Dimensions.every(({ Name = "", Value }) => dimensions[Name] !== undefined && (Value ?? dimensions[Name]) === dimensions[Name]),
      )
      .map(({ namespace, name, dimensions }) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
  }),
});
