// No door to the internet opens without asking who comes: no function URL, no API, no bucket and no permission for anybody.
import { ofType, textAt, type Resource, type Rule } from "../resource.ts";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const BLOCKS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** Doors that anybody may come in by, by logical name, each with its reason. There are none today. */
const LISTED: Readonly<Record<string, string>> = {};

const isNone = (value: string): boolean => value === "" || value === "NONE";

/** By type, why it is open to anybody; empty when it is not. */
const DOORS: Readonly<Record<string, (resource: Resource, stack: readonly Resource[]) => string>> = {
  "aws:lambda/functionUrl:FunctionUrl": ({ props }) =>
    textAt(props, "authorizationType") === "AWS_IAM" ? "" : `its authorizationType is ${textAt(props, "authorizationType") || "not given"}`,
  "aws:apigateway/method:Method": ({ props }) => (isNone(textAt(props, "authorization")) ? "its authorization is NONE" : ""),
  "aws:apigatewayv2/route:Route": ({ props }) => (isNone(textAt(props, "authorizationType")) ? "its authorizationType is NONE" : ""),
  "aws:apigatewayv2/api:Api": ({ props }) => (textAt(props, "target") === "" ? "" : "its quick target makes a route without authorization"),
  "aws:lambda/permission:Permission": ({ props }) => (textAt(props, "principal") === "*" ? `its principal is "*"` : ""),
  "aws:s3/bucket:Bucket": ({ urn, adopted }, stack) => {
    const blocked = ofType(stack, BLOCK).some(
      ({ props, dependencies }) => dependencies.includes(urn) && BLOCKS.every((block) => props[block] === true),
    );
    return blocked || adopted ? "" : "no BucketPublicAccessBlock closes it in all four ways";
  },
  "aws:sns/topicSubscription:TopicSubscription": ({ props }) =>
    textAt(props, "protocol") === "http" ? "it sends what it tells in plain text (http)" : "",
};

export const publicEndpoint: Rule = {
  id: "public-endpoint",
  reason: "Anybody on the internet could call it, or read it.",
  remedy:
    "Ask for AWS_IAM or an authorizer, close the bucket in all four ways, or list the door with its reason in policies/rules/public-endpoint.ts.",
  check: (stack) =>
    stack
      .filter(({ name }) => !(name in LISTED))
      .flatMap((resource) => {
        const seen = DOORS[resource.type]?.(resource, stack) ?? "";
        return seen === "" ? [] : [{ resource, seen }];
      }),
};
