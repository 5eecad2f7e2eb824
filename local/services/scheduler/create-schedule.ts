// EventBridge Scheduler CreateSchedule.
import type { CreateScheduleInput, CreateScheduleOutput } from "@aws-sdk/client-scheduler";
import type { Iam } from "../../iam/iam.ts";
import type { Schedules } from "../../scheduler/schedules.ts";
import type { Action } from "../action.ts";
import { readSchedule, withPassRole } from "./read-schedule.ts";

export const createSchedule = ({
  accountId,
  iam,
  schedules,
}: {
  readonly accountId: string;
  readonly iam: Iam;
  readonly schedules: Schedules;
}): Action<CreateScheduleInput, CreateScheduleOutput> => ({
  target: ({ Name }) => Name,
  permission: withPassRole("CreateSchedule"),
  run: async ({ ClientToken, ...input }, { region }) => ({
    ScheduleArn: schedules.create(region, readSchedule(input, { iam, accountId, region }), ClientToken).arn,
  }),
});
