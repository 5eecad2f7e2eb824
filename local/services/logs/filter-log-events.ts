// CloudWatch Logs FilterLogEvents, for terms: every term of the pattern must occur in the line. JSON and space-delimited patterns are not
// supported.
import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { UnsupportedError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { LogGroups } from "./groups.ts";
import { groupGrant, groupName, placeOf, requireGroup, within } from "./shared.ts";

const MOST_EVENTS = 10_000; // API reference, FilterLogEvents limit

const termsOf = (pattern: string): readonly string[] => {
  if (/^\s*[{[%]|(?:^|\s)[?-]/.test(pattern))
    throw new UnsupportedError({
      resource: `the filter pattern "${pattern}"`,
      operation: "FilterLogEvents",
      remedy: 'Use plain or quoted terms, e.g. ERROR "timed out".',
    });
  return [...pattern.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
};

export const filterLogEvents = ({ logs }: { readonly logs: LogGroups }): Action<FilterLogEventsRequest, FilterLogEventsResponse> => ({
  target: ({ logGroupName }) => logGroupName,
  permission: groupGrant("FilterLogEvents"),
  run: async (input, { region }) => {
    const group = requireGroup(logs, region, groupName(input));
    const terms = termsOf(input.filterPattern ?? "");
    const from = input.nextToken === undefined ? 0 : placeOf(input.nextToken);
    const found = within(group.events, input.startTime, input.endTime).filter(
      ({ stream, message, index }) =>
        index >= from &&
        (input.logStreamNames?.includes(stream) ?? true) &&
        stream.startsWith(input.logStreamNamePrefix ?? "") &&
        terms.every((term) => message.includes(term)),
    );
    const limit = Math.min(input.limit ?? MOST_EVENTS, MOST_EVENTS);
    const next = found[limit];
    return {
      events: found.slice(0, limit).map(({ timestamp, message, stream, index }) => ({
        logStreamName: stream,
        timestamp,
        message,
        ingestionTime: timestamp,
        eventId: String(index),
      })),
      ...(next === undefined ? {} : { nextToken: `f/${next.index}` }),
    };
  },
});
