// EventBridge Scheduler UpdateSchedule: what a request leaves out goes back to its default.
import type { UpdateScheduleInput, UpdateScheduleOutput } from "@aws-sdk/client-scheduler";
import type { Iam } from "../../iam/iam.ts";
import type { Schedules } from "../../scheduler/schedules.ts";
import type { Action } from "../action.ts";
import { readSchedule, withPassRole } from "./read-schedule.ts";

export const updateSchedule = ({
  accountId,
  iam,
  schedules,
}: {
  readonly accountId: string;
  readonly iam: Iam;
  readonly schedules: Schedules;
}): Action<UpdateScheduleInput, UpdateScheduleOutput> => ({
  target: ({ Name }) => Name,
  permission: withPassRole("UpdateSchedule"),
  // Putting the same settings twice is putting them once: its token needs no memory.
  run: async (input, { region }) => ({ ScheduleArn: schedules.update(region, readSchedule(input, { iam, accountId, region })).arn }),
});
