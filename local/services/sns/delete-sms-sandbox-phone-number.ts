// SNS DeleteSMSSandboxPhoneNumber: a day after it was verified at the earliest.
import type { DeleteSMSSandboxPhoneNumberInput, DeleteSMSSandboxPhoneNumberResult } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requireNumber } from "./sms.ts";

export const deleteSmsSandboxPhoneNumber = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<DeleteSMSSandboxPhoneNumberInput, DeleteSMSSandboxPhoneNumberResult> => ({
  ...ofSms("DeleteSMSSandboxPhoneNumber"),
  run: async ({ PhoneNumber }, { region }) => {
    outbox.sandbox.remove(region, requireNumber(PhoneNumber));
    return {};
  },
});
