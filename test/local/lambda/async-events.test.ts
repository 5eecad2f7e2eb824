import { expect } from "chai";
import type { EpochMs } from "../../../shared/clock.ts";
import type { Dispatch, InternalOperations } from "../../../local/dispatch.ts";
import { ServiceError } from "../../../local/errors.ts";
import { eventLog, type LogEntry } from "../../../local/events.ts";
import { asyncEvents, type AsyncSettings } from "../../../local/lambda/async-events.ts";
import type { FunctionConfiguration } from "../../../local/lambda/functions.ts";
import { metricStore } from "../../../local/services/cloudwatch/metrics.ts";
import { simulatedClock } from "../../../local/simulated-clock.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const ACCOUNT = "111122223333";
const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:report`;
const DEAD = `arn:aws:sqs:us-east-1:${ACCOUNT}:dead`;
const HOUR = 3_600_000;

const callee: FunctionConfiguration = {
  region: "us-east-1",
  name: "report",
  arn: ARN,
  handler: "index.handler",
  runtime: "nodejs24.x",
  timeoutSeconds: 3,
  memoryMb: 128,
  roleArn: `arn:aws:iam::${ACCOUNT}:role/r`,
  environment: {},
  code: {},
};

type Outcome = "answers" | "fails" | "missing" | "throttled";
type Sent = { readonly principal: unknown; readonly input: unknown };
type Inputs = InternalOperations[keyof InternalOperations]["input"];
const isInvocation = (input: Inputs): input is InternalOperations["lambda.Invoke"]["input"] => "FunctionName" in input;

/** A queue of events whose function does as listed, then answers. */
const aQueue = (outcomes: readonly Outcome[], settings?: AsyncSettings) => {
  const clock = simulatedClock(NOON);
  const events = eventLog();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const attempts: { readonly at: EpochMs; readonly requestId: string | undefined }[] = [];
  const sent: Sent[] = [];
  const dispatch: Dispatch = async (_, { input, principal, requestId }) => {
    if (!isInvocation(input)) {
      sent.push({ principal, input });
      return {};
    }
    attempts.push({ at: clock.now() - NOON, requestId });
    const outcome = outcomes[attempts.length - 1] ?? "answers";
    if (outcome === "missing") throw new ServiceError("ResourceNotFoundException", 404, "Function not found");
    if (outcome === "throttled") throw new ServiceError("TooManyRequestsException", 429, "Rate exceeded");
    return outcome === "fails" ? { StatusCode: 200, FunctionError: "Unhandled", Payload: Buffer.from('{"errorType":"Error"}') } : {};
  };
  const metrics = metricStore();
  const queue = asyncEvents({ accountId: ACCOUNT, clock, events, dispatch, metrics });
  if (settings !== undefined) queue.configure(ARN, settings);
  return { queue, clock, metrics, attempts, sent, seen, times: () => attempts.map(({ at }) => at / 1000) };
};

const recordOf = ({ input }: Sent): unknown =>
  typeof input === "object" && input !== null && "MessageBody" in input ? JSON.parse(String(input.MessageBody)) : undefined;

describe("asyncEvents()", () => {
  it("accept() runs an event once that its function answers", async () => {
    const { queue, clock, times } = aQueue([]);
    queue.accept(callee, "{}", "r-1");
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0]);
  });

  it("accept() tries a failing event twice more under its request id, after a minute and after two", async () => {
    const { queue, clock, times, attempts, sent } = aQueue(["fails", "fails", "fails"]);
    queue.accept(callee, "{}", "r-1");
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0, 60, 180]);
    expect(attempts.map(({ requestId }) => requestId)).to.deep.equal(["r-1", "r-1", "r-1"]);
    expect(sent).to.deep.equal([]);
  });

  it("accept() tries a throttled event again and again, waiting longer each time", async () => {
    const { queue, clock, times } = aQueue(["throttled", "throttled", "throttled"]);
    queue.accept(callee, "{}", "r-1");
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0, 1, 3, 7]);
  });

  it("underway() has an event while its function is at work, and not while it waits to be tried again", async () => {
    const { queue, clock, times } = aQueue(["fails"]);
    queue.accept(callee, "{}", "r-1");
    const [first] = queue.underway();
    expect(first?.callee.name).to.equal("report");
    await first?.rests;
    expect([queue.underway(), times()]).to.deep.equal([[], [0]]);
    await clock.advance(NOON + HOUR);
    expect([queue.underway(), times()]).to.deep.equal([[], [0, 60]]);
  });

  it("configure() sets retries and where an event goes that is given up, as the function's role", async () => {
    const { queue, clock, times, sent } = aQueue(["fails", "fails"], { maximumRetryAttempts: 1, onFailure: DEAD });
    queue.accept(callee, '{"contactId":"c-1"}', "r-1");
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0, 60]);
    const [first = { principal: undefined, input: undefined }] = sent;
    expect(first.principal).to.deep.equal({ kind: "role", roleArn: callee.roleArn, sessionName: "report" });
    expect(recordOf(first)).to.deep.equal({
      version: "1.0",
      timestamp: "2026-11-21T12:01:00.000Z",
      requestContext: { requestId: "r-1", functionArn: `${ARN}:$LATEST`, condition: "RetriesExhausted", approximateInvokeCount: 2 },
      requestPayload: { contactId: "c-1" },
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      responsePayload: { errorType: "Error" },
    });
  });

  it("configure() sets the age at which an event is given up", async () => {
    const throttles = Array.from({ length: 20 }, () => "throttled" as const);
    const { queue, clock, times, sent } = aQueue(throttles, { maximumEventAgeInSeconds: 60, onFailure: DEAD });
    queue.accept(callee, "{}", "r-1");
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0, 1, 3, 7, 15, 31]);
    expect(sent.map(recordOf)[0]).to.have.nested.property("requestContext.condition", "EventAgeExceeded");
  });

  it("configure() may name a topic for what is given up", async () => {
    const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:events`;
    const { queue, clock, sent } = aQueue(["fails"], { maximumRetryAttempts: 0, onFailure: topic });
    queue.accept(callee, "{}", "r-1");
    await clock.advance(NOON + HOUR);
    expect(sent[0]?.input).to.include({ TopicArn: topic });
  });

  it("close() forgets what waits", async () => {
    const { queue, clock, times } = aQueue(["fails"]);
    queue.accept(callee, "{}", "r-1");
    await clock.advance(NOON + 1000);
    queue.close();
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0]);
  });

  it("drops an event that trying again would not help, and says so", async () => {
    const { queue, clock, times, sent, seen } = aQueue(["missing"], { onFailure: DEAD });
    queue.accept(callee, "{}", "r");
    await clock.advance(NOON + HOUR);
    expect(times()).to.deep.equal([0]);
    expect(sent).to.deep.equal([]);
    expect(seen).to.have.length(1);
    expect(seen[0]).to.include({ kind: "delivery-failed", from: ARN, why: "Function not found" });
  });

  it("counts what is given up, kept or not, for the alarm that no other sign of it is left to", async () => {
    for (const onFailure of [{}, { onFailure: DEAD }]) {
      const { queue, clock, metrics } = aQueue(["fails"], { maximumRetryAttempts: 0, ...onFailure });
      queue.accept(callee, "{}", "r-1");
      await clock.advance(NOON + HOUR);
      const [dropped, ...others] = metrics.list("us-east-1");
      expect(others).to.deep.equal([]);
      expect(dropped).to.deep.include({ namespace: "AWS/Lambda", name: "AsyncEventsDropped", dimensions: { FunctionName: "report" } });
    }
  });
});
