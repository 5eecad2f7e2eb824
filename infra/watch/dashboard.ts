// One page per stack that shows whether it is well: its alarms, then the graphs that its components and apps declare.
import type { Watch } from "../../apps/kit/watch.ts";
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Regions } from "../platform/regions.ts";

interface Page {
  readonly accountId: string;
  readonly prefix: string;
  readonly home: string;
  readonly standby: string;
  readonly apps: readonly string[];
  readonly watch: Pick<Watch, "alarms" | "metrics" | "graphs">;
}

/** CloudWatch's grid is 24 wide: two graphs side by side. */
const WIDTH = 12;
const HEIGHT = 6;
const ALARMS_HEIGHT = 3;

/** The dashboard's body (CloudWatch API, "Dashboard Body Structure and Syntax"). */
export const dashboardBody = ({ accountId, prefix, home, standby, apps, watch }: Page) => {
  const named = (label: string): string => label.replace("{home}", home).replace("{standby}", standby);
  const dimensions = { stack: [], region: ["Region", [home, standby]], app: ["App", apps] } as const;
  return {
    widgets: [
      {
        type: "alarm",
        x: 0,
        y: 0,
        width: 2 * WIDTH,
        height: ALARMS_HEIGHT,
        properties: {
          title: `${prefix}: alarms`,
          alarms: watch.alarms.map(({ name }) => `arn:aws:cloudwatch:${home}:${accountId}:alarm:${prefix}-${name}`),
        },
      },
      ...watch.graphs.map(({ title, lines, axis = { min: 0 } }, index) => ({
        type: "metric",
        width: WIDTH,
        height: HEIGHT,
        x: (index % 2) * WIDTH,
        y: ALARMS_HEIGHT + Math.floor(index / 2) * HEIGHT,
        properties: {
          title,
          view: "timeSeries",
          region: home,
          period: 60,
          metrics: lines.flatMap(({ metric, statistic, label }): readonly unknown[] => {
            const [dimension, values = []] = dimensions[watch.metrics[metric] ?? "stack"];
            if (dimension === undefined) return [[prefix, metric, { stat: statistic, label: named(label) }]];
            return values.map((value) => [prefix, metric, dimension, value, { stat: statistic, label: `${named(label)} ${value}` }]);
          }),
          yAxis: { left: axis },
        },
      })),
    ],
  };
};

export interface DashboardArgs {
  readonly accountId: pulumi.Input<string>;
  readonly prefix: string;
  readonly regions: Regions;
  readonly apps: readonly string[];
  readonly watch: Page["watch"];
}

export class Dashboard extends pulumi.ComponentResource {
  constructor(name: string, { accountId, prefix, regions, apps, watch }: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Dashboard", name, {}, opts);
    const [home, standby] = [regions.home.name, regions.standby.name];
    new aws.cloudwatch.Dashboard(
      name,
      {
        dashboardName: prefix,
        dashboardBody: pulumi
          .output(accountId)
          .apply((id) => JSON.stringify(dashboardBody({ accountId: id, prefix, home, standby, apps, watch }))),
      },
      { parent: this, provider: regions.home.aws },
    );
    this.registerOutputs({});
  }
}
