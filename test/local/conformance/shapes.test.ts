// What resources get, in the shapes of the real providers: ids as the "Import" section of each type's documentation has them, ARNs as the
// service authorization reference has them.
import { expect } from "chai";
import { resources } from "../../../local/resources/registry.ts";
import { aProgram, inputsOf, textOf } from "../resources/a-program.ts";
import { policy, QUEUE, QUEUE_ARN, QUEUE_POLICY, QUEUE_URL, SCHEDULE_GROUP } from "../resources/of-events.ts";
import { evaluated, type Made } from "./evaluated.ts";

const EXTENSION = "aws-native:index:ExtensionResource";
const UUID = "[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}";
const LEX_ID = "[\\dA-Z]{10}";
const ACCOUNT = "\\d{12}";
const REGION = "[a-z]{2}-[a-z]+-\\d";

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
const ofInstance = (kind: string): string => arn("connect", `instance/${UUID}/${kind}/${UUID}`);
const INSTANCE = arn("connect", `instance/${UUID}`);
const ALIAS = arn("lex", `bot-alias/${LEX_ID}/${LEX_ID}`);
const FUNCTION = arn("lambda", "function:[\\w-]{1,64}");
const TOPIC = arn("sns", "[\\w-]{1,256}");

interface Shape {
  readonly id: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** One that an instance has: known by the instance's id and its own. */
const onInstance = (kind: string, own: string): Shape => ({ id: `${UUID}:${UUID}`, outputs: { arn: ofInstance(kind), [own]: UUID } });

const SHAPES: Readonly<Record<string, Shape>> = {
  "aws:cloudwatch/dashboard:Dashboard": {
    id: "[\\w-]+",
    // The one ARN of CloudWatch without a region.
    outputs: { dashboardArn: `arn:aws:cloudwatch::${ACCOUNT}:dashboard/[\\w-]+` },
  },
  "aws:cloudwatch/logGroup:LogGroup": { id: "[\\w./#-]+", outputs: { arn: arn("logs", "log-group:[\\w./#-]+") } },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { id: "[\\w-]+", outputs: { arn: arn("cloudwatch", "alarm:[\\w-]+") } },
  "aws:connect/hoursOfOperation:HoursOfOperation": onInstance("operating-hours", "hoursOfOperationId"),
  "aws:connect/instance:Instance": {
    id: UUID,
    outputs: {
      arn: INSTANCE,
      status: "ACTIVE",
      createdTime: "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z",
      serviceRole: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect\\.amazonaws\\.com/AWSServiceRoleForAmazonConnect_\\w+`,
    },
  },
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": { id: `${UUID}:${UUID}:[A-Z_]+`, outputs: { associationId: UUID } },
  "aws:connect/phoneNumber:PhoneNumber": {
    id: UUID,
    outputs: { arn: arn("connect", `phone-number/${UUID}`), phoneNumber: "\\+[1-9]\\d{1,14}" },
  },
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation": { id: `${UUID},${UUID},${UUID}`, outputs: {} },
  "aws:connect/queue:Queue": onInstance("queue", "queueId"),
  "aws:connect/routingProfile:RoutingProfile": onInstance("routing-profile", "routingProfileId"),
  "aws:connect/user:User": onInstance("agent", "userId"),
  "aws:dynamodb/table:Table": { id: "[\\w.-]{3,255}", outputs: { arn: arn("dynamodb", "table/[\\w.-]{3,255}") } },
  "aws:iam/role:Role": { id: "[\\w+=,.@-]{1,64}", outputs: { arn: `arn:aws:iam::${ACCOUNT}:role/[\\w+=,.@-]{1,64}`, name: ".+" } },
  "aws:iam/rolePolicy:RolePolicy": { id: "[\\w+=,.@-]{1,64}:[\\w+=,.@-]{1,128}", outputs: { name: "[\\w+=,.@-]{1,128}" } },
  "aws:kms/alias:Alias": {
    id: "alias/[\\w/-]{1,250}",
    outputs: { arn: arn("kms", "alias/[\\w/-]{1,250}"), targetKeyArn: arn("kms", `key/${UUID}`) },
  },
  "aws:kms/key:Key": { id: UUID, outputs: { arn: arn("kms", `key/${UUID}`), keyId: UUID } },
  "aws:lambda/function:Function": {
    id: "[\\w-]{1,64}",
    outputs: { arn: FUNCTION, qualifiedArn: `${FUNCTION}:(?:\\$LATEST|\\d+)`, version: "\\$LATEST|\\d+" },
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": { id: "[\\w-]{1,64}", outputs: {} },
  "aws:lambda/permission:Permission": { id: "[\\w-]{1,100}", outputs: { statementId: "[\\w-]{1,100}" } },
  "aws:s3/bucket:Bucket": { id: "[a-z\\d.-]{3,63}", outputs: { arn: "arn:aws:s3:::[a-z\\d.-]{3,63}", bucket: "[a-z\\d.-]{3,63}" } },
  "aws:s3/bucketPolicy:BucketPolicy": { id: "[a-z\\d.-]{3,63}", outputs: {} },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { id: "[a-z\\d.-]{3,63}", outputs: {} },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": { id: "[a-z\\d.-]{3,63}", outputs: {} },
  "aws:scheduler/schedule:Schedule": {
    id: "[\\w.-]{1,64}/[\\w.-]{1,64}",
    outputs: { arn: arn("scheduler", "schedule/[\\w.-]{1,64}/[\\w.-]{1,64}"), groupName: "[\\w.-]{1,64}" },
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    id: "[\\w.-]{1,64}",
    outputs: { arn: arn("scheduler", "schedule-group/[\\w.-]{1,64}"), state: "ACTIVE" },
  },
  "aws:sns/topic:Topic": { id: TOPIC, outputs: { arn: TOPIC, owner: ACCOUNT } },
  "aws:sns/topicPolicy:TopicPolicy": { id: TOPIC, outputs: { owner: ACCOUNT } },
  "aws:sns/topicSubscription:TopicSubscription": { id: `${TOPIC}:${UUID}`, outputs: { arn: `${TOPIC}:${UUID}`, ownerId: ACCOUNT } },
  "aws:sqs/queue:Queue": {
    id: `https://sqs\\.${REGION}\\.amazonaws\\.com/${ACCOUNT}/[\\w-]{1,80}`,
    outputs: { arn: arn("sqs", "[\\w-]{1,80}"), url: `https://sqs\\.${REGION}\\.amazonaws\\.com/${ACCOUNT}/[\\w-]{1,80}` },
  },
  "aws:sqs/queuePolicy:QueuePolicy": { id: `https://sqs\\.${REGION}\\.amazonaws\\.com/${ACCOUNT}/[\\w-]{1,80}`, outputs: {} },
  // Cloud Control knows what has several identifiers by all of them, with a bar between (primaryIdentifier of the schema).
  "aws-native:connect:ContactFlow": { id: ofInstance("contact-flow"), outputs: { contactFlowArn: ofInstance("contact-flow") } },
  "aws-native:connect:IntegrationAssociation": {
    id: `${INSTANCE}\\|(?:LEX_BOT\\|${ALIAS}|LAMBDA_FUNCTION\\|${FUNCTION})`,
    outputs: { integrationAssociationId: ".+" },
  },
  // AWS documents no form of its id.
  "aws-native:index:ExtensionResource": { id: ".+", outputs: {} },
  "aws-native:lex:Bot": { id: LEX_ID, outputs: { arn: arn("lex", `bot/${LEX_ID}`), awsId: LEX_ID } },
  "aws-native:lex:BotAlias": {
    id: `${LEX_ID}\\|${LEX_ID}`,
    outputs: { arn: ALIAS, botAliasId: LEX_ID, botAliasStatus: "Creating|Available|Deleting|Failed" },
  },
  "aws-native:lex:BotVersion": { id: `${LEX_ID}\\|\\d{1,5}`, outputs: { botVersion: "\\d{1,5}" } },
};

type Answer = Pick<Made, "type" | "name" | "region" | "id" | "outputs">;

/** Where an ARN names a region, it is the resource's own. */
const foreign = ({ region, outputs }: Answer): readonly string[] =>
  Object.entries(outputs)
    .filter(([name]) => /^arn$|Arn$/.test(name))
    .map(([, value]) => String(value))
    .filter((value) => ![region, ""].includes(value.split(":")[3] ?? ""));

const misshapen = (made: Answer): readonly string[] => {
  const { id = "", outputs = {} } = SHAPES[made.type] ?? {};
  return [
    ...(whole(id).test(made.id) ? [] : [`${made.name}: id ${made.id}`]),
    ...Object.entries(outputs).flatMap(([name, pattern]) => {
      const value = made.outputs[name];
      return typeof value === "string" && whole(`(?:${pattern})`).test(value) ? [] : [`${made.name}: ${name} ${String(value)}`];
    }),
    ...foreign(made).map((value) => `${made.name}: ${value} is not of ${made.region}`),
  ];
};

describe("what resources get", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let made: readonly Answer[];
  before(async () => {
    const { declare } = aProgram();
    await declare(QUEUE, { name: "dead" });
    // The program of prod has none of these.
    const bot = await declare("aws-native:lex:Bot", inputsOf.bot);
    const ResourceArn = textOf(await declare("aws-native:lex:BotAlias", { botId: bot.id, botAliasName: "live" }), "arn");
    const Policy: unknown = JSON.parse(policy("lex:RecognizeText", ResourceArn));
    const admitting = await declare(EXTENSION, { type: "AWS::Lex::ResourcePolicy", properties: { ResourceArn, Policy } });
    const alone = await declare(QUEUE_POLICY, { queueUrl: QUEUE_URL, policy: policy("sqs:SendMessage", QUEUE_ARN) });
    const group = await declare(SCHEDULE_GROUP, { name: "reminders" });
    const others = [
      { type: QUEUE_POLICY, name: "alone", ...alone },
      { type: SCHEDULE_GROUP, name: "reminders", ...group },
      { type: EXTENSION, name: "admitting", ...admitting },
    ];
    made = [...(await evaluated("prod")), ...others.map((one) => ({ ...one, region: "us-east-1" }) as const)];
  });

  for (const type of Object.keys(resources))
    it(`has the shape of the real provider's: ${type}`, () => {
      expect(SHAPES, "a row of SHAPES").to.have.property(type);
      const answers = made.filter((one) => one.type === type);
      expect(answers).to.not.have.length(0);
      expect(answers.flatMap(misshapen)).to.deep.equal([]);
    });

  it("is refused in any other shape", () => {
    const odd = {
      type: "aws:sqs/queue:Queue",
      name: "odd",
      region: "us-east-1",
      id: "dead",
      outputs: { arn: "arn:aws:sqs:us-west-2:1:dead" },
    } as const;
    expect(misshapen(odd)).to.deep.equal([
      "odd: id dead",
      "odd: arn arn:aws:sqs:us-west-2:1:dead",
      "odd: url undefined",
      "odd: arn:aws:sqs:us-west-2:1:dead is not of us-east-1",
    ]);
  });
});
