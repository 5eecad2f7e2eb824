// Whatever can carry tags says whose it is: a bill, an orphan and an alarm in the night are traced by them.
import { parseJson } from "../../shared/json.ts";
import { at, isProps, listOf, textAt, type Resource, type Rule } from "../resource.ts";

export const REQUIRED_TAGS = ["project", "stack", "owner", "costCentre"] as const;

/** By type, the input that carries its tags; undefined for one that AWS gives none. A test holds it against the SDKs. */
export const TAGS_OF: Readonly<Record<string, string | undefined>> = {
  "aws:cloudwatch/dashboard:Dashboard": undefined,
  "aws:cloudwatch/logGroup:LogGroup": "tags",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "tags",
  "aws:connect/hoursOfOperation:HoursOfOperation": "tags",
  "aws:connect/instance:Instance": "tags",
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": undefined,
  "aws:connect/phoneNumber:PhoneNumber": "tags",
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation": undefined,
  "aws:connect/queue:Queue": "tags",
  "aws:connect/routingProfile:RoutingProfile": "tags",
  "aws:connect/user:User": "tags",
  "aws:dynamodb/table:Table": "tags",
  "aws:iam/role:Role": "tags",
  "aws:iam/rolePolicy:RolePolicy": undefined,
  "aws:kms/alias:Alias": undefined,
  "aws:kms/key:Key": "tags",
  "aws:lambda/function:Function": "tags",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": undefined,
  "aws:lambda/permission:Permission": undefined,
  "aws:s3/bucket:Bucket": "tags",
  "aws:s3/bucketPolicy:BucketPolicy": undefined,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": undefined,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": undefined,
  "aws:scheduler/schedule:Schedule": undefined,
  "aws:scheduler/scheduleGroup:ScheduleGroup": "tags",
  "aws:secretsmanager/secret:Secret": "tags",
  "aws:sns/topic:Topic": "tags",
  "aws:sns/topicPolicy:TopicPolicy": undefined,
  "aws:sns/topicSubscription:TopicSubscription": undefined,
  "aws:sqs/queue:Queue": "tags",
  "aws:sqs/queuePolicy:QueuePolicy": undefined,
  "aws-native:connect:ContactFlow": "tags",
  // The schema offers Tags, but AssociateBot and AssociateLambdaFunction, by which ours are made, take none (Connect API reference).
  "aws-native:connect:IntegrationAssociation": undefined,
  // The one that it carries is AWS::Lex::ResourcePolicy, whose schema says that it is not taggable.
  "aws-native:index:ExtensionResource": undefined,
  "aws-native:lex:Bot": "botTags",
  "aws-native:lex:BotAlias": "botAliasTags",
  "aws-native:lex:BotVersion": undefined,
};

/** Tags as a map, from a map or from a list of key and value. */
const asMap = (tags: unknown): Readonly<Record<string, string>> =>
  isProps(tags)
    ? Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]))
    : Object.fromEntries(listOf(tags).map((tag) => [textAt(tag, "key"), textAt(tag, "value")]));

/** A provider's inputs are JSON texts, but for the plainest (Pulumi, ProviderResource). */
const parsed = (value: unknown): unknown => (typeof value === "string" ? parseJson(value) : value);

const tagsOf = ({ props, provider }: Resource, input: string): Readonly<Record<string, string>> => ({
  ...asMap(at(parsed(provider.props["defaultTags"]), "tags")),
  ...asMap(props[input]),
  ...asMap(props["tagsAll"]),
});

export const tags: Rule = {
  id: "tags",
  reason: "Nobody would know whose it is, nor who pays.",
  remedy: `Give it ${REQUIRED_TAGS.join(", ")}: infra/platform/regions.ts puts them on all that a region's providers make.`,
  check: (stack) =>
    stack
      .filter(({ type, adopted }) => !adopted && /^aws(?:-native)?:/.test(type))
      .flatMap((resource) => {
        if (!(resource.type in TAGS_OF)) return [{ resource, seen: "policies/rules/tags.ts does not know whether its type carries tags" }];
        const input = TAGS_OF[resource.type];
        if (input === undefined) return [];
        const given = tagsOf(resource, input);
        const missing = REQUIRED_TAGS.filter((key) => (given[key] ?? "") === "");
        return missing.length === 0 ? [] : [{ resource, seen: `it lacks the tags ${missing.join(", ")}` }];
      }),
};
