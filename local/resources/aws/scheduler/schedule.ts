// aws:scheduler/schedule:Schedule: fires on the cloud's clock.
import { z } from "zod";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,64}$/, "use 1 to 64 letters, digits, _, - and ."),
  groupName: z.string().exactOptional(),
  description: z.string().max(512).optional(),
  scheduleExpression: z.string().min(1).max(256),
  scheduleExpressionTimezone: z.string().exactOptional(),
  state: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  flexibleTimeWindow: z.strictObject({ mode: z.literal("OFF", "the local cloud knows no flexible windows: OFF") }),
  target: z.strictObject({
    arn: z.string(),
    roleArn: z.string(),
    input: z.string().exactOptional(),
    retryPolicy: z
      .strictObject({
        maximumRetryAttempts: z.int().min(0).max(185).exactOptional(),
        maximumEventAgeInSeconds: z.int().min(60).max(86_400).exactOptional(),
      })
      .default({}),
    deadLetterConfig: z.strictObject({ arn: z.string() }).optional(),
  }),
});

export const schedule = handler("aws:scheduler/schedule:Schedule", inputs, ({ schedules }, { region, inputs: read }) => {
  const { retryPolicy, deadLetterConfig, ...target } = read.target;
  const { arn, groupName } = schedules.create(region, {
    name: read.name,
    ...(read.groupName === undefined ? {} : { groupName: read.groupName }),
    expression: read.scheduleExpression,
    ...(read.scheduleExpressionTimezone === undefined ? {} : { timezone: read.scheduleExpressionTimezone }),
    enabled: read.state === "ENABLED",
    target: { ...target, ...retryPolicy, ...(deadLetterConfig === undefined ? {} : { deadLetterArn: deadLetterConfig.arn }) },
  });
  return { id: `${groupName}/${read.name}`, outputs: { arn } };
});
