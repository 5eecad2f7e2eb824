// aws:connect/getInstance:getInstance: an instance that exists already, by its id or its alias.
import type { Instance } from "../../../connect/instances.ts";
import { UserError } from "../../../errors.ts";
import type { InvokeHandler } from "../../handler.ts";

/** What the provider tells of an instance beside its inputs; the attributes that the local cloud does not have stand as AWS sets them first. */
export const instanceOutputs = ({ id, arn, settings }: Instance) => ({
  arn,
  status: "ACTIVE",
  createdTime: settings.createdTime ?? "",
  // AWS ends the role's name with characters of its own.
  serviceRole: `arn:aws:iam::${arn.split(":")[4] ?? ""}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_${id.slice(-12)}`,
  autoResolveBestVoicesEnabled: true,
  contactLensEnabled: true,
  earlyMediaEnabled: true,
  multiPartyConferenceEnabled: false,
});

export const getInstance: InvokeHandler = ({ instances }, { instanceId, instanceAlias }, region) => {
  const found = instances
    .list()
    .find(
      ({ id, settings }) => settings.region === region && (instanceId === undefined ? settings.alias === instanceAlias : id === instanceId),
    );
  if (found === undefined)
    throw new UserError(
      `Cannot find Connect instance "${String(instanceId ?? instanceAlias)}" in ${region}: ResourceNotFoundException: The specified resource was not found. Correct the id, or let the program make an instance.`,
    );
  const { alias, inboundCallsEnabled, outboundCallsEnabled, contactFlowLogsEnabled = false, tags = {} } = found.settings;
  return {
    ...instanceOutputs(found),
    id: found.id,
    instanceId: found.id,
    instanceAlias: alias,
    identityManagementType: "CONNECT_MANAGED",
    inboundCallsEnabled,
    outboundCallsEnabled,
    contactFlowLogsEnabled,
    region,
    tags,
  };
};
