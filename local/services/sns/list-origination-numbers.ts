// SNS ListOriginationNumbers: this account has none. AWS registers them for a sender, which nothing here does.
import type { ListOriginationNumbersRequest, ListOriginationNumbersResult } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import { ofSms } from "./shared.ts";

export const listOriginationNumbers = (): Action<ListOriginationNumbersRequest, ListOriginationNumbersResult> => ({
  ...ofSms("ListOriginationNumbers"),
  run: async () => ({ PhoneNumbers: [] }),
});
