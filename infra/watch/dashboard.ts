// One page per stack that shows whether the line is well: both bots, the pointer, how fast bots answer, where calls go, what fell back.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import { alarmsFor } from "../apps/demo/alarms.ts";
import type { LineMetric, RegionMetric } from "./metrics.ts";
import type { RegionProviders, Regions } from "../platform/regions.ts";
import type { LineName } from "../settings/demo.ts";

interface Place {
  readonly accountId: string;
  readonly prefix: string;
  readonly home: string;
  readonly standby: string;
  readonly lines: readonly LineName[];
}

type Statistic = "Sum" | "Minimum" | "Maximum" | "p95";

/** CloudWatch's grid is 24 wide. */
const HALF = { width: 12, height: 6 };

/** The dashboard's body (CloudWatch API, "Dashboard Body Structure and Syntax"). */
export const dashboardBody = ({ accountId, prefix, home, standby, lines }: Place) => {
  const line = (name: LineMetric, stat: Statistic, label: string) => [prefix, name, { stat, label }];
  const each = (name: RegionMetric, stat: Statistic, what: string) =>
    [home, standby].map((region) => [prefix, name, "Region", region, { stat, label: `${what} ${region}` }]);
  const graph = (
    title: string,
    at: { readonly x: number; readonly y: number },
    metrics: readonly unknown[],
    axis: object = { min: 0 },
  ) => ({
    type: "metric",
    ...HALF,
    ...at,
    properties: { title, view: "timeSeries", region: home, period: 60, metrics, yAxis: { left: axis } },
  });
  return {
    widgets: [
      {
        type: "alarm",
        x: 0,
        y: 0,
        width: 24,
        height: 3,
        properties: {
          title: `${prefix}: alarms`,
          alarms: alarmsFor(lines).map(({ name }) => `arn:aws:cloudwatch:${home}:${accountId}:alarm:${prefix}-${name}`),
        },
      },
      graph(
        "Both bots: 1 is proven, 0 is not",
        { x: 0, y: 3 },
        [...each("BotGood", "Minimum", "bot"), line("BothDown", "Maximum", "both down")],
        { min: 0, max: 1 },
      ),
      graph("Pointer: where it is, moves, and what keeps it from moving", { x: 12, y: 3 }, [
        line("OnStandby", "Maximum", `1: at ${standby}, 0: at ${home}`),
        line("PointerSwitched", "Sum", "moves"),
        line("PointerUnusable", "Sum", "rounds without a pointer"),
        line("ObserverSick", "Sum", "rounds of a sick observer"),
        line("TwinsDiffer", "Maximum", "twins differ"),
      ]),
      graph("Probes: slowest twentieth, ms", { x: 0, y: 9 }, each("ProbeLatency", "p95", "probe")),
      graph("Probes that failed", { x: 12, y: 9 }, [...each("ProbeFailed", "Sum", "failed"), line("Heartbeat", "Sum", "rounds")]),
      graph("Calls by the bot they were sent to", { x: 0, y: 15 }, each("CallRouted", "Sum", "calls to")),
      graph("Calls that fell back to the twin", { x: 12, y: 15 }, [
        line("FallbackUsed", "Sum", "fallbacks"),
        ...each("TwinAsked", "Sum", "failed at"),
        ...each("TwinFailed", "Sum", "twin failed too, after"),
      ]),
      graph(
        "Apps beside the witness with a failed bot",
        { x: 0, y: 27 },
        lines.filter((app) => app !== "flowers").map((app) => [prefix, "AppFailing", "App", app, { stat: "Maximum", label: app }]),
      ),
      graph("Age of the pointer that calls were given, s", { x: 0, y: 21 }, [line("PointerAge", "Maximum", "oldest")]),
      ...(lines.includes("demo")
        ? [
            graph("Texts about demos", { x: 12, y: 21 }, [
              line("SmsSent", "Sum", "sent"),
              line("SmsWaiting", "Maximum", "waiting"),
              line("SmsFailed", "Sum", "given up"),
            ]),
          ]
        : []),
    ],
  };
};

export interface DashboardArgs {
  readonly accountId: pulumi.Input<string>;
  readonly prefix: string;
  readonly regions: Regions;
  readonly lines: readonly LineName[];
}

export class Dashboard extends pulumi.ComponentResource {
  constructor(name: string, { accountId, prefix, regions, lines }: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Dashboard", name, {}, opts);
    const region: RegionProviders = regions.home;

    new aws.cloudwatch.Dashboard(
      name,
      {
        dashboardName: prefix,
        dashboardBody: pulumi
          .output(accountId)
          .apply((id) =>
            JSON.stringify(dashboardBody({ accountId: id, prefix, home: regions.home.name, standby: regions.standby.name, lines })),
          ),
      },
      { parent: this, provider: region.aws },
    );
    this.registerOutputs({});
  }
}
