// What the tests of topics, queues, alarms, logs and schedules declare, each with nothing but what it needs.
import { ACCOUNT, ROLE } from "./a-program.ts";

export const TOPIC = "aws:sns/topic:Topic";
export const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
export const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
export const QUEUE = "aws:sqs/queue:Queue";
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
export const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
export const LOGS = "aws:cloudwatch/logGroup:LogGroup";
export const SCHEDULE = "aws:scheduler/schedule:Schedule";
export const SCHEDULE_GROUP = "aws:scheduler/scheduleGroup:ScheduleGroup";

export const TOPIC_ARN = `arn:aws:sns:us-east-1:${ACCOUNT}:events`;
export const QUEUE_ARN = `arn:aws:sqs:us-east-1:${ACCOUNT}:dead`;
export const QUEUE_URL = `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/dead`;

/** As JSON text. */
export const policy = (Action: string | readonly string[], Resource: string, statements = 1): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: Array.from({ length: statements }, () => ({
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action,
      Resource,
    })),
  });

/** A dashboard's, as JSON text. */
export const body = (markdown: string): string =>
  JSON.stringify({ widgets: [{ type: "text", width: 24, height: 2, properties: { markdown } }] });

export const alarm = {
  name: "both-down",
  namespace: "twinline",
  metricName: "BothDown",
  statistic: "Sum",
  period: 60,
  evaluationPeriods: 2,
  threshold: 1,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
};

export const target = { arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:observer`, roleArn: ROLE };
export const schedule = { name: "observer", scheduleExpression: "rate(1 minute)", flexibleTimeWindow: { mode: "OFF" }, target };
