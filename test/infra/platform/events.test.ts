import { expect } from "chai";
import { watchOf } from "../../../infra/watch/watch.ts";
import { stackOf } from "../settings/texts.ts";
import { lookIn, plainProgram, turnedProgram, type Program } from "../declared.ts";

const ALARMS = watchOf(stackOf()).alarms;
const TOPIC = "arn:aws:test:us-east-1:111122223333:thing/events-topic";

describe("infra/platform/events.ts, history.ts and alarms.ts", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let program: Program;
  before(async () => {
    program = await turnedProgram();
  });

  it("let CloudWatch publish for this line's alarms and nobody else's", () => {
    const policy: unknown = JSON.parse(String(lookIn(program).only("aws:sns/topicPolicy:TopicPolicy").inputs["policy"]));
    expect(policy).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: TOPIC,
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:twinline-dev-*" },
          },
        },
      ],
    });
  });

  it("hand every message to the record, and to the address of people when there is one", async () => {
    const subscribed = (of: Program): readonly unknown[] =>
      lookIn(of)
        .all("aws:sns/topicSubscription:TopicSubscription")
        .map(({ inputs: { topic, protocol, endpoint } }) => [topic, protocol, endpoint]);
    const record = [TOPIC, "lambda", "arn:aws:test:us-east-1:111122223333:thing/record"];
    expect(subscribed(program)).to.have.deep.members([[TOPIC, "email", "people@example.com"], record]);
    expect(subscribed(await plainProgram())).to.deep.equal([record]);
    expect(lookIn(program).only("aws:lambda/permission:Permission", "record-permission").inputs).to.include({
      principal: "sns.amazonaws.com",
      sourceArn: TOPIC,
    });
  });

  it("let the record add to the history and neither read nor delete", () => {
    expect(
      lookIn(program)
        .usesOf("record-policy")
        .map(({ Action, Resource }) => [Action, Resource]),
    ).to.deep.equal([
      [["dynamodb:PutItem"], ["arn:aws:test:us-east-1:111122223333:thing/history-table"]],
      [["sqs:SendMessage"], ["arn:aws:test:us-east-1:111122223333:thing/dead-letters"]],
    ]);
    expect(lookIn(program).only("aws:dynamodb/table:Table", "history-table").inputs).to.include({
      name: "twinline-dev-history",
      hashKey: "day",
      rangeKey: "at",
    });
  });

  it("ring on what the line must not hide, each saying what it means, and tell the topic when they begin and end", () => {
    const declared = lookIn(program).all("aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(declared.map(({ inputs }) => inputs["name"])).to.have.members(ALARMS.map(({ name }) => `twinline-dev-${name}`));
    expect(program.outputs["alarms"]).to.deep.equal(ALARMS.map(({ name }) => `twinline-dev-${name}`));
    for (const { inputs, region } of declared) {
      expect(region).to.equal("us-east-1");
      expect(inputs).to.deep.include({ alarmActions: [TOPIC], okActions: [TOPIC] });
      expect(String(inputs["alarmDescription"]).length).to.be.within(60, 1024);
    }
  });

  it("take silence for bad news, and no other missing data", () => {
    const breaching = lookIn(program)
      .all("aws:cloudwatch/metricAlarm:MetricAlarm")
      .filter(({ inputs }) => inputs["treatMissingData"] !== "notBreaching");
    const said = breaching.map(({ inputs }) => [inputs["name"], inputs["metricName"], inputs["comparisonOperator"], inputs["threshold"]]);
    expect(said).to.deep.equal([["twinline-dev-silence", "Heartbeat", "LessThanThreshold", 1]]);
  });

  it("watch the bot of each region, and the functions that callers wait for, by name", () => {
    const watches = (name: string) => lookIn(program).only("aws:cloudwatch/metricAlarm:MetricAlarm", `alarms-${name}`).inputs;
    expect(watches("standby-bot")).to.deep.include({ namespace: "twinline-dev", dimensions: { Region: "us-west-2" } });
    // Calls that left home's bot and lost the standby's, too: its code hook has no alarm in its own region.
    expect(watches("twin-failed")).to.deep.include({ metricName: "TwinFailed", dimensions: { Region: "us-east-1" } });
    expect(watches("demo-failing")).to.deep.include({ namespace: "twinline-dev", dimensions: { App: "demo" } });
    expect(watches("lookup-errors")).to.deep.include({ namespace: "AWS/Lambda", dimensions: { FunctionName: "twinline-dev-lookup" } });
  });

  it("watch the queue of dead letters by its name", () => {
    expect(lookIn(program).only("aws:cloudwatch/metricAlarm:MetricAlarm", "alarms-dead-letters").inputs).to.deep.include({
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "twinline-dev-dead-letters" },
    });
  });
});
