// The schedules that exist in EventBridge Scheduler, as they were declared, and word to whoever waits for their times when that changes.
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { ServiceError } from "../errors.ts";
import type { Region } from "../../shared/region.ts";
import { type Next, parseExpression } from "./expression.ts";
import { DEFAULT_GROUP, noGroup, scheduleGroups, type ScheduleGroups } from "./groups.ts";
import { tokens } from "./tokens.ts";

export interface ScheduleTarget {
  readonly arn: string;
  readonly roleArn: string;
  /** The event's JSON text; without it the Scheduler makes its own event. */
  readonly input?: string;
  /** @default 185 */
  readonly maximumRetryAttempts?: number;
  /** Seconds. @default 86400 */
  readonly maximumEventAgeInSeconds?: number;
  readonly deadLetterArn?: string;
}

export interface ScheduleSettings {
  readonly name: string;
  /** @default "default" */
  readonly groupName?: string;
  readonly description?: string;
  readonly expression: string;
  /** @default "UTC" */
  readonly timezone?: string;
  /** @default true */
  readonly enabled?: boolean;
  /** Whether it goes when its last event has been delivered, or given up. @default "NONE" */
  readonly actionAfterCompletion?: "DELETE" | "NONE";
  readonly target: ScheduleTarget;
}

export interface Schedule extends ScheduleSettings {
  readonly groupName: string;
  readonly timezone: string;
  readonly enabled: boolean;
  readonly region: Region;
  readonly arn: string;
  readonly createdAt: EpochMs;
  /**
   * From when its times count: its creation, or the last change of its expression. AWS says only that a rate without a start date begins at
   * once (user guide, schedule types); that a changed one begins again is assumed.
   */
  readonly beginsAt: EpochMs;
  readonly next: Next;
}

/** @param before undefined for one that is new; `after` for one that is gone */
export type ScheduleListener = (before: Schedule | undefined, after: Schedule | undefined) => void;

export interface Schedules extends ScheduleGroups {
  /**
   * @param token a client's own: the same one again gets the same answer
   * @throws ServiceError ConflictException for a name that the group has, ResourceNotFoundException for a group that is not there; UserError
   * for an expression that cannot be read; UnsupportedError for one the local cloud cannot run
   */
  create(region: Region, settings: ScheduleSettings, token?: string): Schedule;
  /** Puts settings in place of all it had (API reference, UpdateSchedule). @throws ServiceError ResourceNotFoundException; else as create */
  update(region: Region, settings: ScheduleSettings): Schedule;
  delete(region: Region, groupName: string, name: string): void;
  /** As delete, for a client. @throws ServiceError ResourceNotFoundException where there is none, and its token removed none before */
  remove(region: Region, groupName: string, name: string, token?: string): void;
  find(region: Region, groupName: string, name: string): Schedule | undefined;
  list(): readonly Schedule[];
  /** @returns what ends it */
  watch(listener: ScheduleListener): () => void;
}

/** No schedules yet. */
export const scheduleStore = ({ clock, accountId }: { readonly clock: Clock; readonly accountId: string }): Schedules => {
  const schedules = new Map<string, Schedule>();
  const listeners = new Set<ScheduleListener>();
  const created = tokens<Schedule>();
  const removed = tokens<true>();
  const arnOf = (region: Region, groupName: string, name: string): string =>
    `arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`;

  const put = (region: Region, settings: ScheduleSettings, before?: Schedule): Schedule => {
    const { groupName = DEFAULT_GROUP, name, timezone = "UTC", enabled = true, expression } = settings;
    const now = clock.now();
    const arn = arnOf(region, groupName, name);
    const sameTimes = before?.expression === expression && before.timezone === timezone;
    const beginsAt = sameTimes ? before.beginsAt : now;
    const next = sameTimes ? before.next : parseExpression(expression, timezone, beginsAt);
    const schedule = { ...settings, groupName, timezone, enabled, region, arn, createdAt: before?.createdAt ?? now, beginsAt, next };
    schedules.set(arn, schedule);
    for (const listener of listeners) listener(before, schedule);
    return schedule;
  };

  const remove = (arn: string): boolean => {
    const before = schedules.get(arn);
    if (!schedules.delete(arn)) return false;
    for (const listener of listeners) listener(before, undefined);
    return true;
  };

  const groups = scheduleGroups({
    accountId,
    onDelete: (region, groupName) => {
      for (const one of schedules.values()) if (one.region === region && one.groupName === groupName) remove(one.arn);
    },
  });

  return {
    ...groups,
    create: (region, settings, token) =>
      created.once(token, () => {
        const { groupName = DEFAULT_GROUP, name } = settings;
        if (groups.findGroup(region, groupName) === undefined) throw noGroup(groupName);
        if (schedules.has(arnOf(region, groupName, name)))
          throw new ServiceError("ConflictException", 409, `Schedule ${name} already exists.`);
        return put(region, settings);
      }),
    update: (region, settings) => {
      const before = schedules.get(arnOf(region, settings.groupName ?? DEFAULT_GROUP, settings.name));
      if (before === undefined) throw new ServiceError("ResourceNotFoundException", 404, `Schedule ${settings.name} does not exist.`);
      return put(region, settings, before);
    },
    delete: (region, groupName, name) => void remove(arnOf(region, groupName, name)),
    remove: (region, groupName, name, token) => {
      removed.once(token, () => {
        if (!remove(arnOf(region, groupName, name)))
          throw new ServiceError("ResourceNotFoundException", 404, `Schedule ${name} does not exist.`);
        return true;
      });
    },
    find: (region, groupName, name) => schedules.get(arnOf(region, groupName, name)),
    list: () => [...schedules.values()],
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
