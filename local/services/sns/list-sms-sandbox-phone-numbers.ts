// SNS ListSMSSandboxPhoneNumbers, in one page: there are ten at most.
import type { ListSMSSandboxPhoneNumbersInput, ListSMSSandboxPhoneNumbersResult } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";

export const listSmsSandboxPhoneNumbers = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<ListSMSSandboxPhoneNumbersInput, ListSMSSandboxPhoneNumbersResult> => ({
  ...ofSms("ListSMSSandboxPhoneNumbers"),
  run: async (_, { region }) => ({
    PhoneNumbers: outbox.sandbox.list(region).map(({ number, isVerified }) => ({
      PhoneNumber: number,
      Status: isVerified ? "Verified" : "Pending",
    })),
  }),
});
