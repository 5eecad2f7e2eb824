// The actions of each service, called by the real SDK clients over the real wire.
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  GetMetricStatisticsCommand,
  ListDashboardsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { GetFunctionCommand, InvokeCommand, LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { LexRuntimeV2Client, PutSessionCommand, RecognizeTextCommand } from "@aws-sdk/client-lex-runtime-v2";
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishCommand,
  SNSClient,
} from "@aws-sdk/client-sns";
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { AwsClient } from "aws4fetch";
import { aCloud, ACCOUNT, ALIAS, type Cloud } from "../wire/a-cloud.ts";
import { anAlarm } from "./cloudwatch/an-alarm.ts";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/fn-role`;
const METRIC = {
  _aws: {
    Timestamp: Date.UTC(2026, 10, 20, 12, 0, 30),
    CloudWatchMetrics: [{ Namespace: "twinline", Dimensions: [["Region"]], Metrics: [{ Name: "ProbeLatency", Unit: "Milliseconds" }] }],
  },
  Region: "us-east-1",
  ProbeLatency: 41,
};

/** Lets what was begun without waiting be done. */
const settled = () => new Promise(setImmediate);

const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("the actions, over the wire", () => {
  let cloud: Cloud;
  before(async () => {
    cloud = await aCloud();
    await cloud.tables.createTable("us-east-1", {
      TableName: "orders",
      AttributeDefinitions: [
        { AttributeName: "contactId", AttributeType: "S" },
        { AttributeName: "line", AttributeType: "N" },
      ],
      KeySchema: [
        { AttributeName: "contactId", KeyType: "HASH" },
        { AttributeName: "line", KeyType: "RANGE" },
      ],
    });
    cloud.iam.createRole({
      arn: ROLE,
      name: "fn-role",
      trust: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
    });
    cloud.logs.create("us-east-1", "/aws/lambda/echo");
    await cloud.functions.create({
      region: "us-east-1",
      name: "echo",
      arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:echo`,
      handler: "index.handler",
      runtime: "nodejs24.x",
      timeoutSeconds: 3,
      memoryMb: 128,
      roleArn: ROLE,
      environment: { STAGE: "test" },
      code: {
        "index.js": "exports.handler = async (e) => { console.log(JSON.stringify(e)); if (e.bad) throw new Error('bad'); return e; };",
      },
    });
    cloud.queues.create("us-east-1", "dead");
    cloud.schedules.create("us-east-1", {
      name: "probe",
      expression: "rate(1 minute)",
      target: { arn: "arn:aws:lambda:us-east-1:1:function:echo", roleArn: ROLE },
    });
  });
  after(() => cloud.close());

  describe("dynamodb", () => {
    const item = (line: number) => ({ contactId: { S: "c-1" }, line: { N: String(line) }, photo: { B: new Uint8Array([1, 2]) } });
    const key = (line: number) => ({ contactId: { S: "c-1" }, line: { N: String(line) } });

    it("PutItem, GetItem, UpdateItem, Query, Scan and the batches carry every kind of value there and back", async () => {
      const client = new DynamoDBClient(cloud.client());
      await client.send(new PutItemCommand({ TableName: "orders", Item: item(1) }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { orders: [{ PutRequest: { Item: item(2) } }] } }));
      const update = {
        TableName: "orders",
        Key: key(2),
        UpdateExpression: "SET n = :n",
        ExpressionAttributeValues: { ":n": { L: [{ BOOL: true }] } },
      };
      await client.send(new UpdateItemCommand(update));
      expect((await client.send(new GetItemCommand({ TableName: "orders", Key: key(1) }))).Item).to.deep.equal(item(1));
      const query = {
        TableName: "orders",
        KeyConditionExpression: "contactId = :c AND line > :l",
        ExpressionAttributeValues: { ":c": { S: "c-1" }, ":l": { N: "1" } },
      };
      expect((await client.send(new QueryCommand(query))).Items).to.deep.equal([{ ...item(2), n: { L: [{ BOOL: true }] } }]);
      expect((await client.send(new ScanCommand({ TableName: "orders" }))).Count).to.equal(2);
      const many = await client.send(new BatchGetItemCommand({ RequestItems: { orders: { Keys: [key(1), key(2)] } } }));
      expect(many.Responses?.orders).to.have.lengthOf(2);
    });

    it("DescribeTable and ListTables show the region's tables", async () => {
      const client = new DynamoDBClient(cloud.client());
      const { Table } = await client.send(new DescribeTableCommand({ TableName: "orders" }));
      expect(Table?.TableArn).to.equal(`arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`);
      expect((await client.send(new ListTablesCommand())).TableNames).to.deep.equal(["orders"]);
      expect((await new DynamoDBClient(cloud.client("us-west-2")).send(new ListTablesCommand())).TableNames).to.deep.equal([]);
    });
  });

  describe("lambda", () => {
    it("Invoke answers the function's payload, and its error as FunctionError", async () => {
      const client = new LambdaClient(cloud.client());
      const good = await client.send(new InvokeCommand({ FunctionName: "echo", Payload: '{"a":"ü"}' }));
      expect([good.StatusCode, good.Payload?.transformToString(), good.FunctionError]).to.deep.equal([200, '{"a":"ü"}', undefined]);
      const bad = await client.send(new InvokeCommand({ FunctionName: "echo", Payload: '{"bad":true}' }));
      expect([bad.StatusCode, bad.FunctionError]).to.deep.equal([200, "Unhandled"]);
    });

    it("Invoke answers 202 to an event and 204 to a dry run", async () => {
      const client = new LambdaClient(cloud.client());
      const status = async (InvocationType: "Event" | "DryRun") =>
        (await client.send(new InvokeCommand({ FunctionName: "echo", InvocationType }))).StatusCode;
      expect([await status("Event"), await status("DryRun")]).to.deep.equal([202, 204]);
    });

    it("Invoke refuses an unknown function, a qualifier, an event that is not JSON and LogType Tail", async () => {
      const client = new LambdaClient(cloud.client());
      const name = async (input: ConstructorParameters<typeof InvokeCommand>[0]) => thrownBy(client.send(new InvokeCommand(input)));
      expect(await name({ FunctionName: "none" })).to.include({
        name: "ResourceNotFoundException",
        message: "Function not found: none. In us-east-1 there are: echo.",
      });
      expect(await name({ FunctionName: "echo", Qualifier: "live" })).to.have.property("name", "ResourceNotFoundException");
      expect(await name({ FunctionName: "echo", Payload: "{" })).to.have.property("name", "InvalidRequestContentException");
      // @ts-expect-error: a client of another language may send any text.
      expect(await name({ FunctionName: "echo", InvocationType: "Later" })).to.have.property("name", "InvalidParameterValueException");
      expect(await name({ FunctionName: "echo", LogType: "Tail" })).to.have.property("name", "NotImplementedException");
    });

    it("GetFunction and ListFunctions describe what was deployed", async () => {
      const client = new LambdaClient(cloud.client());
      const { Configuration } = await client.send(
        new GetFunctionCommand({ FunctionName: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:echo` }),
      );
      expect(Configuration).to.deep.include({ FunctionName: "echo", Timeout: 3, Environment: { Variables: { STAGE: "test" } } });
      expect((await client.send(new ListFunctionsCommand())).Functions).to.have.lengthOf(1);
    });
  });

  it("lex: RecognizeText reads the session's path and answers the session's state", async () => {
    const input = { botId: "ABCDEFGHIJ", botAliasId: "KLMNOPQRST", localeId: "en_US", sessionId: "a:b", text: "a dozen roses" };
    const answer = await new LexRuntimeV2Client(cloud.client("us-west-2")).send(new RecognizeTextCommand(input));
    expect(answer.sessionId).to.equal("a:b");
    expect(answer.messages).to.deep.equal([{ contentType: "PlainText", content: "You said: a dozen roses" }]);
    expect(answer.sessionState?.intent?.name).to.equal("OrderFlowers");
  });

  it("lex: PutSession answers the session's state in a header, compressed", async () => {
    const session = { botId: "ABCDEFGHIJ", botAliasId: "KLMNOPQRST", localeId: "en_US", sessionId: "probe-1" };
    const command = new PutSessionCommand({ ...session, sessionState: { dialogAction: { type: "ElicitIntent" } } });
    const answer = await new LexRuntimeV2Client(cloud.client()).send(command);
    expect(answer.sessionId).to.equal("probe-1");
    const state: unknown = JSON.parse(gunzipSync(Buffer.from(answer.sessionState ?? "", "base64")).toString());
    expect(state).to.deep.equal({ dialogAction: { type: "ElicitIntent" } });
  });

  describe("sqs", () => {
    it("a message is sent, received once, and deleted", async () => {
      const client = new SQSClient(cloud.client());
      const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: "dead" }));
      expect(QueueUrl).to.equal(`${cloud.endpoint}/${ACCOUNT}/dead`);
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "lost" }));
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
      expect(Messages.map(({ Body }) => Body)).to.deep.equal(["lost"]);
      expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).to.equal(undefined);
      const counts = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessagesNotVisible"] });
      expect((await client.send(counts)).Attributes).to.deep.equal({ ApproximateNumberOfMessagesNotVisible: "1" });
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle }));
      expect((await client.send(counts)).Attributes).to.deep.equal({ ApproximateNumberOfMessagesNotVisible: "0" });
    });

    it("an unknown queue is refused with the model's error", async () => {
      const thrown = await thrownBy(new SQSClient(cloud.client()).send(new GetQueueUrlCommand({ QueueName: "none" })));
      expect(thrown).to.include({ name: "QueueDoesNotExist", message: "The specified queue does not exist." });
    });
  });

  describe("logs and metrics", () => {
    const group = "/aws/lambda/echo";

    it("the lines of a function are found by group, stream and term", async () => {
      const client = new CloudWatchLogsClient(cloud.client());
      await new LambdaClient(cloud.client()).send(new InvokeCommand({ FunctionName: "echo", Payload: '{"find":"me"}' }));
      const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "/aws/lambda/" }));
      expect(logGroups.map(({ logGroupName }) => logGroupName)).to.deep.equal([group]);
      const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName: group, filterPattern: '"find" me' }));
      expect(events.map(({ message }) => message?.split("\t").slice(2))).to.deep.equal([["INFO", '{"find":"me"}']]);
      const { logStreams = [] } = await client.send(new DescribeLogStreamsCommand({ logGroupName: group }));
      const page = new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: logStreams[0]?.logStreamName,
        startFromHead: true,
        limit: 1,
      });
      expect((await client.send(page)).events?.[0]?.message).to.match(/^START RequestId/);
    });

    it("an unknown group and a pattern that is not plain terms are refused", async () => {
      const client = new CloudWatchLogsClient(cloud.client());
      expect(await thrownBy(client.send(new FilterLogEventsCommand({ logGroupName: "none" })))).to.have.property(
        "name",
        "ResourceNotFoundException",
      );
      const json = new FilterLogEventsCommand({ logGroupName: group, filterPattern: '{ $.a = "b" }' });
      expect(await thrownBy(client.send(json))).to.have.property("name", "NotImplementedException");
    });

    it("a log line in the embedded metric format becomes a metric", async () => {
      const client = new CloudWatchClient(cloud.client());
      await new LambdaClient(cloud.client()).send(new InvokeCommand({ FunctionName: "echo", Payload: JSON.stringify(METRIC) }));
      const Dimensions = [{ Name: "Region", Value: "us-east-1" }];
      const statistics = new GetMetricStatisticsCommand({
        Namespace: "twinline",
        MetricName: "ProbeLatency",
        Dimensions,
        StartTime: new Date(Date.UTC(2026, 10, 20, 12)),
        EndTime: new Date(Date.UTC(2026, 10, 20, 12, 5)),
        Period: 60,
        Statistics: ["Sum", "SampleCount"],
      });
      expect((await client.send(statistics)).Datapoints).to.deep.equal([
        { Sum: 41, SampleCount: 1, Timestamp: new Date(Date.UTC(2026, 10, 20, 12)), Unit: "Milliseconds" },
      ]);
      const { Metrics } = await client.send(new ListMetricsCommand({ Namespace: "twinline" }));
      expect(Metrics).to.deep.equal([{ Namespace: "twinline", MetricName: "ProbeLatency", Dimensions }]);
    });

    it("PutMetricData adds values, and refuses what it would not count", async () => {
      const client = new CloudWatchClient(cloud.client());
      const at = new Date(Date.UTC(2026, 10, 20, 13));
      await client.send(
        new PutMetricDataCommand({ Namespace: "own", MetricData: [{ MetricName: "m", Timestamp: at, Values: [1, 5], Counts: [2, 1] }] }),
      );
      const read = { Namespace: "own", MetricName: "m", StartTime: at, EndTime: new Date(at.getTime() + 60_000), Period: 60 };
      const { Datapoints } = await client.send(new GetMetricStatisticsCommand({ ...read, Statistics: ["Maximum", "Sum"] }));
      expect(Datapoints).to.deep.equal([{ Maximum: 5, Sum: 7, Timestamp: at, Unit: "None" }]);
      const sets = new PutMetricDataCommand({
        Namespace: "own",
        MetricData: [{ MetricName: "m", StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 } }],
      });
      expect(await thrownBy(client.send(sets))).to.have.property("name", "NotImplementedException");
    });
  });

  it("cloudwatch: DescribeAlarms and SetAlarmState show and change an alarm, and an unknown one is refused", async () => {
    const client = new CloudWatchClient(cloud.client());
    cloud.alarms.put("us-east-1", anAlarm({ name: "both-down" }));
    const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ["both-down"] }));
    expect(MetricAlarms?.map(({ StateValue, StateReason }) => [StateValue, StateReason])).to.deep.equal([
      ["INSUFFICIENT_DATA", "Unchecked: Initial alarm creation"],
    ]);
    await client.send(new SetAlarmStateCommand({ AlarmName: "both-down", StateValue: "ALARM", StateReason: "a try" }));
    const ringing = await client.send(new DescribeAlarmsCommand({ StateValue: "ALARM" }));
    expect(ringing.MetricAlarms?.map(({ AlarmName }) => AlarmName)).to.deep.equal(["both-down"]);
    const unknown = new SetAlarmStateCommand({ AlarmName: "none", StateValue: "OK", StateReason: "a try" });
    expect(await thrownBy(client.send(unknown))).to.have.property("message", "Unknown alarm: none");
  });

  it("cloudwatch: ListDashboards and GetDashboard show what was declared", async () => {
    const client = new CloudWatchClient(cloud.client());
    cloud.dashboards.put("line", '{"widgets":[]}');
    const { DashboardEntries } = await client.send(new ListDashboardsCommand({ DashboardNamePrefix: "li" }));
    expect(DashboardEntries?.map(({ DashboardName, Size }) => [DashboardName, Size])).to.deep.equal([["line", 14]]);
    expect((await client.send(new GetDashboardCommand({ DashboardName: "line" }))).DashboardBody).to.equal('{"widgets":[]}');
  });

  describe("sns", () => {
    it("ListTopics, GetTopicAttributes and ListSubscriptionsByTopic show the region's topics", async () => {
      const { arn } = cloud.topics.create("us-east-1", { name: "shown", displayName: "The line" });
      cloud.topics.subscribe(arn, { protocol: "email", endpoint: "ops@example.com" });
      const client = new SNSClient(cloud.client());
      expect((await client.send(new ListTopicsCommand())).Topics).to.deep.include({ TopicArn: arn });
      expect((await new SNSClient(cloud.client("us-west-2")).send(new ListTopicsCommand())).Topics ?? []).to.deep.equal([]);
      const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn: arn }));
      expect(Attributes).to.include({ Owner: ACCOUNT, DisplayName: "The line", SubscriptionsConfirmed: "1" });
      const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }));
      expect(Subscriptions?.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).to.deep.equal([["email", "ops@example.com"]]);
    });

    it("Publish reads subject and attributes, and refuses what SNS would", async () => {
      const { arn } = cloud.topics.create("us-east-1", { name: "published" });
      const queue = cloud.queues.create("us-east-1", "told");
      cloud.iam.putResourceStatement(queue.arn, {
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Condition: { ArnEquals: { "aws:SourceArn": arn } },
      });
      cloud.topics.subscribe(arn, { protocol: "sqs", endpoint: queue.arn });
      const client = new SNSClient(cloud.client());
      const published = await client.send(
        new PublishCommand({
          TopicArn: arn,
          Subject: "moved",
          Message: "to <west> & back",
          MessageAttributes: {
            kind: { DataType: "String", StringValue: "moved" },
            raw: { DataType: "Binary", BinaryValue: Buffer.from("é") },
          },
        }),
      );
      await settled();
      const bodies = cloud.queues.receive(queue, 10).map(({ body }): unknown => JSON.parse(body));
      expect(bodies).to.have.lengthOf(1);
      expect(bodies[0]).to.deep.include({
        MessageId: published.MessageId,
        Subject: "moved",
        Message: "to <west> & back",
        MessageAttributes: { kind: { Type: "String", Value: "moved" }, raw: { Type: "Binary", Value: "w6k=" } },
      });
      const refused = async (input: ConstructorParameters<typeof PublishCommand>[0]) => thrownBy(client.send(new PublishCommand(input)));
      expect(await refused({ TopicArn: `${arn}x`, Message: "m" })).to.include({
        name: "NotFoundException",
        message: "Topic does not exist",
      });
      expect(await refused({ TopicArn: arn.replace("east-1", "west-2"), Message: "m" })).to.have.property(
        "name",
        "InvalidParameterException",
      );
      expect(await refused({ TopicArn: arn, Message: "m", Subject: "two\nlines" })).to.have.property(
        "message",
        "Invalid parameter: Subject",
      );
      expect(await refused({ TopicArn: arn, Message: "x".repeat(262_145) })).to.have.property(
        "message",
        "Invalid parameter: Message too long",
      );
    });
  });

  it("lex: ListTagsForResource of the model API answers an alias's tags by its ARN in the path", async () => {
    const { credentials } = cloud.client();
    const models = new AwsClient({ ...credentials, service: "lex", region: "us-east-1", retries: 0 });
    const tagsOf = (arn: string) => models.fetch(`${cloud.endpoint}/tags/${encodeURIComponent(arn)}`);
    const answer = await tagsOf(ALIAS.arn);
    expect([answer.status, await answer.json()]).to.deep.equal([200, { tags: { "model-hash": "abc" } }]);
    const none = await tagsOf(`${ALIAS.arn}X`);
    expect([none.status, none.headers.get("x-amzn-errortype")]).to.deep.equal([404, "ResourceNotFoundException"]);
  });

  it("scheduler: GetSchedule and ListSchedules show what was declared, and an unknown one is refused", async () => {
    const client = new SchedulerClient(cloud.client());
    const schedule = await client.send(new GetScheduleCommand({ Name: "probe" }));
    expect(schedule).to.include({ ScheduleExpression: "rate(1 minute)", State: "ENABLED", GroupName: "default" });
    expect((await client.send(new ListSchedulesCommand())).Schedules?.map(({ Name }) => Name)).to.deep.equal(["probe"]);
    expect(await thrownBy(client.send(new GetScheduleCommand({ Name: "none" })))).to.have.property("name", "ResourceNotFoundException");
  });
});
