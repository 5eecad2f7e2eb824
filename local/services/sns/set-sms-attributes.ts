// SNS SetSMSAttributes. Defaults hold for the messages that follow; a limit of spending, logs and reports are kept and do nothing here.
import type { SetSMSAttributesInput, SetSMSAttributesResponse } from "@aws-sdk/client-sns";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requirePrice, requireSenderId, requireType } from "./sms.ts";

const percentage = (text: string, name: string): void => {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100)
    throw new ServiceError("InvalidParameter", 400, `Invalid parameter: ${name} Reason: "${text}" is no whole number of 0 to 100`);
};

/** By name, as the API reference lists them; each says what it cannot be. */
const CHECKS = new Map<string, (text: string, name: string) => unknown>([
  ["DefaultSMSType", requireType],
  ["DefaultSenderID", requireSenderId],
  ["DeliveryStatusIAMRole", () => undefined],
  ["DeliveryStatusSuccessSamplingRate", percentage],
  ["MonthlySpendLimit", requirePrice],
  ["UsageReportS3Bucket", () => undefined],
]);

export const setSmsAttributes = ({ outbox }: { readonly outbox: Outbox }): Action<SetSMSAttributesInput, SetSMSAttributesResponse> => ({
  ...ofSms("SetSMSAttributes"),
  run: async ({ attributes = {} }, { region }) => {
    for (const [name, text] of Object.entries(attributes)) {
      const check = CHECKS.get(name);
      if (check === undefined)
        throw new ServiceError("InvalidParameter", 400, `Invalid parameter: attributes Reason: there is no attribute ${name}`);
      check(text, name);
    }
    outbox.setAttributes(region, attributes);
    return {};
  },
});
