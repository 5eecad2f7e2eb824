// An alarm for tests: on the bots' failure, ringing at once, telling nobody.
import type { AlarmSettings } from "../../../../local/services/cloudwatch/alarms.ts";

export const anAlarm = (overrides: Partial<AlarmSettings> = {}): AlarmSettings => ({
  name: "failures",
  namespace: "twinline",
  metricName: "ProbeFailed",
  dimensions: {},
  statistic: "Sum",
  period: 60,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  threshold: 1,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "missing",
  actionsEnabled: true,
  actions: { ALARM: [], OK: [], INSUFFICIENT_DATA: [] },
  ...overrides,
});
