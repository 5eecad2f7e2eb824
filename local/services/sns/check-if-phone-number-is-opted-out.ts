// SNS CheckIfPhoneNumberIsOptedOut.
import type { CheckIfPhoneNumberIsOptedOutInput, CheckIfPhoneNumberIsOptedOutResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requireNumber } from "./sms.ts";

export const checkIfPhoneNumberIsOptedOut = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<CheckIfPhoneNumberIsOptedOutInput, CheckIfPhoneNumberIsOptedOutResponse> => ({
  ...ofSms("CheckIfPhoneNumberIsOptedOut"),
  run: async ({ phoneNumber }, { region }) => ({ isOptedOut: outbox.isOptedOut(region, requireNumber(phoneNumber, "phoneNumber")) }),
});
