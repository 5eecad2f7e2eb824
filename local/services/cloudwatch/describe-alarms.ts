// CloudWatch DescribeAlarms, in one page; metric alarms are all that there are.
import type { DescribeAlarmsInput, DescribeAlarmsOutput, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action.ts";
import type { Alarm, Alarms } from "./alarms.ts";

const describe = (alarm: Alarm): MetricAlarm => ({
  AlarmName: alarm.name,
  AlarmArn: alarm.arn,
  ...(alarm.description === undefined ? {} : { AlarmDescription: alarm.description }),
  AlarmConfigurationUpdatedTimestamp: new Date(alarm.updatedAt),
  ActionsEnabled: alarm.actionsEnabled,
  OKActions: [...alarm.actions.OK],
  AlarmActions: [...alarm.actions.ALARM],
  InsufficientDataActions: [...alarm.actions.INSUFFICIENT_DATA],
  StateValue: alarm.state,
  StateReason: alarm.reason,
  StateUpdatedTimestamp: new Date(alarm.stateChangedAt),
  StateTransitionedTimestamp: new Date(alarm.stateChangedAt),
  MetricName: alarm.metricName,
  Namespace: alarm.namespace,
  Statistic: alarm.statistic,
  Dimensions: Object.entries(alarm.dimensions).map(([Name, Value]) => ({ Name, Value })),
  Period: alarm.period,
  EvaluationPeriods: alarm.evaluationPeriods,
  DatapointsToAlarm: alarm.datapointsToAlarm,
  Threshold: alarm.threshold,
  ComparisonOperator: alarm.comparisonOperator,
  TreatMissingData: alarm.treatMissingData,
});

export const describeAlarms = ({ alarms }: { readonly alarms: Alarms }): Action<DescribeAlarmsInput, DescribeAlarmsOutput> => ({
  target: () => undefined,
  permission: () => ({ action: "cloudwatch:DescribeAlarms", resource: "*" }),
  run: async ({ AlarmNames, AlarmNamePrefix = "", StateValue }, { region }) => ({
    MetricAlarms: alarms
      .list(region)
      .filter(
        ({ name, state }) =>
          (AlarmNames === undefined || AlarmNames.includes(name)) && name.startsWith(AlarmNamePrefix) && (StateValue ?? state) === state,
      )
      .map(describe),
    CompositeAlarms: [],
  }),
});
