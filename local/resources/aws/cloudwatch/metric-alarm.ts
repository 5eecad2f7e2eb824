// aws:cloudwatch/metricAlarm:MetricAlarm: an alarm on one metric against a fixed threshold, judged each minute.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import type { Region } from "../../../../shared/region.ts";
import { STATISTICS } from "../../../services/cloudwatch/statistics.ts";
import type { Alarm, AlarmSettings } from "../../../services/cloudwatch/alarms.ts";
import { OPERATORS } from "../../../services/cloudwatch/evaluate-alarm.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

const TYPE = "aws:cloudwatch/metricAlarm:MetricAlarm";
const DAY_S = 86_400; // aws-limits.md 7
const WEEK_S = 604_800; // aws-limits.md 7

const MOST_DIMENSIONS = 30; // API reference, PutMetricAlarm
const SIZES = [
  "Bytes",
  "Kilobytes",
  "Megabytes",
  "Gigabytes",
  "Terabytes",
  "Bits",
  "Kilobits",
  "Megabits",
  "Gigabits",
  "Terabits",
] as const;
const COUNTED = ["Count", ...SIZES] as const;
const each = <Name extends string>(names: readonly Name[]) => names.map((name) => `${name}/Second` as const);
/** API reference, MetricDatum. */
const UNITS = ["Seconds", "Microseconds", "Milliseconds", "Percent", "None", ...COUNTED, ...each(COUNTED)] as const;

const oneOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.custom<Name>((name) => typeof name === "string" && name in table, `use one of ${Object.keys(table).join(", ")}`);

const topics = z
  .array(z.string().regex(/^arn:aws:sns:[\w-]+:\d{12}:[\w-]+$/, "the local cloud tells SNS topics only: give a topic's ARN"))
  .max(5, "CloudWatch takes at most 5 actions a state") // API reference, PutMetricAlarm
  .default([]);

/** API reference, PutMetricAlarm: 1 to 255 characters; a namespace does not begin with a colon. */
const label = z.string().min(1).max(255);

const inputs = z
  .strictObject({
    name: z.string().regex(/^[\x20-\x7e]{1,255}$/, "use 1 to 255 ASCII characters"),
    alarmDescription: z.string().max(1024).exactOptional(),
    namespace: label.regex(/^[^:]/, "it does not begin with a colon"),
    metricName: label,
    dimensions: z
      .record(label, z.string().min(1).max(1024))
      .refine((all) => Object.keys(all).length <= MOST_DIMENSIONS, `CloudWatch takes at most ${MOST_DIMENSIONS} dimensions`)
      .default({}),
    statistic: oneOf(STATISTICS),
    unit: z.enum(UNITS).exactOptional(),
    period: z.int().min(60).multipleOf(60, "the local cloud has no metrics finer than a minute: use a multiple of 60"),
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
  .refine(({ period, evaluationPeriods }) => period * evaluationPeriods <= (period < 3600 ? DAY_S : WEEK_S), {
    path: ["evaluationPeriods"],
    message: "the periods together span more than a day, or a week for periods of an hour or more (aws-limits.md 7)",
  });

const settingsOf = (what: string, region: Region, read: z.infer<typeof inputs>): AlarmSettings => {
  const { alarmDescription, alarmActions, okActions, insufficientDataActions, metricQueries: _, ...rest } = read;
  const foreign = [...alarmActions, ...okActions, ...insufficientDataActions].filter((arn) => arn.split(":")[3] !== region);
  if (foreign.length > 0)
    throw new UserError(
      foreign.map((arn) => `Cannot ${what}: its action ${arn} is not in ${region}. Tell a topic of the alarm's own region.`),
    );
  return {
    ...rest,
    ...(alarmDescription === undefined ? {} : { description: alarmDescription }),
    datapointsToAlarm: read.datapointsToAlarm ?? read.evaluationPeriods,
    actions: { ALARM: alarmActions, OK: okActions, INSUFFICIENT_DATA: insufficientDataActions },
  };
};

const inputsOf = ({ actions, description, ...alarm }: Alarm) => ({
  name: alarm.name,
  alarmDescription: description,
  namespace: alarm.namespace,
  metricName: alarm.metricName,
  dimensions: alarm.dimensions,
  statistic: alarm.statistic,
  unit: alarm.unit,
  period: alarm.period,
  evaluationPeriods: alarm.evaluationPeriods,
  datapointsToAlarm: alarm.datapointsToAlarm,
  threshold: alarm.threshold,
  comparisonOperator: alarm.comparisonOperator,
  treatMissingData: alarm.treatMissingData,
  actionsEnabled: alarm.actionsEnabled,
  alarmActions: actions.ALARM,
  okActions: actions.OK,
  insufficientDataActions: actions.INSUFFICIENT_DATA,
  tags: alarm.tags ?? {},
});

const DEFAULTS = {
  treatMissingData: "missing",
  actionsEnabled: true,
  alarmActions: [],
  okActions: [],
  insufficientDataActions: [],
} as const;

/** An alarm of a name that is taken is overwritten, as in AWS (API reference, PutMetricAlarm). */
export const metricAlarm = resource(TYPE, inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ alarms }, { name, region, inputs: read }) => {
    const { arn } = alarms.put(region, settingsOf(`create ${TYPE} "${name}"`, region, read));
    return { id: read.name, outputs: { arn } };
  },
  read: ({ alarms }, { id, region, inputs: declared }) => {
    const found = alarms.find(region, id);
    if (found === undefined) return undefined;
    const defaults = { ...DEFAULTS, datapointsToAlarm: found.evaluationPeriods };
    return { inputs: asDeclared(declared, inputsOf(found), defaults), outputs: { arn: found.arn } };
  },
  update: ({ alarms }, { name, region, inputs: read }) => {
    alarms.put(region, settingsOf(`update ${TYPE} "${name}"`, region, read));
    return {};
  },
  delete: ({ alarms }, { id, region }) => alarms.delete(region, id),
});
