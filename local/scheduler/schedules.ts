// The schedules that exist in EventBridge Scheduler, as they were declared.
import type { Clock, EpochMs } from "../clock.ts";
import type { Region } from "../region.ts";
import { type Next, parseExpression } from "./expression.ts";

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
  readonly expression: string;
  /** @default "UTC" */
  readonly timezone?: string;
  /** @default true */
  readonly enabled?: boolean;
  readonly target: ScheduleTarget;
}

export interface Schedule extends Required<ScheduleSettings> {
  readonly region: Region;
  readonly arn: string;
  readonly createdAt: EpochMs;
  readonly next: Next;
}

export interface Schedules {
  /** @throws UserError for an expression that cannot be read; UnsupportedError for one the local cloud cannot run */
  create(region: Region, settings: ScheduleSettings): Schedule;
  find(region: Region, groupName: string, name: string): Schedule | undefined;
  list(): readonly Schedule[];
}

/** No schedules yet. */
export const scheduleStore = ({ clock, accountId }: { readonly clock: Clock; readonly accountId: string }): Schedules => {
  const schedules = new Map<string, Schedule>();
  return {
    create: (region, settings) => {
      const { groupName = "default", name, timezone = "UTC", enabled = true, expression } = settings;
      const createdAt = clock.now();
      const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`;
      const next = parseExpression(expression, timezone, createdAt);
      const schedule: Schedule = { ...settings, groupName, timezone, enabled, region, arn, createdAt, next };
      schedules.set(arn, schedule);
      return schedule;
    },
    find: (region, groupName, name) => schedules.get(`arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`),
    list: () => [...schedules.values()],
  };
};
