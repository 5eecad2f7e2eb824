// SNS ListPhoneNumbersOptedOut, in pages of a hundred.
import type { ListPhoneNumbersOptedOutInput, ListPhoneNumbersOptedOutResponse } from "@aws-sdk/client-sns";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";

const PAGE = 100; // aws-limits.md 4

export const listPhoneNumbersOptedOut = ({
  outbox,
}: {
  readonly outbox: Outbox;
}): Action<ListPhoneNumbersOptedOutInput, ListPhoneNumbersOptedOutResponse> => ({
  ...ofSms("ListPhoneNumbersOptedOut"),
  run: async ({ nextToken = "0" }, { region }) => {
    if (!/^\d{1,6}$/.test(nextToken)) throw new ServiceError("InvalidParameter", 400, "Invalid parameter: nextToken");
    const all = outbox.optedOut(region);
    const end = Number(nextToken) + PAGE;
    return { phoneNumbers: all.slice(Number(nextToken), end), ...(end < all.length ? { nextToken: String(end) } : {}) };
  },
});
