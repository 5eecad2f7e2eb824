import { expect } from "chai";
import { ACCOUNT, aProgram, inputsOf, textOf } from "./a-program.ts";

const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
const INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const ARN = `arn:aws:sns:us-east-1:${ACCOUNT}:events`;

const policy = (principal: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sns:Publish", Resource: ARN }],
  });

describe("aws:sns", () => {
  it("makes a topic with its subscriptions", async () => {
    const { declare, services } = aProgram();
    const topic = textOf(await declare(TOPIC, { name: "events" }), "arn");
    await declare(SUBSCRIPTION, { topic, protocol: "email", endpoint: "ops@example.com" });
    expect(topic).to.equal(ARN);
    expect(services.topics.subscriptions(topic).map(({ protocol, endpoint }) => [protocol, endpoint])).to.deep.equal([
      ["email", "ops@example.com"],
    ]);
  });

  it("refuses a FIFO topic, and a subscription of a topic that does not exist", async () => {
    const { refusal } = aProgram();
    expect((await refusal(TOPIC, { name: "events.fifo" })).join("\n")).to.include("the local cloud has no FIFO topics");
    expect(await refusal(SUBSCRIPTION, { topic: ARN, protocol: "email", endpoint: "ops@example.com" })).to.deep.equal([
      `Cannot subscribe ops@example.com: there is no topic "${ARN}". Declare the topic first.`,
    ]);
  });

  it("refuses a protocol it does not speak, and an endpoint of another", async () => {
    const { refusal } = aProgram();
    const of = async (protocol: string, endpoint: string) => (await refusal(SUBSCRIPTION, { topic: ARN, protocol, endpoint })).join("\n");
    expect(await of("sms", "+12025550123")).to.include("hands messages to email, lambda and sqs");
    expect(await of("lambda", "record")).to.include("an ARN for lambda and sqs");
    expect(await of("email", "nobody")).to.include("an address for email");
  });

  it("puts a topic's own policy, and refuses one that names nobody or no topic", async () => {
    const { declare, refusal, services } = aProgram();
    expect((await refusal(POLICY, { arn: ARN, policy: policy({ Service: "events.amazonaws.com" }) })).join("\n")).to.include(
      `there is no topic "${ARN}"`,
    );
    await declare(TOPIC, { name: "events" });
    await declare(POLICY, { arn: ARN, policy: policy({ Service: "events.amazonaws.com" }) });
    const alarm = { kind: "service", service: "cloudwatch.amazonaws.com", sourceArn: `${ARN}-alarm` } as const;
    const asked = { action: "sns:Publish", resource: ARN };
    expect(services.iam.authorize(alarm, asked).allowed).to.equal(false);
    const nobody = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: ARN }] });
    expect((await refusal(POLICY, { arn: ARN, policy: nobody })).join("\n")).to.include("it names no Principal");
  });
});

describe("aws:cloudwatch/metricAlarm:MetricAlarm", () => {
  const alarm = {
    name: "both-down",
    namespace: "twinline",
    metricName: "BothDown",
    statistic: "Sum",
    period: 60,
    evaluationPeriods: 2,
    threshold: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    alarmActions: [ARN],
  };

  it("takes CloudWatch's defaults for what is left out", async () => {
    const { declare, services } = aProgram();
    expect(textOf(await declare(ALARM, alarm), "arn")).to.equal(`arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:both-down`);
    expect(services.alarms.find("us-east-1", "both-down")).to.deep.include({
      datapointsToAlarm: 2,
      treatMissingData: "missing",
      dimensions: {},
      actionsEnabled: true,
      actions: { ALARM: [ARN], OK: [], INSUFFICIENT_DATA: [] },
    });
  });

  it("refuses by name what the local cloud cannot judge, and what CloudWatch would not take", async () => {
    const { refusal } = aProgram();
    const refused = async (overrides: object) => (await refusal(ALARM, { ...alarm, ...overrides })).join("\n");
    expect(await refused({ metricQueries: [{ id: "m1" }] })).to.include("the local cloud knows no metric math");
    expect(await refused({ period: 10 })).to.include("no metrics finer than a minute");
    expect(await refused({ comparisonOperator: "GreaterThanUpperThreshold" })).to.include("use one of GreaterThanOrEqualToThreshold");
    expect(await refused({ statistic: "p99" })).to.include("use one of Average");
    expect(await refused({ datapointsToAlarm: 3 })).to.include("it cannot be more than evaluationPeriods");
    expect(await refused({ evaluationPeriods: 1441 })).to.include("more than a day");
    expect(await refused({ alarmActions: ["arn:aws:automate:us-east-1:ec2:stop"] })).to.include("tells SNS topics only");
    expect(await refused({ alarmActions: [ARN.replace("us-east-1", "us-west-2")] })).to.include("is not in us-east-1");
  });
});

describe("aws:cloudwatch/dashboard:Dashboard", () => {
  it("is kept as declared, and refused where CloudWatch would not draw it", async () => {
    const { declare, refusal, services } = aProgram();
    const body = JSON.stringify({ widgets: [{ type: "text", x: 0, y: 0, width: 24, height: 2, properties: { markdown: "Hello" } }] });
    await declare(DASHBOARD, { dashboardName: "line", dashboardBody: body });
    expect(services.dashboards.find("line")?.body).to.equal(body);
    const refused = async (dashboardBody: string) => (await refusal(DASHBOARD, { dashboardName: "line", dashboardBody })).join("\n");
    expect(await refused("{")).to.include('input "dashboardBody" is refused');
    expect(await refused(body.replace('"width":24', '"width":25'))).to.include("widgets[0].width");
    expect(await refused(body.replace('"text"', '"graph"'))).to.include("widgets[0].type");
  });
});

describe("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", () => {
  it("is refused for a function that its region does not have, and outside of Lambda's limits", async () => {
    const { declare, refusal, close } = aProgram();
    expect((await refusal(INVOKE_CONFIG, { functionName: "fn" })).join("\n")).to.include('us-east-1 has no function "fn"');
    await declare("aws:iam/role:Role", inputsOf.role);
    await declare("aws:lambda/function:Function", inputsOf.function);
    await declare(INVOKE_CONFIG, { functionName: "fn", maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 });
    expect(await refusal(INVOKE_CONFIG, { functionName: "fn", maximumRetryAttempts: 3, maximumEventAgeInSeconds: 30 })).to.have.length(2);
    const toBus = { onFailure: { destination: `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/b` } };
    expect((await refusal(INVOKE_CONFIG, { functionName: "fn", destinationConfig: toBus })).join("\n")).to.include(
      "SQS queues and SNS topics only",
    );
    await close();
  });
});

describe("aws:dynamodb/table:Table", () => {
  const table = {
    name: "history",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "day",
    rangeKey: "at",
    attributes: [
      { name: "day", type: "S" },
      { name: "at", type: "S" },
    ],
    ttl: { attributeName: "expiresAt", enabled: true },
  };

  it("is made with a range key, a time to live and no replica", async () => {
    const { declare, services } = aProgram();
    await declare("aws:dynamodb/table:Table", table);
    const { Table } = await services.tables.execute("us-east-1", "DescribeTable", { TableName: "history" });
    expect(Table).to.have.deep.property("KeySchema", [
      { AttributeName: "day", KeyType: "HASH" },
      { AttributeName: "at", KeyType: "RANGE" },
    ]);
  });

  it("refuses definitions of attributes that are no keys, and keys that are not defined", async () => {
    const { refusal } = aProgram();
    const refused = async (attributes: readonly object[]) =>
      (await refusal("aws:dynamodb/table:Table", { ...table, attributes })).join("\n");
    expect(await refused([{ name: "day", type: "S" }])).to.include("define exactly the key attributes");
    expect(await refused([...table.attributes, { name: "kind", type: "S" }])).to.include("define exactly the key attributes");
  });
});
