// The alarms of the line, declared from the list beside this file. Each tells the events topic when it rings and when it ends; and once that it
// is well, some minutes after it was made, which shows that topic, history and e-mail work.
import { ALARMS, type AlarmPlan } from "./alarm-list.ts";
import * as aws from "./aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "./dead-letters.ts";
import type { Events } from "./events.ts";
import type { Function } from "./function.ts";
import type { RegionProviders } from "./regions.ts";

export interface AlarmsArgs {
  readonly events: Events;
  readonly deadLetters: DeadLetters;
  /** The function that calls report to. */
  readonly report: Pick<Function, "name">;
  readonly prefix: string;
  readonly region: RegionProviders;
}

export class Alarms extends pulumi.ComponentResource {
  /** Their names in AWS. */
  readonly names: readonly string[];

  constructor(name: string, { events, deadLetters, report, prefix, region }: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Alarms", name, {}, opts);

    const watched = {
      line: { namespace: prefix },
      "dead-letters": { namespace: "AWS/SQS", dimensions: { QueueName: deadLetters.name } },
      report: { namespace: "AWS/Lambda", dimensions: { FunctionName: report.name } },
    } as const satisfies Record<AlarmPlan["of"], object>;
    const declare = (plan: AlarmPlan): string => {
      const alarmName = `${prefix}-${plan.name}`;
      new aws.cloudwatch.MetricAlarm(
        `${name}-${plan.name}`,
        {
          name: alarmName,
          alarmDescription: plan.says,
          ...watched[plan.of],
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
        { parent: this, provider: region.aws },
      );
      return alarmName;
    };
    this.names = ALARMS.map(declare);
    this.registerOutputs({ names: this.names });
  }
}
