// CloudWatch GetDashboard.
import type { GetDashboardInput, GetDashboardOutput } from "@aws-sdk/client-cloudwatch";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Dashboards } from "./dashboards.ts";

export const getDashboard = ({ dashboards }: { readonly dashboards: Dashboards }): Action<GetDashboardInput, GetDashboardOutput> => ({
  target: ({ DashboardName }) => DashboardName,
  permission: ({ DashboardName = "" }, { accountId }) => ({
    action: "cloudwatch:GetDashboard",
    resource: `arn:aws:cloudwatch::${accountId}:dashboard/${DashboardName}`,
  }),
  run: async ({ DashboardName = "" }) => {
    const found = dashboards.find(DashboardName);
    if (found === undefined) throw new ServiceError("ResourceNotFound", 404, `Dashboard ${DashboardName} does not exist`);
    return { DashboardArn: found.arn, DashboardName: found.name, DashboardBody: found.body };
  },
});
