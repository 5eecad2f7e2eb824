// The groups that schedules are in. Each region begins with one, `default`; a group that is deleted takes its schedules with it.
import { ServiceError } from "../errors.ts";
import type { Region } from "../../shared/region.ts";

export interface ScheduleGroup {
  readonly name: string;
  readonly region: Region;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ScheduleGroups {
  /** @throws ServiceError ConflictException for a name that the region has */
  createGroup(region: Region, name: string, tags: Readonly<Record<string, string>>): ScheduleGroup;
  /** @throws ServiceError ResourceNotFoundException */
  tagGroup(region: Region, name: string, tags: Readonly<Record<string, string>>): void;
  findGroup(region: Region, name: string): ScheduleGroup | undefined;
  /** With all that it holds (API reference, DeleteScheduleGroup). */
  deleteGroup(region: Region, name: string): void;
}

export const DEFAULT_GROUP = "default";

export const noGroup = (name: string): ServiceError =>
  new ServiceError("ResourceNotFoundException", 404, `Schedule group ${name} does not exist.`);

/** @param onDelete takes the group's schedules away */
export const scheduleGroups = ({
  accountId,
  onDelete,
}: {
  readonly accountId: string;
  readonly onDelete: (region: Region, name: string) => void;
}): ScheduleGroups => {
  const groups = new Map<string, ScheduleGroup>();
  const arnOf = (region: Region, name: string): string => `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
  const found = (region: Region, name: string): ScheduleGroup | undefined => {
    const arn = arnOf(region, name);
    return groups.get(arn) ?? (name === DEFAULT_GROUP ? { name, region, arn, tags: {} } : undefined);
  };
  return {
    createGroup: (region, name, tags) => {
      if (found(region, name) !== undefined) throw new ServiceError("ConflictException", 409, `Schedule group ${name} already exists.`);
      const group = { name, region, arn: arnOf(region, name), tags };
      groups.set(group.arn, group);
      return group;
    },
    tagGroup: (region, name, tags) => {
      const group = found(region, name);
      if (group === undefined) throw noGroup(name);
      groups.set(group.arn, { ...group, tags });
    },
    findGroup: found,
    deleteGroup: (region, name) => {
      if (groups.delete(arnOf(region, name))) onDelete(region, name);
    },
  };
};
