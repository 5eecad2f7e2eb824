// The alarms of the line, declared from the list beside this file. Each tells the events topic when it rings and when it ends; and once that it
// is well, some minutes after it was made, which shows that topic, history and e-mail work.
import type { AlarmPlan, WatchedFunction } from "./alarm-list.ts";
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "../platform/dead-letters.ts";
import type { Events } from "../platform/events.ts";
import type { Regions } from "../platform/regions.ts";

export interface AlarmsArgs {
  readonly plans: readonly AlarmPlan[];
  readonly events: Events;
  readonly deadLetters: DeadLetters;
  /** Names of the functions that the plans watch. */
  readonly functions: Readonly<Partial<Record<WatchedFunction, pulumi.Input<string>>>>;
  readonly prefix: string;
  readonly regions: Regions;
}

/** Namespace and dimensions of what an alarm watches. */
const watched = (
  { of }: AlarmPlan,
  { deadLetters, functions, prefix, regions }: AlarmsArgs,
): { readonly namespace: string; readonly dimensions?: Readonly<Record<string, pulumi.Input<string>>> } => {
  if (of === "line") return { namespace: prefix };
  if (of === "dead-letters") return { namespace: "AWS/SQS", dimensions: { QueueName: deadLetters.name } };
  if ("botIn" in of) return { namespace: prefix, dimensions: { Region: regions[of.botIn].name } };
  const functionName = functions[of.function];
  if (functionName === undefined) throw new Error(`No function ${of.function} was given to the alarms that watch it.`);
  return { namespace: "AWS/Lambda", dimensions: { FunctionName: functionName } };
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
