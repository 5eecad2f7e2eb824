import { expect } from "chai";
import { alarmed } from "../../policies/rules/alarmed.ts";
import { after, aResource, inWest, refused } from "./builders.ts";

const alarm = (name: string, props: object) =>
  aResource("aws:cloudwatch/metricAlarm:MetricAlarm", name, { treatMissingData: "notBreaching", alarmActions: ["arn:topic"], ...props });
const aFunction = (name: string, overrides = {}) => aResource("aws:lambda/function:Function", name, { name }, overrides);
const onErrors = (name: string) =>
  alarm(`${name}-errors`, { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: name } });

const queue = aResource("aws:sqs/queue:Queue", "letters", { name: "letters" });
const onQueue = alarm("letters", {
  namespace: "AWS/SQS",
  metricName: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: "letters" },
});
const onSilence = alarm("silence", { namespace: "line", metricName: "Heartbeat", treatMissingData: "breaching" });
const failuresOf = (of: ReturnType<typeof aFunction>) =>
  aResource(
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    "events",
    { destinationConfig: { onFailure: { destination: "arn:letters" } } },
    after(of, queue),
  );

describe("the rule alarmed", () => {
  it("accepts a function whose errors ring, and one whose failures end in a queue that rings", () => {
    const report = aFunction("report");
    expect(refused(alarmed, aFunction("lookup"), onErrors("lookup"), report, failuresOf(report), queue, onQueue)).to.deep.equal([]);
    const dropped = { namespace: "AWS/Lambda", metricName: "AsyncEventsDropped", dimensions: { FunctionName: "report" } };
    expect(refused(alarmed, report, alarm("lost", dropped))).to.deep.equal([]);
  });

  it("accepts the code hook of a bot that the observer proves from elsewhere", () => {
    const hook = aFunction("hook", inWest);
    const bot = aResource("aws-native:lex:BotAlias", "alias", {}, { ...inWest, ...after(hook) });
    const onBot = alarm("standby-bot", { namespace: "line", metricName: "BotGood", dimensions: { Region: "us-west-2" } });
    expect(refused(alarmed, hook, bot, onBot)).to.deep.equal([]);
    expect(refused(alarmed, hook, bot)).to.have.lengthOf(1);
    expect(refused(alarmed, hook, onBot)).to.have.lengthOf(1); // Nobody's hook.
  });

  it("refuses a function that fails in silence: no alarm, another's, one elsewhere, one that tells nobody", () => {
    const said = ["lookup: no alarm sees that it fails"];
    expect(refused(alarmed, aFunction("lookup"))).to.deep.equal(said);
    expect(refused(alarmed, aFunction("lookup"), onErrors("recall"))).to.deep.equal(said);
    expect(refused(alarmed, aFunction("lookup"), { ...onErrors("lookup"), ...inWest })).to.deep.equal(said);
    const silent = onErrors("lookup");
    expect(refused(alarmed, aFunction("lookup"), { ...silent, props: { ...silent.props, alarmActions: [] } })).to.deep.equal(said);
  });

  it("refuses failures in a queue that nobody watches", () => {
    const report = aFunction("report");
    expect(refused(alarmed, report, failuresOf(report), queue)).to.have.lengthOf(1);
  });

  it("asks of a schedule that its dead letters ring, and its silence", () => {
    const target = { target: { deadLetterConfig: { arn: "arn:letters" } } };
    const schedule = aResource("aws:scheduler/schedule:Schedule", "observer", target, after(queue));
    expect(refused(alarmed, schedule, queue, onQueue, onSilence)).to.deep.equal([]);
    expect(refused(alarmed, schedule, queue)).to.deep.equal([
      "observer: no alarm sees the events that it could not hand over",
      "observer: no alarm rings when it falls silent (treatMissingData breaching)",
    ]);
  });
});
