// CloudWatch Logs DescribeLogStreams.
import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Action } from "../action.ts";
import type { LogGroups } from "./groups.ts";
import { groupGrant, groupName, requireGroup } from "./shared.ts";

export const describeLogStreams = ({
  logs,
}: {
  readonly logs: LogGroups;
}): Action<DescribeLogStreamsRequest, DescribeLogStreamsResponse> => ({
  target: ({ logGroupName }) => logGroupName,
  permission: groupGrant("DescribeLogStreams"),
  run: async (input, { region }) => {
    const group = requireGroup(logs, region, groupName(input));
    const last = new Map(group.events.map(({ stream, timestamp }) => [stream, timestamp]));
    const streams = [...group.streams]
      .filter(([name]) => name.startsWith(input.logStreamNamePrefix ?? ""))
      .map(([logStreamName, creationTime]) => ({
        logStreamName,
        creationTime,
        firstEventTimestamp: creationTime,
        lastEventTimestamp: last.get(logStreamName) ?? creationTime,
        arn: `${group.arn}:log-stream:${logStreamName}`,
      }));
    const byName = streams.sort((a, b) => (a.logStreamName < b.logStreamName ? -1 : 1));
    const ordered = input.orderBy === "LastEventTime" ? byName.sort((a, b) => a.lastEventTimestamp - b.lastEventTimestamp) : byName;
    // At most 50 a page by default (API reference); the local cloud gives one page.
    return { logStreams: (input.descending === true ? ordered.toReversed() : ordered).slice(0, input.limit ?? 50) };
  },
});
