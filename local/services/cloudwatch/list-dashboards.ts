// CloudWatch ListDashboards, in one page.
import type { ListDashboardsInput, ListDashboardsOutput } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action.ts";
import type { Dashboards } from "./dashboards.ts";

export const listDashboards = ({ dashboards }: { readonly dashboards: Dashboards }): Action<ListDashboardsInput, ListDashboardsOutput> => ({
  target: () => undefined,
  permission: () => ({ action: "cloudwatch:ListDashboards", resource: "*" }),
  run: async ({ DashboardNamePrefix = "" }) => ({
    DashboardEntries: dashboards
      .list()
      .filter(({ name }) => name.startsWith(DashboardNamePrefix))
      .map(({ name, arn, body }) => ({ DashboardName: name, DashboardArn: arn, Size: Buffer.byteLength(body) })),
  }),
});
