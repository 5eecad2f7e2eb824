// aws:connect/instance:Instance: the contact centre that everything else belongs to.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  identityManagementType: z.literal("CONNECT_MANAGED", "the local cloud manages users itself: CONNECT_MANAGED"),
  instanceAlias: z
    .string()
    .regex(/^(?!d-)[\da-zA-Z](?:[-\da-zA-Z]{0,43}[\da-zA-Z])?$/, "use 1 to 45 letters, digits and hyphens, none at an end"),
  inboundCallsEnabled: z.boolean(),
  outboundCallsEnabled: z.boolean(),
  contactFlowLogsEnabled: z.boolean().optional(),
  tags,
});

export const instance = handler("aws:connect/instance:Instance", inputs, ({ instances }, { name, region, inputs: read }) => {
  if (instances.list().some(({ settings }) => settings.alias === read.instanceAlias))
    throw new UserError(
      `Cannot create aws:connect/instance:Instance "${name}": the alias "${read.instanceAlias}" is taken. Choose another with instanceAlias.`,
    );
  const made = instances.createInstance({
    region,
    alias: read.instanceAlias,
    inboundCallsEnabled: read.inboundCallsEnabled,
    outboundCallsEnabled: read.outboundCallsEnabled,
    contactFlowLogsEnabled: read.contactFlowLogsEnabled ?? false,
  });
  return { id: made.id, outputs: { arn: made.arn, status: "ACTIVE" } };
});
