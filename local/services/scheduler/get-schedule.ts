// EventBridge Scheduler GetSchedule.
import type { GetScheduleInput, GetScheduleOutput } from "@aws-sdk/client-scheduler";
import { ServiceError } from "../../errors.ts";
import type { Schedules } from "../../scheduler/schedules.ts";
import type { Action } from "../action.ts";
import { describeSchedule } from "./describe.ts";

export const getSchedule = ({ schedules }: { readonly schedules: Schedules }): Action<GetScheduleInput, GetScheduleOutput> => ({
  target: ({ Name }) => Name,
  permission: ({ Name = "", GroupName = "default" }, { region, accountId }) => ({
    action: "scheduler:GetSchedule",
    resource: `arn:aws:scheduler:${region}:${accountId}:schedule/${GroupName}/${Name}`,
  }),
  run: async ({ Name = "", GroupName = "default" }, { region }) => {
    const schedule = schedules.find(region, GroupName, Name);
    if (schedule === undefined) throw new ServiceError("ResourceNotFoundException", 404, `Schedule ${Name} does not exist.`);
    return describeSchedule(schedule);
  },
});
