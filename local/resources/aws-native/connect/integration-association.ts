// aws-native:connect:IntegrationAssociation: lets an instance use a bot alias or a function. As in AWS it writes the policy of the alias or the
// function itself, and is its one owner (lex-v2.md 11.6).
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { isRegion } from "../../../region.ts";
import type { Services } from "../../../services.ts";
import { instanceOf } from "../../aws/connect/of-instance.ts";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({
  instanceId: z.string().max(100),
  integrationType: z.enum(["LEX_BOT", "LAMBDA_FUNCTION"], "the local cloud associates LEX_BOT and LAMBDA_FUNCTION"),
  integrationArn: z.string().max(140, "Connect takes at most 140 characters (lex-v2.md 11.6)"),
});

const exists = ({ bots, functions }: Services, integrationArn: string, integrationType: "LEX_BOT" | "LAMBDA_FUNCTION"): boolean => {
  if (integrationType === "LEX_BOT") return bots.findAlias(integrationArn) !== undefined;
  const region = integrationArn.split(":")[3] ?? "";
  return isRegion(region) && functions.find(region, integrationArn) !== undefined;
};

export const integrationAssociation = handler("aws-native:connect:IntegrationAssociation", inputs, (services, { name, inputs: read }) => {
  const { instances, iam, accountId } = services;
  const { integrationArn, integrationType } = read;
  const instance = instanceOf(instances, read.instanceId, `integration association "${name}"`);
  if (!exists(services, integrationArn, integrationType))
    throw new UserError(
      `Cannot create integration association "${name}": there is no ${integrationType} "${integrationArn}". Create it first.`,
    );
  const isBot = integrationType === "LEX_BOT";
  iam.putResourceStatement(integrationArn, {
    Sid: `connect-${instance.id}`,
    Effect: "Allow",
    Principal: { Service: "connect.amazonaws.com" },
    Action: isBot ? ["lex:RecognizeText", "lex:StartConversation"] : "lambda:InvokeFunction",
    Resource: integrationArn,
    Condition: { StringEquals: { "AWS:SourceAccount": accountId }, ArnEquals: { "AWS:SourceArn": instance.arn } },
  });
  (isBot ? instance.associations.bots : instance.associations.lambdas).add(integrationArn);
  return { id: `${instance.arn}|${integrationType}|${integrationArn}`, outputs: { integrationAssociationId: integrationArn } };
});
