// STS GetCallerIdentity: who signs. AWS asks no grant for it.
import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from "@aws-sdk/client-sts";
import { assumedRoleArn } from "../../iam/iam.ts";
import type { Action } from "../action.ts";

export const getCallerIdentity = ({
  accountId,
}: {
  readonly accountId: string;
}): Action<GetCallerIdentityRequest, GetCallerIdentityResponse> => ({
  target: () => undefined,
  permission: () => [],
  run: async (_, { principal }) =>
    principal.kind === "role"
      ? {
          Account: accountId,
          Arn: assumedRoleArn(principal.roleArn, principal.sessionName),
          UserId: `${principal.roleArn.split("/").at(-1) ?? ""}:${principal.sessionName}`,
        }
      : { Account: accountId, Arn: `arn:aws:iam::${accountId}:root`, UserId: accountId },
});
