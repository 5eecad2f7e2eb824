// What the actions of CloudWatch Logs share: finding the group, its ARN in a grant, and paging by the place of an event.
import { ServiceError } from "../../errors.ts";
import type { Region } from "../../../shared/region.ts";
import type { LogEvent, LogGroup, LogGroups } from "./groups.ts";

/** @throws ServiceError ResourceNotFoundException */
export const requireGroup = (logs: LogGroups, region: Region, name: string): LogGroup => {
  const group = logs.find(region, name);
  if (group === undefined) throw new ServiceError("ResourceNotFoundException", 400, `The specified log group does not exist: ${name}.`);
  return group;
};

interface Named {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}

/** The group's name, whether given as name or as ARN. @throws ServiceError InvalidParameterException when neither is there */
export const groupName = ({ logGroupName, logGroupIdentifier }: Named): string => {
  const name = logGroupName ?? logGroupIdentifier?.split(":log-group:").at(-1)?.replace(/:\*$/, "");
  if (name === undefined)
    throw new ServiceError("InvalidParameterException", 400, "Cannot find the log group: give logGroupName or logGroupIdentifier.");
  return name;
};

/** The grant for one operation on a group's streams. */
export const groupGrant =
  (operation: string) =>
  (input: Named, { region, accountId }: { readonly region: Region; readonly accountId: string }) => ({
    action: `logs:${operation}`,
    resource: `arn:aws:logs:${region}:${accountId}:log-group:${input.logGroupName ?? groupName(input)}:*`,
  });

/** Events within [startTime, endTime), in ms since 1970. */
export const within = (events: readonly LogEvent[], startTime = 0, endTime = Number.POSITIVE_INFINITY): readonly LogEvent[] =>
  events.filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);

/** The place a paging token stands for. @throws ServiceError InvalidParameterException for a token that was not issued here */
export const placeOf = (token: string): number => {
  const place = /^[fb]\/(\d+)$/.exec(token)?.[1];
  if (place === undefined) throw new ServiceError("InvalidParameterException", 400, `The specified nextToken is invalid: "${token}".`);
  return Number(place);
};
