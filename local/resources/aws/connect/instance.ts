// aws:connect/instance:Instance: the contact centre that everything else belongs to.
import { z } from "zod";
import { request } from "../../../connect/throttle.ts";
import { UserError } from "../../../errors.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";
import { instanceOutputs } from "./get-instance.ts";
import { findInstance } from "./of-instance.ts";

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

const ATTRIBUTES = ["inboundCallsEnabled", "outboundCallsEnabled", "contactFlowLogsEnabled"] as const;

export const instance = resource("aws:connect/instance:Instance", inputs, {
  replaceOn: ["identityManagementType", "instanceAlias"],
  named: "instanceAlias",
  create: async (services, { region, inputs: wish, known }) => {
    const { instances, clock } = services;
    const { instanceAlias: alias, inboundCallsEnabled, outboundCallsEnabled, contactFlowLogsEnabled, tags: tagged } = wish;
    if (known === undefined) await request(services, region, "CreateInstance");
    const remembered = known?.outputs["createdTime"];
    const createdTime = typeof remembered === "string" ? remembered : new Date(clock.now()).toISOString();
    const made = instances.createInstance(
      { region, alias, inboundCallsEnabled, outboundCallsEnabled, contactFlowLogsEnabled, tags: tagged, createdTime },
      known?.id,
    );
    return { id: made.id, outputs: instanceOutputs(made) };
  },
  read: ({ instances }, { id, region, inputs: declared }) => {
    const found = findInstance(instances, id, region);
    if (found?.id !== id) return undefined;
    const { alias, inboundCallsEnabled, outboundCallsEnabled, contactFlowLogsEnabled = false, tags: tagged } = found.settings;
    const now = {
      identityManagementType: "CONNECT_MANAGED",
      instanceAlias: alias,
      inboundCallsEnabled,
      outboundCallsEnabled,
      contactFlowLogsEnabled,
      tags: tagged,
    };
    return { inputs: asDeclared(declared, now, { contactFlowLogsEnabled: false }), outputs: instanceOutputs(found) };
  },
  update: async (services, { id, name, region, inputs: wish, before }) => {
    const found = findInstance(services.instances, id, region);
    if (found === undefined)
      throw new UserError(`Cannot update Connect instance "${name}": there is no "${id}" any more. Refresh the stack, then do it again.`);
    for (const attribute of ATTRIBUTES)
      if (wish[attribute] !== before[attribute]) await request(services, region, "UpdateInstanceAttribute");
    const { inboundCallsEnabled, outboundCallsEnabled, contactFlowLogsEnabled, tags: tagged } = wish;
    found.change({ inboundCallsEnabled, outboundCallsEnabled, contactFlowLogsEnabled, tags: tagged });
    return {};
  },
  delete: async (services, { id, region }) => {
    if (findInstance(services.instances, id, region) === undefined) return;
    await request(services, region, "DeleteInstance");
    services.instances.removeInstance(id);
  },
});
