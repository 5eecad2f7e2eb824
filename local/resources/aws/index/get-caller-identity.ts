// aws:index/getCallerIdentity:getCallerIdentity: whose account this is.
import type { InvokeHandler } from "../../handler.ts";

export const getCallerIdentity: InvokeHandler = ({ accountId }) => ({
  id: accountId,
  accountId,
  arn: `arn:aws:iam::${accountId}:root`,
  userId: accountId,
});
