// EventBridge Scheduler DeleteSchedule.
import type { DeleteScheduleInput, DeleteScheduleOutput } from "@aws-sdk/client-scheduler";
import type { Schedules } from "../../scheduler/schedules.ts";
import type { Action } from "../action.ts";
import { scheduleArn } from "./read-schedule.ts";

export const deleteSchedule = ({ schedules }: { readonly schedules: Schedules }): Action<DeleteScheduleInput, DeleteScheduleOutput> => ({
  target: ({ Name }) => Name,
  permission: ({ Name, GroupName }, { region, accountId }) => ({
    action: "scheduler:DeleteSchedule",
    resource: scheduleArn(region, accountId, Name, GroupName),
  }),
  run: async ({ Name = "", GroupName = "default", ClientToken }, { region }) => {
    schedules.remove(region, GroupName, Name, ClientToken);
    return {};
  },
});
