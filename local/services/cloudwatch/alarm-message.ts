// What CloudWatch publishes when an alarm changes: the subject a person reads, and the JSON that programs read. Pure.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region } from "../../../shared/region.ts";
import type { Alarm } from "./alarms.ts";
import type { AlarmState } from "./evaluate-alarm.ts";

// CloudWatch names regions in words (AWS regional endpoints reference); one that is not listed here keeps its code.
const REGION_NAMES: Partial<Record<Region, string>> = {
  "ap-northeast-1": "Asia Pacific (Tokyo)",
  "ap-northeast-2": "Asia Pacific (Seoul)",
  "ap-southeast-1": "Asia Pacific (Singapore)",
  "ap-southeast-2": "Asia Pacific (Sydney)",
  "ca-central-1": "Canada (Central)",
  "eu-central-1": "EU (Frankfurt)",
  "eu-west-1": "EU (Ireland)",
  "eu-west-2": "EU (London)",
  "us-east-1": "US East (N. Virginia)",
  "us-east-2": "US East (Ohio)",
  "us-west-1": "US West (N. California)",
  "us-west-2": "US West (Oregon)",
};

/** `2026-11-21T09:15:00.000+0000`. */
const timestamp = (at: EpochMs): string => new Date(at).toISOString().replace("Z", "+0000");

/** The notification of an alarm that came to the state it is in. @param before the state it came from */
export const alarmMessage = (accountId: string, before: AlarmState, alarm: Alarm) => {
  const where = REGION_NAMES[alarm.region] ?? alarm.region;
  return {
    // SNS takes at most 100 characters.
    subject: `${alarm.state}: "${alarm.name}" in ${where}`.slice(0, 100),
    message: {
      AlarmName: alarm.name,
      AlarmDescription: alarm.description ?? null,
      AWSAccountId: accountId,
      AlarmConfigurationUpdatedTimestamp: timestamp(alarm.updatedAt),
      NewStateValue: alarm.state,
      NewStateReason: alarm.reason,
      StateChangeTime: timestamp(alarm.stateChangedAt),
      Region: where,
      AlarmArn: alarm.arn,
      OldStateValue: before,
      OKActions: alarm.actions.OK,
      AlarmActions: alarm.actions.ALARM,
      InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
      Trigger: {
        MetricName: alarm.metricName,
        Namespace: alarm.namespace,
        StatisticType: "Statistic",
        Statistic: alarm.statistic === "SampleCount" ? "SAMPLE_COUNT" : alarm.statistic.toUpperCase(),
        Unit: alarm.unit ?? null,
        Dimensions: Object.entries(alarm.dimensions).map(([name, value]) => ({ value, name })),
        Period: alarm.period,
        EvaluationPeriods: alarm.evaluationPeriods,
        DatapointsToAlarm: alarm.datapointsToAlarm,
        ComparisonOperator: alarm.comparisonOperator,
        Threshold: alarm.threshold,
        TreatMissingData: alarm.treatMissingData,
        EvaluateLowSampleCountPercentile: "",
      },
    },
  };
};
