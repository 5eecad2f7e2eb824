// EventBridge Scheduler ListSchedules, in one page.
import type { ListSchedulesInput, ListSchedulesOutput } from "@aws-sdk/client-scheduler";
import type { Schedules } from "../../scheduler/schedules.ts";
import type { Action } from "../action.ts";
import { describeSchedule } from "./describe.ts";

export const listSchedules = ({ schedules }: { readonly schedules: Schedules }): Action<ListSchedulesInput, ListSchedulesOutput> => ({
  target: () => undefined,
  permission: (_, { region, accountId }) => ({
    action: "scheduler:ListSchedules",
    resource: `arn:aws:scheduler:${region}:${accountId}:schedule/*/*`,
  }),
  run: async ({ GroupName, NamePrefix = "", State }, { region }) => ({
    Schedules: schedules
      .list()
      .filter((one) => one.region === region && one.name.startsWith(NamePrefix) && (GroupName ?? one.groupName) === one.groupName)
      .map(describeSchedule)
      .filter((one) => (State ?? one.State) === one.State)
      .map(({ Arn, Name, GroupName: group, State: state, CreationDate, Target }) => ({
        Arn,
        Name,
        GroupName: group,
        State: state,
        CreationDate,
        Target: { Arn: Target.Arn },
      })),
  }),
});
