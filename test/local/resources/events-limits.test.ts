import { expect } from "chai";
import { aProgram, textOf } from "./a-program.ts";
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
  SUBSCRIPTION,
  target,
  TOPIC,
  TOPIC_ARN,
  TOPIC_POLICY,
} from "./of-events.ts";

describe("a second resource of one name", () => {
  it("is the topic or the queue that is there, and refused where it would be another", async () => {
    const { declare, refusal } = aProgram();
    const tagged = { name: "events", tags: { a: "b" } };
    expect(textOf(await declare(TOPIC, tagged), "arn")).to.equal(textOf(await declare(TOPIC, tagged), "arn"));
    expect(await refusal(TOPIC, { name: "events", tags: { a: "c" } })).to.deep.equal([
      `Cannot create ${TOPIC} "it": InvalidParameter: Invalid parameter: Tags Reason: Topic already exists with different tags`,
    ]);
    await declare(QUEUE, { name: "dead", visibilityTimeoutSeconds: 60 });
    await declare(QUEUE, { name: "dead" });
    expect(await refusal(QUEUE, { name: "dead", visibilityTimeoutSeconds: 61 })).to.deep.equal([
      `Cannot create ${QUEUE} "it": QueueAlreadyExists: A queue already exists with the same name and a different value for attribute VisibilityTimeout`,
    ]);
  });

  it("is refused for a subscription that differs, a log group, and a schedule", async () => {
    const program = aProgram();
    await program.declare(TOPIC, { name: "events" });
    const subscription = { topic: TOPIC_ARN, protocol: "sqs", endpoint: QUEUE_ARN };
    await program.declare(SUBSCRIPTION, subscription);
    expect(await program.refusal(SUBSCRIPTION, { ...subscription, rawMessageDelivery: true })).to.deep.equal([
      `Cannot create ${SUBSCRIPTION} "it": InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different attributes`,
    ]);
    await program.declare(LOGS, { name: "g" });
    expect((await program.refusal(LOGS, { name: "g" })).join()).to.include(
      "ResourceAlreadyExistsException: The specified log group already exists",
    );
    await program.declare(SCHEDULE, schedule);
    expect((await program.refusal(SCHEDULE, schedule)).join()).to.include("ConflictException: Schedule observer already exists.");
  });

  it("overwrites an alarm, which keeps its state, and a dashboard", async () => {
    const { declare, services } = aProgram();
    await declare(ALARM, alarm);
    const first = services.alarms.find("us-east-1", "both-down");
    if (first !== undefined) await services.alarms.change(first, { state: "OK", reason: "fine" });
    await declare(ALARM, { ...alarm, threshold: 2 });
    expect(services.alarms.find("us-east-1", "both-down")).to.include({ threshold: 2, state: "OK", reason: "fine" });
    for (const text of ["one", "two"]) await declare(DASHBOARD, { dashboardName: "line", dashboardBody: body(text) });
    expect(services.dashboards.find("line")?.body).to.equal(body("two"));
  });
});

describe("what AWS would not take", () => {
  const cases: readonly (readonly [what: string, type: string, inputs: object, says: string])[] = [
    ["a tag under AWS's own prefix", TOPIC, { name: "t", tags: { "AWS:x": "y" } }, "no beginning with aws:"],
    [
      "more tags than a resource takes",
      QUEUE,
      { name: "q", tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"])) },
      "at most 50 tags",
    ],
    [
      "a topic's policy that is too long",
      TOPIC_POLICY,
      { arn: TOPIC_ARN, policy: policy("sns:Publish", TOPIC_ARN, 300) },
      "it has 300 statements",
    ],
    [
      "more actions than a queue's statement takes",
      QUEUE_POLICY,
      {
        queueUrl: QUEUE_URL,
        policy: policy(
          Array.from({ length: 8 }, () => "sqs:SendMessage"),
          QUEUE_ARN,
        ),
      },
      "it has 8 actions in a statement, of at most 7",
    ],
    ["a policy that is no JSON", QUEUE_POLICY, { queueUrl: QUEUE_URL, policy: "{" }, "it is not JSON"],
    ["days that CloudWatch does not know", LOGS, { name: "g", retentionInDays: 31 }, "use one of 0, 1, 3, 5, 7, 14, 30"],
    ["a log group under AWS's own prefix", LOGS, { name: "aws/g" }, "AWS's own"],
    ...["rate(30 seconds)", "rate(0 minutes)", "every minute", "cron(0 9 * *)"].map(
      (expression) =>
        [
          `the expression ${expression}`,
          SCHEDULE,
          { ...schedule, scheduleExpression: expression },
          'scheduleExpression" is refused: Cannot read ',
        ] as const,
    ),
    [
      "a time zone that is none",
      SCHEDULE,
      { ...schedule, scheduleExpressionTimezone: "Mars/Base" },
      'Cannot read the time zone "Mars/Base"',
    ],
    ["a role that is none", SCHEDULE, { ...schedule, target: { ...target, roleArn: "observer" } }, "give the ARN of a role"],
    [
      "an event over its limit",
      SCHEDULE,
      { ...schedule, target: { ...target, input: "x".repeat(262_145) } },
      'input "target.input" is refused: it is over 262144 bytes',
    ],
    ["a namespace with a colon before it", ALARM, { ...alarm, namespace: ":twinline" }, "does not begin with a colon"],
    [
      "periods of hours over more than a week",
      ALARM,
      { ...alarm, period: 3600, evaluationPeriods: 169 },
      "or a week for periods of an hour",
    ],
  ];
  for (const [what, type, inputs, says] of cases)
    it(`is refused: ${what}`, async () => {
      const { refusal } = aProgram();
      expect((await refusal(type, { ...inputs })).join("\n")).to.include(says);
    });
});
