// aws:cloudwatch/metricAlarm:MetricAlarm: an alarm on one metric against a fixed threshold, judged each minute.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import type { Region } from "../../../region.ts";
import { STATISTICS } from "../../../services/cloudwatch/statistics.ts";
import { OPERATORS } from "../../../services/cloudwatch/evaluate-alarm.ts";
import { handler, tags } from "../../handler.ts";

const oneOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.custom<Name>((name) => typeof name === "string" && name in table, `use one of ${Object.keys(table).join(", ")}`);

const topics = z
  .array(z.string().regex(/^arn:aws:sns:/, "the local cloud tells SNS topics only"))
  .max(5, "CloudWatch takes at most 5 actions a state")
  .default([]);

const DAY_S = 86_400; // aws-limits.md 7

const inputs = z
  .strictObject({
    name: z.string().regex(/^[\x20-\x7e]{1,255}$/, "use 1 to 255 ASCII characters"),
    alarmDescription: z.string().max(1024).exactOptional(),
    namespace: z.string(),
    metricName: z.string(),
    dimensions: z.record(z.string(), z.string()).default({}),
    statistic: oneOf(STATISTICS),
    unit: z.string().exactOptional(),
    period: z.int().multipleOf(60, "the local cloud has no metrics finer than a minute: use a multiple of 60"),
    evaluationPeriods: z.int().min(1),
    datapointsToAlarm: z.int().min(1).optional(),
    threshold: z.number(),
    comparisonOperator: oneOf(OPERATORS),
    treatMissingData: z.enum(["breaching", "ignore", "missing", "notBreaching"]).default("missing"),
    actionsEnabled: z.boolean().default(true),
    alarmActions: topics,
    okActions: topics,
    insufficientDataActions: topics,
    metricQueries: z.never("the local cloud knows no metric math: name one metric").optional(),
    tags,
  })
  .refine(({ datapointsToAlarm, evaluationPeriods }) => (datapointsToAlarm ?? 1) <= evaluationPeriods, {
    path: ["datapointsToAlarm"],
    message: "it cannot be more than evaluationPeriods",
  })
  .refine(({ period, evaluationPeriods }) => period * evaluationPeriods <= DAY_S || period >= 3600, {
    path: ["evaluationPeriods"],
    message: "the periods together span more than a day (aws-limits.md 7)",
  });

const elsewhere = (region: Region, arns: readonly string[]): readonly string[] => arns.filter((arn) => arn.split(":")[3] !== region);

export const metricAlarm = handler("aws:cloudwatch/metricAlarm:MetricAlarm", inputs, ({ alarms }, { name, region, inputs: read }) => {
  const { alarmDescription, alarmActions, okActions, insufficientDataActions, tags: _, metricQueries: __, ...rest } = read;
  const foreign = elsewhere(region, [...alarmActions, ...okActions, ...insufficientDataActions]);
  if (foreign.length > 0)
    throw new UserError(
      foreign.map(
        (arn) =>
          `Cannot create aws:cloudwatch/metricAlarm:MetricAlarm "${name}": its action ${arn} is not in ${region}. Tell a topic of the alarm's own region.`,
      ),
    );
  const { arn } = alarms.create(region, {
    ...rest,
    ...(alarmDescription === undefined ? {} : { description: alarmDescription }),
    datapointsToAlarm: read.datapointsToAlarm ?? read.evaluationPeriods,
    actions: { ALARM: alarmActions, OK: okActions, INSUFFICIENT_DATA: insufficientDataActions },
  });
  return { id: read.name, outputs: { arn } };
});
