// SNS OptInPhoneNumber: a phone that answered STOP is written to again.
import type { OptInPhoneNumberInput, OptInPhoneNumberResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";
import { requireNumber } from "./sms.ts";

export const optInPhoneNumber = ({ outbox }: { readonly outbox: Outbox }): Action<OptInPhoneNumberInput, OptInPhoneNumberResponse> => ({
  ...ofSms("OptInPhoneNumber"),
  run: async ({ phoneNumber }, { region }) => {
    outbox.optIn(region, requireNumber(phoneNumber, "phoneNumber"));
    return {};
  },
});
