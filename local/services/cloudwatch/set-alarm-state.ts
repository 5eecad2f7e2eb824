// CloudWatch SetAlarmState: to try what an alarm does. The next judgement takes it back.
import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Alarms } from "./alarms.ts";

// A client of another language may send any text.
const STATES: ReadonlySet<string> = new Set(["ALARM", "INSUFFICIENT_DATA", "OK"]);

export const setAlarmState = ({ alarms }: { readonly alarms: Alarms }): Action<SetAlarmStateInput, Record<string, never>> => ({
  target: ({ AlarmName }) => AlarmName,
  permission: ({ AlarmName = "" }, { region, accountId }) => ({
    action: "cloudwatch:SetAlarmState",
    resource: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${AlarmName}`,
  }),
  run: async ({ AlarmName = "", StateValue, StateReason = "" }, { region }) => {
    const alarm = alarms.find(region, AlarmName);
    if (alarm === undefined) throw new ServiceError("ResourceNotFound", 404, `Unknown alarm: ${AlarmName}`);
    if (StateValue === undefined || !STATES.has(StateValue))
      throw new ServiceError("ValidationError", 400, `Value '${StateValue ?? ""}' at 'stateValue' is none of ${[...STATES].join(", ")}.`);
    await alarms.change(alarm, { state: StateValue, reason: StateReason });
    return {};
  },
});
