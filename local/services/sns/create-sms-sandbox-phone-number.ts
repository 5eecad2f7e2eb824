// SNS CreateSMSSandboxPhoneNumber: its password comes into the outbox, in English whatever language is asked for.
import type { CreateSMSSandboxPhoneNumberInput, CreateSMSSandboxPhoneNumberResult } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requireNumber } from "./sms.ts";

export const createSmsSandboxPhoneNumber = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<CreateSMSSandboxPhoneNumberInput, CreateSMSSandboxPhoneNumberResult> => ({
  ...ofSms("CreateSMSSandboxPhoneNumber"),
  run: async ({ PhoneNumber }, { region }) => {
    outbox.sandbox.add(region, requireNumber(PhoneNumber));
    return {};
  },
});
