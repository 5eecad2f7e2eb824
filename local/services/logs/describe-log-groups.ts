// CloudWatch Logs DescribeLogGroups.
import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Action } from "../action.ts";
import type { LogGroups } from "./groups.ts";

export const describeLogGroups = ({ logs }: { readonly logs: LogGroups }): Action<DescribeLogGroupsRequest, DescribeLogGroupsResponse> => ({
  target: () => undefined,
  permission: (_, { region, accountId }) => ({
    action: "logs:DescribeLogGroups",
    resource: `arn:aws:logs:${region}:${accountId}:log-group:*`,
  }),
  run: async ({ logGroupNamePrefix = "", logGroupNamePattern = "" }, { region }) => ({
    logGroups: logs
      .list(region)
      .filter(({ name }) => name.startsWith(logGroupNamePrefix) && name.includes(logGroupNamePattern))
      .map(({ name, arn, createdAt, retentionInDays }) => ({
        logGroupName: name,
        arn: `${arn}:*`,
        logGroupArn: arn,
        creationTime: createdAt,
        ...(retentionInDays === undefined ? {} : { retentionInDays }),
      })),
  }),
});
