// A bot alias's own policy, which lets Connect ask it for this line's instance: for a line whose bots are associated by hand. Elsewhere the
// association writes it, and is its one owner (lex-v2.md 11.5).
import * as native from "./aws-native.ts";
import type * as pulumi from "@pulumi/pulumi";
import type { Instance } from "../platform/instance.ts";
import type { TwinBot } from "./twin-bots.ts";

/** What a policy of Lex lets Connect do, and for whom, as AWS's own association has it (lex-v2.md 11.5). */
const policyOf = (aliasArn: pulumi.Output<string>, instanceArn: pulumi.Output<string>, accountId: pulumi.Output<string>) => ({
  Version: "2012-10-17",
  Statement: [
    {
      // Not the Sid that Connect gives its own statement, which it adds beside this one.
      Sid: "twinline",
      Effect: "Allow",
      Principal: { Service: "connect.amazonaws.com" },
      Action: ["lex:RecognizeText", "lex:StartConversation"],
      Resource: aliasArn,
      Condition: { StringEquals: { "AWS:SourceAccount": accountId }, ArnEquals: { "AWS:SourceArn": instanceArn } },
    },
  ],
});

/**
 * Declares AWS::Lex::ResourcePolicy, in CloudFormation's own spelling: aws-native's type for it has a policy without properties, and its provider
 * sends of an object only the properties that it knows (ResourcePolicyPolicyArgs; pulumi-aws-native, naming/convert.go, sdkObjectValueToCfn).
 */
export const admitConnect = (
  name: string,
  { instance, bot }: { readonly instance: Instance; readonly bot: TwinBot },
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource =>
  new native.ExtensionResource(
    name,
    {
      type: "AWS::Lex::ResourcePolicy",
      properties: { ResourceArn: bot.aliasArn, Policy: policyOf(bot.aliasArn, instance.arn, bot.region.accountId) },
      createOnly: ["ResourceArn"],
    },
    // What createOnly says is for the provider; Pulumi's engine must be told as well (ExtensionResource, createOnly).
    { ...opts, provider: bot.region.native, replaceOnChanges: ["properties.ResourceArn"] },
  );
