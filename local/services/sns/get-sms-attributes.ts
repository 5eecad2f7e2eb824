// SNS GetSMSAttributes: those that were asked for, else all that are set.
import type { GetSMSAttributesInput, GetSMSAttributesResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { ofSms } from "./shared.ts";

export const getSmsAttributes = ({ outbox }: { readonly outbox: Outbox }): Action<GetSMSAttributesInput, GetSMSAttributesResponse> => ({
  ...ofSms("GetSMSAttributes"),
  run: async ({ attributes: wanted }, { region }) => ({
    attributes: Object.fromEntries(Object.entries(outbox.attributes(region)).filter(([name]) => wanted?.includes(name) ?? true)),
  }),
});
