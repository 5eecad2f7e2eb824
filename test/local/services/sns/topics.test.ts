import { expect } from "chai";
import { aCloud, ACCOUNT, type Cloud } from "../../wire/a-cloud.ts";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/fn-role`;
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:record`;

/** Lets what was begun without waiting be done. */
const settled = () => new Promise(setImmediate);

describe("topicStore()", () => {
  let cloud: Cloud;
  before(async () => {
    cloud = await aCloud();
    cloud.iam.createRole({
      arn: ROLE,
      name: "fn-role",
      trust: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
    });
    await cloud.functions.create({
      region: "us-east-1",
      name: "record",
      arn: FUNCTION,
      handler: "index.handler",
      runtime: "nodejs24.x",
      timeoutSeconds: 3,
      memoryMb: 128,
      roleArn: ROLE,
      environment: {},
      code: { "index.js": "exports.handler = async (event) => console.log(JSON.stringify(event));" },
    });
  });
  after(() => cloud.close());

  const told = (kind: string) => cloud.seen.filter((entry) => entry.kind === kind);

  it("publish() is refused to a function that does not permit SNS, and says so", async () => {
    const topic = cloud.topics.create("us-east-1", { name: "closed" });
    cloud.topics.subscribe(topic.arn, { protocol: "lambda", endpoint: FUNCTION });
    cloud.topics.publish(topic, { message: "m" });
    await settled();
    expect(told("request-refused").at(-1)).to.deep.include({
      service: "lambda",
      operation: "Invoke",
      why: `Service: sns.amazonaws.com (for ${topic.arn}) is not authorized to perform: lambda:InvokeFunction on resource: ${FUNCTION} because no resource-based policy allows the lambda:InvokeFunction action`,
    });
    expect(told("delivery-failed").at(-1)).to.include({ from: topic.arn, to: FUNCTION });
  });

  it("publish() gives a function the event that SNS gives", async () => {
    const topic = cloud.topics.create("us-east-1", { name: "events" });
    cloud.logs.create("us-east-1", "/aws/lambda/record");
    cloud.iam.putResourceStatement(FUNCTION, {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "lambda:InvokeFunction",
      Condition: { ArnLike: { "aws:SourceArn": topic.arn } },
    });
    const { arn: subscription } = cloud.topics.subscribe(topic.arn, { protocol: "lambda", endpoint: FUNCTION });
    const lines = () => cloud.logs.find("us-east-1", "/aws/lambda/record")?.events.map(({ message }) => message) ?? [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const append = setInterval(() => lines().some((line) => line.startsWith("END")) && resolve(), 5);
    const id = cloud.topics.publish(topic, { message: '{"kind":"moved"}' });
    await promise;
    clearInterval(append);
    const line = lines().find((one) => one.includes("Records")) ?? "";
    const event: unknown = JSON.parse(line.slice(line.indexOf("{")));
    expect(event)
      .to.have.nested.property("Records[0]")
      .that.deep.includes({ EventSource: "aws:sns", EventVersion: "1.0", EventSubscriptionArn: subscription });
    expect(event).to.have.nested.property("Records[0].Sns").that.deep.includes({
      Type: "Notification",
      MessageId: id,
      TopicArn: topic.arn,
      Subject: null,
      Message: '{"kind":"moved"}',
      SignatureVersion: "1",
      MessageAttributes: {},
    });
  });

  it("publish() keeps mail instead of sending it, and says so by name", async () => {
    const topic = cloud.topics.create("us-east-1", { name: "mailed" });
    cloud.topics.subscribe(topic.arn, { protocol: "email", endpoint: "ops@example.com" });
    cloud.topics.publish(topic, { subject: "moved", message: "to the west" });
    await settled();
    expect(cloud.topics.mailbox().at(-1)).to.include({ to: "ops@example.com", subject: "moved", text: "to the west" });
    expect(told("mail-kept").at(-1)).to.include({ topic: topic.arn, to: "ops@example.com", subject: "moved" });
  });

  it("publish() gives a queue the message alone where that is asked for", async () => {
    const topic = cloud.topics.create("us-east-1", { name: "raw" });
    const queue = cloud.queues.create("us-east-1", "raw");
    cloud.iam.putResourceStatement(queue.arn, {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
    });
    cloud.topics.subscribe(topic.arn, { protocol: "sqs", endpoint: queue.arn, rawMessageDelivery: true });
    cloud.topics.publish(topic, { message: "bare" });
    await settled();
    expect(cloud.queues.receive(queue, 10).map(({ body }) => body)).to.deep.equal(["bare"]);
  });

  it("subscribe() gives the same endpoint the subscription it has already", () => {
    const topic = cloud.topics.create("us-east-1", { name: "twice" });
    const subscribe = () => cloud.topics.subscribe(topic.arn, { protocol: "email", endpoint: "ops@example.com" });
    expect(subscribe()).to.equal(subscribe());
  });

  it("delete() ends what is published: nobody is told any more", () => {
    const topic = cloud.topics.create("us-east-1", { name: "ended" });
    const { arn } = cloud.topics.subscribe(topic.arn, { protocol: "email", endpoint: "gone@example.com" });
    cloud.topics.delete(topic.arn);
    cloud.topics.publish(topic, { message: "m" });
    expect(cloud.topics.findSubscription(arn)).to.equal(undefined);
    expect(cloud.topics.mailbox().some(({ to }) => to === "gone@example.com")).to.equal(false);
  });

  it("updateSubscription() counts for the next message", async () => {
    const topic = cloud.topics.create("us-east-1", { name: "changing" });
    const queue = cloud.queues.create("us-east-1", "changing");
    cloud.iam.putResourceStatement(queue.arn, { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" });
    const { arn } = cloud.topics.subscribe(topic.arn, { protocol: "sqs", endpoint: queue.arn });
    cloud.topics.updateSubscription(arn, { rawMessageDelivery: true });
    cloud.topics.publish(topic, { message: "bare" });
    await settled();
    expect(cloud.queues.receive(queue, 10).map(({ body }) => body)).to.deep.equal(["bare"]);
  });

  describe("its policy", () => {
    const publishing = async (topicArn: string) =>
      cloud
        .dispatch("sns.Publish", {
          region: "us-east-1",
          principal: {
            kind: "service",
            service: "cloudwatch.amazonaws.com",
            sourceArn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:both-down`,
          },
          input: { TopicArn: topicArn, Message: "m" },
          signal: new AbortController().signal,
        })
        .then(
          () => "published",
          (thrown: unknown) => (thrown instanceof Error && "code" in thrown ? thrown.code : thrown),
        );

    it("create() lets the account's services publish, as every topic of AWS does at first", async () => {
      expect(await publishing(cloud.topics.create("us-east-1", { name: "open" }).arn)).to.equal("published");
    });

    it("create() lets no role publish that its own policy does not let", () => {
      const { arn } = cloud.topics.create("us-east-1", { name: "open" });
      const verdict = cloud.iam.authorize({ kind: "role", roleArn: ROLE, sessionName: "s" }, { action: "sns:Publish", resource: arn });
      expect(verdict.allowed).to.equal(false);
    });

    it("a policy of the topic's own takes the place of the first", async () => {
      const { arn } = cloud.topics.create("us-east-1", { name: "own" });
      cloud.iam.putResourcePolicy(arn, {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish", Resource: arn }],
      });
      expect(await publishing(arn)).to.equal("AuthorizationError");
    });

    it("the key that AWS manages lets no service publish", async () => {
      expect(await publishing(cloud.topics.create("us-east-1", { name: "sealed", kmsMasterKeyId: "alias/aws/sns" }).arn)).to.equal(
        "KMSAccessDenied",
      );
    });
  });
});
