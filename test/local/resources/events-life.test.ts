import { expect } from "chai";
import { aProgram } from "./a-program.ts";
import { lives, type Program } from "./a-life.ts";
import {
  alarm,
  ALARM,
  body,
  DASHBOARD,
  LOGS,
  policy,
  QUEUE,
  QUEUE_ARN,
  QUEUE_POLICY,
  QUEUE_URL,
  schedule,
  SCHEDULE,
  SCHEDULE_GROUP,
  SUBSCRIPTION,
  target,
  TOPIC,
  TOPIC_ARN,
  TOPIC_POLICY,
} from "./of-events.ts";

const aTopic = ({ declare }: Program) => declare(TOPIC, { name: "events" });
const aQueue = ({ declare }: Program) => declare(QUEUE, { name: "dead" });
lives({
  type: TOPIC,
  declared: { name: "events", displayName: "The line", kmsMasterKeyId: "alias/line", tags: { project: "twinline" } },
  least: { name: "events" },
  changed: { name: "events", displayName: "The other line", tags: { project: "twinline", stack: "dev" } },
  replaceOn: ["name"],
});

lives({
  type: SUBSCRIPTION,
  needs: aTopic,
  declared: { topic: TOPIC_ARN, protocol: "sqs", endpoint: QUEUE_ARN, rawMessageDelivery: true },
  least: { topic: TOPIC_ARN, protocol: "sqs", endpoint: QUEUE_ARN },
  changed: { topic: TOPIC_ARN, protocol: "sqs", endpoint: QUEUE_ARN, rawMessageDelivery: false },
  replaceOn: ["topic", "protocol", "endpoint"],
});

lives({
  type: QUEUE,
  declared: {
    name: "dead",
    messageRetentionSeconds: 1_209_600,
    visibilityTimeoutSeconds: 60,
    sqsManagedSseEnabled: false,
    tags: { a: "b" },
  },
  least: { name: "dead" },
  changed: { name: "dead", messageRetentionSeconds: 345_600, sqsManagedSseEnabled: true, tags: { a: "c" } },
  replaceOn: ["name"],
});

lives({
  type: QUEUE,
  declared: { name: "dead", kmsMasterKeyId: "alias/line" },
  least: { name: "dead" },
  changed: { name: "dead", sqsManagedSseEnabled: false },
  replaceOn: ["name"],
});

lives({
  type: QUEUE_POLICY,
  needs: aQueue,
  declared: { queueUrl: QUEUE_URL, policy: policy("sqs:SendMessage", QUEUE_ARN) },
  least: { queueUrl: QUEUE_URL, policy: policy("sqs:*", QUEUE_ARN) },
  changed: { queueUrl: QUEUE_URL, policy: policy(["sqs:SendMessage", "sqs:GetQueueUrl"], QUEUE_ARN) },
  replaceOn: ["queueUrl"],
});

lives({
  type: ALARM,
  declared: {
    ...alarm,
    alarmDescription: "Both bots are down",
    dimensions: { QueueName: "dead" },
    unit: "Count",
    datapointsToAlarm: 1,
    treatMissingData: "breaching",
    actionsEnabled: false,
    alarmActions: [TOPIC_ARN],
    okActions: [TOPIC_ARN],
    tags: { a: "b" },
  },
  least: alarm,
  changed: { ...alarm, datapointsToAlarm: 2, treatMissingData: "missing", alarmActions: [], tags: {} },
  replaceOn: ["name"],
});

lives({
  type: DASHBOARD,
  declared: { dashboardName: "line", dashboardBody: body("Hello") },
  least: { dashboardName: "line", dashboardBody: JSON.stringify({ widgets: [] }, undefined, 2) },
  changed: { dashboardName: "line", dashboardBody: body("Hello again") },
  replaceOn: ["dashboardName"],
});

lives({
  type: LOGS,
  declared: { name: "/aws/lambda/record", retentionInDays: 30, tags: { a: "b" } },
  least: { name: "/aws/lambda/record" },
  changed: { name: "/aws/lambda/record", retentionInDays: 0, tags: { a: "c" } },
  replaceOn: ["name"],
});

lives({
  type: SCHEDULE,
  declared: {
    ...schedule,
    description: "Looks at the bots",
    scheduleExpressionTimezone: "Europe/Berlin",
    state: "DISABLED",
    actionAfterCompletion: "DELETE",
    target: {
      ...target,
      input: "{}",
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      deadLetterConfig: { arn: QUEUE_ARN },
    },
  },
  least: schedule,
  changed: {
    ...schedule,
    scheduleExpression: "rate(5 minutes)",
    state: "ENABLED",
    target: { ...target, retryPolicy: { maximumRetryAttempts: 3 } },
  },
  replaceOn: ["name", "groupName"],
});

lives({
  type: SCHEDULE_GROUP,
  declared: { name: "reminders", tags: { a: "b" } },
  least: { name: "reminders" },
  changed: { name: "reminders", tags: { a: "c" } },
  replaceOn: ["name"],
});

describe(TOPIC_POLICY, () => {
  const ours = { arn: TOPIC_ARN, policy: policy("sns:Publish", TOPIC_ARN) };

  it("is read back as it was declared, updated in place, and shows what was put by hand", async () => {
    const program = aProgram();
    await aTopic(program);
    const { id } = await program.declare(TOPIC_POLICY, ours);
    expect((await program.read(TOPIC_POLICY, id, ours))?.inputs).to.deep.equal(ours);
    const other = { ...ours, policy: policy("sns:Subscribe", TOPIC_ARN) };
    await program.update(TOPIC_POLICY, id, ours, other);
    expect((await program.read(TOPIC_POLICY, id, ours))?.inputs).to.deep.equal(other);
  });

  it("leaves the topic its first policy when it goes, since SNS cannot do without one", async () => {
    const program = aProgram();
    await aTopic(program);
    const first = program.services.iam.resourceStatements(TOPIC_ARN);
    const { id } = await program.declare(TOPIC_POLICY, ours);
    await program.remove(TOPIC_POLICY, id, ours);
    expect(program.services.iam.resourceStatements(TOPIC_ARN)).to.deep.equal(first);
    await program.remove(TOPIC, TOPIC_ARN, { name: "events" });
    await program.remove(TOPIC_POLICY, id, ours);
    expect(await program.read(TOPIC_POLICY, id, ours)).to.equal(undefined);
    expect(program.services.iam.resourceStatements(TOPIC_ARN)).to.deep.equal([]);
  });
});

describe("what goes with a resource", () => {
  it("a topic takes its subscriptions with it, a queue its policy and its messages", async () => {
    const program = aProgram();
    const { services } = program;
    await aTopic(program);
    await aQueue(program);
    const { id } = await program.declare(SUBSCRIPTION, { topic: TOPIC_ARN, protocol: "sqs", endpoint: QUEUE_ARN });
    await program.declare(QUEUE_POLICY, { queueUrl: QUEUE_URL, policy: policy("sqs:SendMessage", QUEUE_ARN) });
    const queue = services.queues.find("us-east-1", "dead");
    if (queue !== undefined) services.queues.send(queue, "m");
    await program.remove(TOPIC, TOPIC_ARN, { name: "events" });
    await program.remove(QUEUE, QUEUE_URL, { name: "dead" });
    expect(await program.read(SUBSCRIPTION, id)).to.equal(undefined);
    expect(services.iam.resourceStatements(QUEUE_ARN)).to.deep.equal([]);
    await aQueue(program);
    const again = services.queues.find("us-east-1", "dead");
    expect(again === undefined ? undefined : services.queues.counts(again)).to.deep.equal({ visible: 0, hidden: 0 });
  });
});
