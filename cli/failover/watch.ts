// What CloudWatch knows of the line: probe latency, calls by the region of their bot, alarms.
import { DescribeAlarmsCommand, GetMetricStatisticsCommand, type CloudWatchClient, type Datapoint } from "@aws-sdk/client-cloudwatch";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { Region } from "../../shared/region.ts";
import { limited } from "../common/time-limit.ts";

/** Latency is that of so many ms. */
const LATELY_MS = 300_000;
const MINUTE_MS = 60_000;

export interface Watch {
  /** Average ms of a region's probes lately, if there were any. */
  latency(region: Region): Promise<number | undefined>;
  /** Calls that the lookup sent to a region since the minute of `since`. */
  routed(region: Region, since: EpochMs): Promise<number>;
  /** Alarms of these names that ring, each with its reason. */
  alarms(names: readonly string[]): Promise<readonly string[]>;
}

/**
 * @param cloudWatch of the home region, where every function of the line's own logs; it throws what this client throws
 * @param line the prefix of the line's names, which is the namespace of its metrics
 */
export const watch = ({ clock, cloudWatch }: { readonly clock: Clock; readonly cloudWatch: CloudWatchClient }, line: string): Watch => {
  const statistics = (MetricName: string, region: Region, from: EpochMs, statistic: "Average" | "Sum"): Promise<readonly Datapoint[]> =>
    limited(clock, async (abortSignal) => {
      const command = new GetMetricStatisticsCommand({
        Namespace: line,
        MetricName,
        Dimensions: [{ Name: "Region", Value: region }],
        StartTime: new Date(Math.floor(from / MINUTE_MS) * MINUTE_MS),
        EndTime: new Date(clock.now() + MINUTE_MS),
        Period: 60,
        Statistics: [statistic],
      });
      return (await cloudWatch.send(command, { abortSignal })).Datapoints ?? [];
    });

  return {
    latency: async (region) => {
      const averages = (await statistics("ProbeLatency", region, clock.now() - LATELY_MS, "Average")).flatMap(
        ({ Average }) => Average ?? [],
      );
      return averages.length === 0 ? undefined : averages.reduce((sum, one) => sum + one, 0) / averages.length;
    },
    routed: async (region, since) => (await statistics("CallRouted", region, since, "Sum")).reduce((sum, { Sum = 0 }) => sum + Sum, 0),
    alarms: async (names) => {
      // Without names it would mean every alarm of the account.
      if (names.length === 0) return [];
      const command = new DescribeAlarmsCommand({ AlarmNames: [...names], StateValue: "ALARM" });
      const { MetricAlarms = [] } = await limited(clock, (abortSignal) => cloudWatch.send(command, { abortSignal }));
      return MetricAlarms.map(
        ({ AlarmName = "", AlarmDescription, StateReason = "" }) => `${AlarmName}. ${AlarmDescription ?? StateReason}`,
      );
    },
  };
};
