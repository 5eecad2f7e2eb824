// The alarms of a stack, declared from what its components and apps plan. Each tells the events topic when it rings and when it ends; and once that it
// is well, some minutes after it was made, which shows that topic, history and e-mail work.
import type { AlarmPlan } from "../../apps/kit/watch.ts";
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Events } from "../platform/events.ts";
import type { Regions } from "../platform/regions.ts";

export interface AlarmsArgs {
  readonly plans: readonly AlarmPlan[];
  readonly events: Events;
  /** Put before the names of alarms, functions and queues; also the namespace of the stack's own metrics. */
  readonly prefix: string;
  readonly regions: Regions;
}

/** Namespace and dimensions of what an alarm watches. */
const watched = (
  { of }: AlarmPlan,
  { prefix, regions }: AlarmsArgs,
): { readonly namespace: string; readonly dimensions?: Readonly<Record<string, string>> } => {
  if (of === "stack") return { namespace: prefix };
  if (of === "dead-letters") return { namespace: "AWS/SQS", dimensions: { QueueName: `${prefix}-dead-letters` } };
  if ("region" in of) return { namespace: prefix, dimensions: { Region: regions[of.region].name } };
  if ("app" in of) return { namespace: prefix, dimensions: { App: of.app } };
  return { namespace: "AWS/Lambda", dimensions: { FunctionName: `${prefix}-${of.function}` } };
};

export class Alarms extends pulumi.ComponentResource {
  /** Their names in AWS. */
  readonly names: readonly string[];

  constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Alarms", name, {}, opts);
    const { events, prefix, regions } = args;

    const declare = (plan: AlarmPlan): string => {
      const alarmName = `${prefix}-${plan.name}`;
      new aws.cloudwatch.MetricAlarm(
        `${name}-${plan.name}`,
        {
          name: alarmName,
          alarmDescription: plan.says,
          ...watched(plan, args),
          metricName: plan.metric,
          statistic: plan.statistic,
          period: plan.period,
          evaluationPeriods: plan.periods,
          datapointsToAlarm: plan.periods,
          comparisonOperator: plan.comparison,
          threshold: plan.threshold,
          treatMissingData: plan.missing,
          alarmActions: [events.topicArn],
          okActions: [events.topicArn],
        },
        { parent: this, provider: regions.home.aws },
      );
      return alarmName;
    };
    this.names = args.plans.map(declare);
    this.registerOutputs({ names: this.names });
  }
}
