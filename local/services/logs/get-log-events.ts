// CloudWatch Logs GetLogEvents: one stream, paged both ways by tokens that never end, as AWS does.
import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { LogGroups } from "./groups.ts";
import { groupGrant, groupName, placeOf, requireGroup, within } from "./shared.ts";

const MOST_EVENTS = 10_000; // API reference, GetLogEvents limit

export const getLogEvents = ({ logs }: { readonly logs: LogGroups }): Action<GetLogEventsRequest, GetLogEventsResponse> => ({
  target: ({ logGroupName }) => logGroupName,
  permission: groupGrant("GetLogEvents"),
  run: async (input, { region }) => {
    const group = requireGroup(logs, region, groupName(input));
    const stream = input.logStreamName ?? "";
    if (!group.streams.has(stream))
      throw new ServiceError("ResourceNotFoundException", 400, `The specified log stream does not exist: ${stream}.`);
    const limit = Math.min(input.limit ?? MOST_EVENTS, MOST_EVENTS);
    const all = within(
      group.events.filter((event) => event.stream === stream),
      input.startTime,
      input.endTime,
    );
    const { nextToken } = input;
    const backward = nextToken?.startsWith("b/") ?? input.startFromHead !== true;
    const place = nextToken === undefined ? undefined : placeOf(nextToken);
    const found = all.filter(({ index }) => place === undefined || (backward ? index < place : index >= place));
    const page = backward ? found.slice(-limit) : found.slice(0, limit);
    const first = page[0]?.index ?? place ?? 0;
    const after = page.at(-1)?.index;
    return {
      events: page.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
      nextForwardToken: `f/${after === undefined ? (place ?? 0) : after + 1}`,
      nextBackwardToken: `b/${first}`,
    };
  },
});
