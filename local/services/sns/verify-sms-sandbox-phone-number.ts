// SNS VerifySMSSandboxPhoneNumber: by the password that the number got.
import type { VerifySMSSandboxPhoneNumberInput, VerifySMSSandboxPhoneNumberResult } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requireNumber } from "./sms.ts";

export const verifySmsSandboxPhoneNumber = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<VerifySMSSandboxPhoneNumberInput, VerifySMSSandboxPhoneNumberResult> => ({
  ...ofSms("VerifySMSSandboxPhoneNumber"),
  run: async ({ PhoneNumber, OneTimePassword = "" }, { region }) => {
    outbox.sandbox.verify(region, requireNumber(PhoneNumber), OneTimePassword);
    return {};
  },
});
