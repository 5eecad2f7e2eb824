import { expect } from "chai";
import { virtualClock } from "../../../../shared/clock.ts";
import type { Dispatch } from "../../../../local/dispatch.ts";
import { eventLog, type LogEntry } from "../../../../local/events.ts";
import { seededRandom } from "../../../../local/random.ts";
import { type AlarmSettings, alarmStore } from "../../../../local/services/cloudwatch/alarms.ts";
import { metricStore } from "../../../../local/services/cloudwatch/metrics.ts";
import { alarmWatch } from "../../../../local/services/cloudwatch/watch.ts";
import { queueStore } from "../../../../local/services/sqs/queues.ts";
import { simulatedClock } from "../../../../local/simulated-clock.ts";
import { anAlarm } from "./an-alarm.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const ACCOUNT = "111122223333";
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:events`;

type Publication = { readonly principal: unknown; readonly input: unknown };

const aWatch = (settings: Partial<AlarmSettings> = {}, clock = virtualClock(NOON)) => {
  const random = seededRandom(1);
  const events = eventLog();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const published: Publication[] = [];
  const dispatch: Dispatch = async (name, { principal, input }) => {
    if (name !== "sns.Publish") throw new Error("An alarm only publishes.");
    published.push({ principal, input });
    throw new Error("the topic is gone");
  };
  const metrics = metricStore();
  const queues = queueStore({ clock, random, accountId: ACCOUNT });
  const alarms = alarmStore({ accountId: ACCOUNT, clock, events, dispatch });
  alarms.put("us-east-1", anAlarm({ actions: { ALARM: [TOPIC], OK: [], INSUFFICIENT_DATA: [] }, ...settings }));
  const put = (minute: number, value: number, dimensions = {}) =>
    metrics.put("us-east-1", {
      namespace: "twinline",
      name: "ProbeFailed",
      dimensions,
      unit: "Count",
      at: NOON + minute * MINUTE,
      values: [value],
    });
  const watch = alarmWatch({ clock, metrics, queues, alarms });
  const state = () => alarms.list("us-east-1")[0]?.state;
  return { watch, put, published, seen, queues, state };
};

const messageOf = ({ input }: Publication): unknown =>
  typeof input === "object" && input !== null && "Message" in input ? JSON.parse(String(input.Message)) : undefined;

describe("alarmWatch()", () => {
  it("minute() brings an alarm to its state and tells its topic once, as CloudWatch", async () => {
    const { watch, put, published, state } = aWatch({ description: "Look at Lex." });
    put(0, 1);
    put(1, 2);
    await watch.minute(NOON + MINUTE);
    await watch.minute(NOON + 2 * MINUTE);
    expect(state()).to.equal("ALARM");
    expect(published).to.have.lengthOf(1);
    const [first = { principal: undefined, input: undefined }] = published;
    expect(first.principal).to.deep.equal({
      kind: "service",
      service: "cloudwatch.amazonaws.com",
      sourceArn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:failures`,
    });
    expect(first.input).to.include({ TopicArn: TOPIC, Subject: 'ALARM: "failures" in US East (N. Virginia)' });
    expect(messageOf(first)).to.deep.equal({
      AlarmName: "failures",
      AlarmDescription: "Look at Lex.",
      AWSAccountId: ACCOUNT,
      AlarmConfigurationUpdatedTimestamp: "2026-11-21T12:00:00.000+0000",
      NewStateValue: "ALARM",
      NewStateReason:
        "Threshold Crossed: 1 out of the last 1 datapoints [1.0 (21/11/26 12:00:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).",
      StateChangeTime: "2026-11-21T12:00:00.000+0000",
      Region: "US East (N. Virginia)",
      AlarmArn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:failures`,
      OldStateValue: "INSUFFICIENT_DATA",
      OKActions: [],
      AlarmActions: [TOPIC],
      InsufficientDataActions: [],
      Trigger: {
        MetricName: "ProbeFailed",
        Namespace: "twinline",
        StatisticType: "Statistic",
        Statistic: "SUM",
        Unit: null,
        Dimensions: [],
        Period: 60,
        EvaluationPeriods: 1,
        DatapointsToAlarm: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
        Threshold: 1,
        TreatMissingData: "missing",
        EvaluateLowSampleCountPercentile: "",
      },
    });
  });

  it("minute() notes a topic that could not be told, and goes on", async () => {
    const { watch, put, seen } = aWatch();
    put(0, 1);
    await watch.minute(NOON + MINUTE);
    expect(seen.map(({ kind }) => kind)).to.deep.equal(["alarm-changed", "delivery-failed"]);
    expect(seen[1]).to.include({ to: TOPIC, why: "the topic is gone" });
  });

  it("minute() tells nobody where the alarm's actions are switched off", async () => {
    const { watch, put, published, state } = aWatch({ actionsEnabled: false });
    put(0, 1);
    await watch.minute(NOON + MINUTE);
    expect([state(), published.length]).to.deep.equal(["ALARM", 0]);
  });

  it("minute() takes a metric by exactly its dimensions", async () => {
    const { watch, put, state } = aWatch();
    put(0, 1, { Region: "us-east-1" });
    await watch.minute(NOON + MINUTE);
    expect(state()).to.equal("INSUFFICIENT_DATA");
  });

  it("minute() reports how full the queues are, so that dead letters ring", async () => {
    const { watch, queues, state } = aWatch({
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "dead" },
      statistic: "Maximum",
    });
    const dead = queues.create("us-east-1", "dead");
    await watch.minute(NOON);
    expect(state()).to.equal("OK");
    queues.send(dead, "lost");
    await watch.minute(NOON + MINUTE);
    expect(state()).to.equal("ALARM");
  });

  it("start() judges at each minute's end until stop()", async () => {
    const clock = simulatedClock(NOON + 20_000);
    const { watch, put, seen } = aWatch({ treatMissingData: "notBreaching" }, clock);
    put(1, 1);
    watch.start();
    await clock.advance(NOON + 6 * MINUTE);
    await watch.stop();
    const changes = seen.flatMap((entry) => (entry.kind === "alarm-changed" ? [[(entry.at - NOON) / MINUTE, entry.to]] : []));
    // Not OK again at once: CloudWatch judges by the last datapoint it can still see.
    expect(changes).to.deep.equal([
      [1, "OK"],
      [2, "ALARM"],
      [5, "OK"],
    ]);
  });
});
