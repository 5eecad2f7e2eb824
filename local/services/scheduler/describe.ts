// A schedule in the form of the API.
import type { GetScheduleOutput } from "@aws-sdk/client-scheduler";
import type { Schedule } from "../../scheduler/schedules.ts";

export const describeSchedule = ({
  arn,
  name,
  groupName,
  description,
  expression,
  timezone,
  enabled,
  actionAfterCompletion,
  target,
  createdAt,
}: Schedule) =>
  ({
    Arn: arn,
    Name: name,
    GroupName: groupName,
    ...(description === undefined ? {} : { Description: description }),
    ScheduleExpression: expression,
    ScheduleExpressionTimezone: timezone,
    State: enabled ? "ENABLED" : "DISABLED",
    ActionAfterCompletion: actionAfterCompletion ?? "NONE",
    CreationDate: new Date(createdAt),
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: {
      Arn: target.arn,
      RoleArn: target.roleArn,
      ...(target.input === undefined ? {} : { Input: target.input }),
      ...(target.deadLetterArn === undefined ? {} : { DeadLetterConfig: { Arn: target.deadLetterArn } }),
      RetryPolicy: {
        ...(target.maximumRetryAttempts === undefined ? {} : { MaximumRetryAttempts: target.maximumRetryAttempts }),
        ...(target.maximumEventAgeInSeconds === undefined ? {} : { MaximumEventAgeInSeconds: target.maximumEventAgeInSeconds }),
      },
    },
  }) satisfies GetScheduleOutput;
