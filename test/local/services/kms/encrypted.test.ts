// What is encrypted with a key of the account's own: who may not use the key is refused by the service that needs it, in its own words.
import { DynamoDBClient, GetItemCommand, DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { ServiceError } from "../../../../local/errors.ts";
import { parsePolicy } from "../../../../local/iam/policy.ts";
import type { Principal } from "../../../../local/principal.ts";
import type { Key } from "../../../../local/services/kms/keys.ts";
import { ACCOUNT, aCloud, type Cloud } from "../../wire/a-cloud.ts";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/fn`;
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:events`;
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:dead`;
const NEVER = new AbortController().signal;
const SETTINGS = { description: "", enableKeyRotation: true, isEnabled: true, policy: undefined, deletionWindowInDays: 30, tags: {} };

const allow = (Action: readonly string[], Resource: string) => ({ Effect: "Allow", Action: [...Action], Resource });
const policy = (...Statement: readonly object[]) => parsePolicy("a role", { Version: "2012-10-17", Statement });

const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "nothing",
    (thrown: unknown) => (thrown instanceof ServiceError ? `${thrown.code} ${thrown.status} ${thrown.message}` : thrown),
  );

describe("what a key of the account encrypts", () => {
  let cloud: Cloud;
  let key: Key;
  const role: Principal = { kind: "role", roleArn: ROLE, sessionName: "fn" };

  /** The role may do all but use keys; and what is given. */
  const lets = (...more: readonly object[]): void => {
    const services = ["dynamodb:GetItem", "dynamodb:DescribeTable", "sns:Publish", "sqs:SendMessage", "lambda:InvokeFunction"];
    cloud.iam.putRolePolicy("fn", "p", policy(allow(services, "*"), ...more));
  };
  const publish = (principal: Principal = role) =>
    thrownBy(cloud.dispatch("sns.Publish", { region: "us-east-1", principal, input: { TopicArn: TOPIC, Message: "m" }, signal: NEVER }));
  const send = (principal: Principal = role) => {
    const input = { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/dead`, MessageBody: "m" };
    return thrownBy(cloud.dispatch("sqs.SendMessage", { region: "us-east-1", principal, input, signal: NEVER }));
  };
  const invoke = () =>
    thrownBy(cloud.dispatch("lambda.Invoke", { region: "us-east-1", principal: role, input: { FunctionName: "fn" }, signal: NEVER }));
  const dynamo = (): DynamoDBClient => {
    const credentials = cloud.iam.assumeRole(ROLE, "fn", "lambda.amazonaws.com", `arn:aws:lambda:us-east-1:${ACCOUNT}:function:fn`);
    return new DynamoDBClient({ ...cloud.client(), credentials });
  };
  const read = () => thrownBy(dynamo().send(new GetItemCommand({ TableName: "orders", Key: { id: { S: "1" } } })));

  before(async () => {
    cloud = await aCloud();
    const { iam, keys, tables, queues, topics, functions } = cloud;
    key = keys.create("us-east-1", SETTINGS);
    iam.createRole({
      arn: ROLE,
      name: "fn",
      trust: policy({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
    });
    await tables.createTable("us-east-1", {
      TableName: "orders",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      keyArns: { "us-east-1": key.arn },
    });
    topics.create("us-east-1", { name: "events", kmsMasterKeyId: key.arn });
    iam.putResourcePolicy(
      TOPIC,
      policy({ Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "sns:Publish", Resource: TOPIC }),
    );
    queues.create("us-east-1", "dead", { kmsMasterKeyId: key.arn });
    const code = { "index.js": "exports.handler = async () => 1;" };
    const made = { region: "us-east-1", name: "fn", arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:fn`, roleArn: ROLE } as const;
    const runs = { handler: "index.handler", runtime: "nodejs24.x", timeoutSeconds: 3, memoryMb: 128, environment: {}, code };
    await functions.create({ ...made, ...runs, kmsKeyArn: key.arn });
  });
  after(() => cloud.close());
  beforeEach(() => {
    lets();
    cloud.keys.update("us-east-1", key.id, SETTINGS);
  });

  it("is refused by DynamoDB to a role that may not open the table's key, and given to one that may through DynamoDB", async () => {
    expect(await read())
      .to.have.property("message")
      .that.matches(/^KMS key access denied error: User: .* is not authorized to perform: kms:Decrypt/);
    lets({ ...allow(["kms:Decrypt"], key.arn), Condition: { StringLike: { "kms:ViaService": "sqs.*.amazonaws.com" } } });
    expect(await read()).to.have.property("name", "AccessDeniedException");
    lets({ ...allow(["kms:Decrypt"], key.arn), Condition: { StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" } } });
    expect(await read()).to.equal("nothing");
  });

  it("does not keep DynamoDB from telling of the table", async () => {
    expect(await thrownBy(dynamo().send(new DescribeTableCommand({ TableName: "orders" })))).to.equal("nothing");
  });

  it("is refused by SNS and SQS to who may not seal it", async () => {
    expect(await publish()).to.match(/^KMSAccessDenied 400 User: .* kms:GenerateDataKey .*Error Code: AccessDeniedException\)$/);
    expect(await send()).to.match(/^KmsAccessDenied 400 User: .* kms:GenerateDataKey/);
    lets(allow(["kms:GenerateDataKey", "kms:Decrypt"], key.arn));
    expect([await publish(), await send()]).to.deep.equal(["nothing", "nothing"]);
  });

  it("is refused by SNS to an alarm, until the key's own policy admits CloudWatch", async () => {
    const alarm: Principal = {
      kind: "service",
      service: "cloudwatch.amazonaws.com",
      sourceArn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:silence`,
    };
    expect(await publish(alarm)).to.match(/^KMSAccessDenied 400 Service: cloudwatch\.amazonaws\.com/);
    const admits = policy(
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
      {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
      },
    );
    cloud.keys.update("us-east-1", key.id, { ...SETTINGS, policy: admits });
    expect(await publish(alarm)).to.equal("nothing");
  });

  it("fails everywhere when the key is disabled, even for who may use it", async () => {
    lets(allow(["kms:GenerateDataKey", "kms:Decrypt"], key.arn));
    cloud.keys.update("us-east-1", key.id, { ...SETTINGS, isEnabled: false });
    expect(await read()).to.have.property("message", `KMS key access denied error: ${key.arn} is disabled.`);
    expect(await publish()).to.include("KMSDisabled 400");
    expect(await send()).to.include("KmsDisabled 400");
    expect(await invoke()).to.match(/^KMSDisabledException 502 Lambda was unable to decrypt the environment variables/);
  });

  it("is opened by Lambda for the function's environment without a right of the role: it has a grant", async () => {
    expect(await invoke()).to.equal("nothing");
  });

  it("says so in the event log", async () => {
    await publish();
    expect(cloud.seen.at(-1)).to.include({ kind: "request-refused", service: "sns", operation: "Publish" });
    expect(QUEUE).to.equal(cloud.queues.find("us-east-1", "dead")?.arn);
  });
});
