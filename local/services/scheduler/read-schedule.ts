// A schedule as CreateSchedule and UpdateSchedule ask for it, held to what EventBridge Scheduler takes. Both name the whole schedule.
import type { CreateScheduleInput } from "@aws-sdk/client-scheduler";
import { ServiceError, UnsupportedError, UserError } from "../../errors.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Region } from "../../../shared/region.ts";
import { parseExpression } from "../../scheduler/expression.ts";
import type { ScheduleSettings } from "../../scheduler/schedules.ts";
import type { Permission } from "../action.ts";

export type ScheduleInput = Partial<Omit<CreateScheduleInput, "ClientToken">>;

const SERVICE = "scheduler.amazonaws.com";
const NAME = /^[\w.-]{1,64}$/; // API reference, CreateSchedule
const INPUT_BYTES = 262_144; // aws-limits.md 1.2
const RETRIES = 185; // aws-limits.md 1.2
const EVENT_AGE_S = { least: 60, most: 86_400 } as const; // API reference, RetryPolicy

export const scheduleArn = (region: Region, accountId: string, name = "", group = "default"): string =>
  `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;

/** Whoever makes or changes a schedule hands it a role (Scheduler user guide, "Identity-based policies"). */
export const withPassRole =
  (operation: string) =>
  ({ Name, GroupName, Target }: ScheduleInput, at: { readonly region: Region; readonly accountId: string }): readonly Permission[] => [
    { action: `scheduler:${operation}`, resource: scheduleArn(at.region, at.accountId, Name, GroupName) },
    { action: "iam:PassRole", resource: Target?.RoleArn ?? "", context: { "iam:passedtoservice": [SERVICE] } },
  ];

const invalid = (what: string, cause?: unknown): ServiceError => new ServiceError("ValidationException", 400, what, { cause });

const refuseGaps = (input: ScheduleInput): void => {
  const gap =
    input.FlexibleTimeWindow?.Mode === "FLEXIBLE"
      ? "a flexible time window"
      : input.KmsKeyArn !== undefined
        ? "KmsKeyArn"
        : input.StartDate !== undefined || input.EndDate !== undefined
          ? "StartDate and EndDate"
          : undefined;
  if (gap !== undefined) throw new UnsupportedError({ resource: "an EventBridge schedule", operation: gap, remedy: "Leave it out." });
};

const requireExpression = (expression: string, timezone: string): void => {
  try {
    parseExpression(expression, timezone, 0);
  } catch (error) {
    if (error instanceof UserError) throw invalid(`Invalid Schedule Expression ${expression}. ${error.message}`, error);
    throw error;
  }
};

/** In AWS's words (aws-sdk-js-v3 issue 6494). */
const requireTrust = (iam: Iam, roleArn: string, groupArn: string): void => {
  try {
    iam.assumeRole(roleArn, "create-schedule", SERVICE, groupArn);
  } catch (error) {
    if (error instanceof UserError)
      throw invalid(`The execution role you provide must allow AWS EventBridge Scheduler to assume the role. ${error.message}`, error);
    throw error;
  }
};

const problemsOf = ({ Name = "", Target, FlexibleTimeWindow, ScheduleExpression = "" }: ScheduleInput): readonly string[] => {
  const { Arn = "", RoleArn = "", Input = "", RetryPolicy = {} } = Target ?? {};
  const { MaximumRetryAttempts: retries = 0, MaximumEventAgeInSeconds: age = EVENT_AGE_S.most } = RetryPolicy;
  return [
    NAME.test(Name) ? "" : `Name "${Name}" is not 1 to 64 letters, digits, _, - and .`,
    ScheduleExpression === "" ? "ScheduleExpression is missing" : "",
    FlexibleTimeWindow === undefined ? "FlexibleTimeWindow is missing" : "",
    Arn.startsWith("arn:") ? "" : `Target.Arn "${Arn}" is no ARN`,
    RoleArn.startsWith("arn:") ? "" : `Target.RoleArn "${RoleArn}" is no ARN`,
    Buffer.byteLength(Input) > INPUT_BYTES ? `Target.Input is over ${INPUT_BYTES} bytes` : "",
    retries < 0 || retries > RETRIES ? `MaximumRetryAttempts ${retries} is not 0 to ${RETRIES}` : "",
    age < EVENT_AGE_S.least || age > EVENT_AGE_S.most
      ? `MaximumEventAgeInSeconds ${age} is not ${EVENT_AGE_S.least} to ${EVENT_AGE_S.most}`
      : "",
  ].filter((problem) => problem !== "");
};

/** @throws ServiceError ValidationException, all that is wrong with its form at once; UnsupportedError for what the local cloud cannot run */
export const readSchedule = (
  input: ScheduleInput,
  { iam, accountId, region }: { readonly iam: Iam; readonly accountId: string; readonly region: Region },
): ScheduleSettings => {
  const problems = problemsOf(input);
  if (problems.length > 0) throw invalid(`${problems.join("; ")}.`);
  refuseGaps(input);
  const { Name = "", GroupName = "default", Description, ScheduleExpression = "", ScheduleExpressionTimezone = "UTC", Target } = input;
  const { Arn = "", RoleArn = "", Input, RetryPolicy, DeadLetterConfig } = Target ?? {};
  requireExpression(ScheduleExpression, ScheduleExpressionTimezone);
  requireTrust(iam, RoleArn, `arn:aws:scheduler:${region}:${accountId}:schedule-group/${GroupName}`);
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = RetryPolicy ?? {};
  return {
    name: Name,
    groupName: GroupName,
    ...(Description === undefined ? {} : { description: Description }),
    expression: ScheduleExpression,
    timezone: ScheduleExpressionTimezone,
    enabled: input.State !== "DISABLED",
    actionAfterCompletion: input.ActionAfterCompletion === "DELETE" ? "DELETE" : "NONE",
    target: {
      arn: Arn,
      roleArn: RoleArn,
      ...(Input === undefined ? {} : { input: Input }),
      ...(MaximumRetryAttempts === undefined ? {} : { maximumRetryAttempts: MaximumRetryAttempts }),
      ...(MaximumEventAgeInSeconds === undefined ? {} : { maximumEventAgeInSeconds: MaximumEventAgeInSeconds }),
      ...(DeadLetterConfig?.Arn === undefined ? {} : { deadLetterArn: DeadLetterConfig.Arn }),
    },
  };
};
