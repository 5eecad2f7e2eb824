// SNS CheckIfPhoneNumberIsOptedOut.
import type { CheckIfPhoneNumberIsOptedOutInput, CheckIfPhoneNumberIsOptedOutResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import { OPTED_OUT, type Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requireNumber } from "./sms.ts";

export const checkIfPhoneNumberIsOptedOut = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<CheckIfPhoneNumberIsOptedOutInput, CheckIfPhoneNumberIsOptedOutResponse> => ({
  ...ofSms("CheckIfPhoneNumberIsOptedOut"),
  run: async ({ phoneNumber }, { region }) => {
    const number = requireNumber(phoneNumber, "phoneNumber");
    const isOptedOut = outbox.isOptedOut(region, number);
    // Who is told so writes nothing: whoever waits for the SMS would never hear why it does not come.
    if (isOptedOut) outbox.refuse(region, number, OPTED_OUT, false);
    return { isOptedOut };
  },
});
