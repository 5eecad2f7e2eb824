// aws-native:connect:IntegrationAssociation: lets an instance use a bot alias or a function. As in AWS it writes the policy of the alias or the
// function itself, and is its one owner (lex-v2.md 11.6).
import { z } from "zod";
import type { Instance } from "../../../connect/instances.ts";
import { request } from "../../../connect/throttle.ts";
import { ServiceError, UserError } from "../../../errors.ts";
import { isRegion } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { findInstance, instanceOf } from "../../aws/connect/of-instance.ts";
import { resource } from "../../handler.ts";

const inputs = z.strictObject({
  instanceId: z.string().max(100),
  integrationType: z.enum(["LEX_BOT", "LAMBDA_FUNCTION"], "the local cloud associates LEX_BOT and LAMBDA_FUNCTION"),
  integrationArn: z.string().max(140, "Connect takes at most 140 characters (lex-v2.md 11.6)"),
});
type IntegrationType = z.infer<typeof inputs>["integrationType"];

const exists = ({ bots, functions }: Services, integrationArn: string, integrationType: IntegrationType): boolean => {
  if (integrationType === "LEX_BOT") return bots.findAlias(integrationArn) !== undefined;
  const region = integrationArn.split(":")[3] ?? "";
  return isRegion(region) && functions.find(region, integrationArn) !== undefined;
};

/** What differs between the two types: the actions of Connect (the schema's handlers name them), and what Connect may do then. */
const KINDS = {
  LEX_BOT: {
    of: ({ associations }: Instance) => associations.bots,
    associate: "AssociateBot",
    disassociate: "DisassociateBot",
    may: ["lex:RecognizeText", "lex:StartConversation"],
  },
  LAMBDA_FUNCTION: {
    of: ({ associations }: Instance) => associations.lambdas,
    associate: "AssociateLambdaFunction",
    disassociate: "DisassociateLambdaFunction",
    may: ["lambda:InvokeFunction"],
  },
} as const;

const isType = (text: string): text is IntegrationType => text in KINDS;

/** The id is `instance|type|what is associated`, as the schema's primary identifier says. */
const parse = (id: string) => {
  const [instanceId = "", integrationType = "", integrationArn = ""] = id.split("|");
  return isType(integrationType) ? { instanceId, integrationType, integrationArn } : undefined;
};

const sidOf = (instance: Instance): string => `connect-${instance.id}`;

export const integrationAssociation = resource("aws-native:connect:IntegrationAssociation", inputs, {
  replaceOn: ["instanceId", "integrationType", "integrationArn"],
  create: async (services, { name, region, inputs: { instanceId, integrationType, integrationArn }, known }) => {
    const instance = instanceOf(services.instances, instanceId, region, `integration association "${name}"`);
    const { of, associate, may } = KINDS[integrationType];
    if (!exists(services, integrationArn, integrationType))
      throw new UserError(
        `Cannot create integration association "${name}": there is no ${integrationType} "${integrationArn}". Create it first.`,
      );
    if (known === undefined) await request(services, region, associate);
    if (of(instance).has(integrationArn))
      throw new ServiceError(
        "ResourceConflictException",
        409,
        `A resource already has that name. The instance is associated with "${integrationArn}" already: import that association.`,
      );
    services.iam.putResourceStatement(integrationArn, {
      Sid: sidOf(instance),
      Effect: "Allow",
      Principal: { Service: "connect.amazonaws.com" },
      Action: [...may],
      Resource: integrationArn,
      Condition: { StringEquals: { "AWS:SourceAccount": services.accountId }, ArnEquals: { "AWS:SourceArn": instance.arn } },
    });
    of(instance).add(integrationArn);
    return { id: `${instanceId}|${integrationType}|${integrationArn}`, outputs: { integrationAssociationId: integrationArn } };
  },
  read: ({ instances }, { id, region }) => {
    const parts = parse(id);
    const instance = parts === undefined ? undefined : findInstance(instances, parts.instanceId, region);
    if (parts === undefined || instance === undefined || !KINDS[parts.integrationType].of(instance).has(parts.integrationArn))
      return undefined;
    return { inputs: parts, outputs: { integrationAssociationId: parts.integrationArn } };
  },
  update: () => ({}),
  // Also while flows name it: neither DisassociateBot nor DisassociateLambdaFunction looks at flows. Their next block fails.
  delete: async (services, { id, region }) => {
    const parts = parse(id);
    const instance = parts === undefined ? undefined : findInstance(services.instances, parts.instanceId, region);
    if (parts === undefined || instance === undefined) return;
    const { of, disassociate } = KINDS[parts.integrationType];
    if (!of(instance).has(parts.integrationArn)) return;
    await request(services, region, disassociate);
    of(instance).delete(parts.integrationArn);
    services.iam.deleteResourceStatement(parts.integrationArn, sidOf(instance));
  },
});
