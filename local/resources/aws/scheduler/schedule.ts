// aws:scheduler/schedule:Schedule: fires on the cloud's clock.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { parseExpression } from "../../../scheduler/expression.ts";
import type { Schedule, ScheduleSettings } from "../../../scheduler/schedules.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

const INPUT_BYTES = 262_144; // aws-limits.md 1.2
const RETRIES = 185; // aws-limits.md 1.2
const EVENT_AGE_S = 86_400; // aws-limits.md 1.2
const NAME = /^[\w.-]{1,64}$/; // API reference, CreateSchedule
const NAME_REMEDY = "use 1 to 64 letters, digits, _, - and .";
const ARN_CHARACTERS = 1_600; // CloudFormation, AWS::Scheduler::Schedule DeadLetterConfig

const arn = (pattern: RegExp, what: string) => z.string().max(ARN_CHARACTERS).regex(pattern, `give the ARN of ${what}`);

const inputs = z
  .strictObject({
    name: z.string().regex(NAME, NAME_REMEDY),
    groupName: z.string().regex(NAME, NAME_REMEDY).exactOptional(),
    description: z.string().max(512).exactOptional(),
    scheduleExpression: z.string().min(1).max(256),
    scheduleExpressionTimezone: z.string().min(1).max(50).exactOptional(),
    state: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
    actionAfterCompletion: z.enum(["NONE", "DELETE"]).exactOptional(),
    flexibleTimeWindow: z.strictObject({ mode: z.literal("OFF", "the local cloud knows no flexible windows: OFF") }),
    target: z.strictObject({
      arn: arn(/^arn:aws:/, "what it invokes"),
      roleArn: arn(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, "a role"),
      input: z
        .string()
        .min(1)
        .refine((text) => Buffer.byteLength(text) <= INPUT_BYTES, `it is over ${INPUT_BYTES} bytes`)
        .exactOptional(),
      retryPolicy: z
        .strictObject({
          maximumRetryAttempts: z.int().min(0).max(RETRIES).exactOptional(),
          maximumEventAgeInSeconds: z.int().min(60).max(EVENT_AGE_S).exactOptional(),
        })
        .default({}),
      deadLetterConfig: z.strictObject({ arn: arn(/^arn:aws:sqs:[a-z0-9-]+:\d{12}:[\w-]+$/, "a standard queue") }).optional(),
    }),
  })
  .check(({ value: { scheduleExpression, scheduleExpressionTimezone = "UTC" }, issues }) => {
    try {
      parseExpression(scheduleExpression, scheduleExpressionTimezone, 0);
    } catch (error) {
      // What the local cloud cannot run is no user's mistake: it is told when the schedule is made.
      if (error instanceof UserError)
        for (const message of error.problems)
          issues.push({ code: "custom", path: ["scheduleExpression"], input: scheduleExpression, message });
    }
  });

const settingsOf = (read: z.infer<typeof inputs>): ScheduleSettings => {
  const { retryPolicy, deadLetterConfig, ...target } = read.target;
  return {
    name: read.name,
    ...(read.groupName === undefined ? {} : { groupName: read.groupName }),
    ...(read.description === undefined ? {} : { description: read.description }),
    expression: read.scheduleExpression,
    ...(read.scheduleExpressionTimezone === undefined ? {} : { timezone: read.scheduleExpressionTimezone }),
    enabled: read.state === "ENABLED",
    ...(read.actionAfterCompletion === undefined ? {} : { actionAfterCompletion: read.actionAfterCompletion }),
    target: { ...target, ...retryPolicy, ...(deadLetterConfig === undefined ? {} : { deadLetterArn: deadLetterConfig.arn }) },
  };
};

const inputsOf = ({ name, groupName, description, expression, timezone, enabled, actionAfterCompletion, target }: Schedule) => ({
  name,
  groupName,
  description,
  scheduleExpression: expression,
  scheduleExpressionTimezone: timezone,
  state: enabled ? "ENABLED" : "DISABLED",
  actionAfterCompletion,
  flexibleTimeWindow: { mode: "OFF" },
  target: {
    arn: target.arn,
    roleArn: target.roleArn,
    ...(target.input === undefined ? {} : { input: target.input }),
    retryPolicy: {
      maximumRetryAttempts: target.maximumRetryAttempts ?? RETRIES,
      maximumEventAgeInSeconds: target.maximumEventAgeInSeconds ?? EVENT_AGE_S,
    },
    ...(target.deadLetterArn === undefined ? {} : { deadLetterConfig: { arn: target.deadLetterArn } }),
  },
});

const DEFAULTS = {
  groupName: "default",
  scheduleExpressionTimezone: "UTC",
  state: "ENABLED",
  actionAfterCompletion: "NONE",
  target: { retryPolicy: { maximumRetryAttempts: RETRIES, maximumEventAgeInSeconds: EVENT_AGE_S } },
} as const;

/** `GROUP/NAME`, as the provider has it. */
const parts = (id: string): readonly [group: string, name: string] => {
  const [group = "", name = ""] = id.split("/");
  return [group, name];
};

export const schedule = resource("aws:scheduler/schedule:Schedule", inputs, {
  replaceOn: ["name", "groupName"],
  named: "name",
  create: ({ schedules }, { region, inputs: read }) => {
    const made = schedules.create(region, settingsOf(read));
    return { id: `${made.groupName}/${made.name}`, outputs: { arn: made.arn, groupName: made.groupName } };
  },
  read: ({ schedules }, { id, region, inputs: declared }) => {
    const now = schedules.find(region, ...parts(id));
    if (now === undefined) return undefined;
    return { inputs: asDeclared(declared, inputsOf(now), DEFAULTS), outputs: { arn: now.arn, groupName: now.groupName } };
  },
  update: ({ schedules }, { region, inputs: read }) => {
    schedules.update(region, settingsOf(read));
    return {};
  },
  delete: ({ schedules }, { id, region }) => schedules.delete(region, ...parts(id)),
});
