// SNS GetSMSSandboxAccountStatus: this account is out of it, unless a fault rule (`us-east-1/sns=sandbox`) puts it in.
import type { GetSMSSandboxAccountStatusInput, GetSMSSandboxAccountStatusResult } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import { ofSms } from "./shared.ts";

export const getSmsSandboxAccountStatus = (): Action<GetSMSSandboxAccountStatusInput, GetSMSSandboxAccountStatusResult> => ({
  ...ofSms("GetSMSSandboxAccountStatus"),
  run: async () => ({ IsInSandbox: false }),
  faulty: { sandboxed: async () => ({ IsInSandbox: true }) },
});
