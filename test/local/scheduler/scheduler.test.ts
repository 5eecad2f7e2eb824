import { expect } from "chai";
import { type Clock, type EpochMs, virtualClock } from "../../../shared/clock.ts";
import type { Dispatch, InternalCall, InternalOperations } from "../../../local/dispatch.ts";
import { ConnectionError, ServiceError } from "../../../local/errors.ts";
import { eventLog, type LogEntry } from "../../../local/events.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { seededRandom } from "../../../local/random.ts";
import { scheduler, type Scheduler } from "../../../local/scheduler/scheduler.ts";
import { type ScheduleTarget, scheduleStore } from "../../../local/scheduler/schedules.ts";
import { keyStore } from "../../../local/services/kms/keys.ts";
import { queueStore } from "../../../local/services/sqs/queues.ts";

const NOON = Date.UTC(2026, 10, 20, 12);
const ROLE = "arn:aws:iam::111122223333:role/schedule-role";
const PROBER = "arn:aws:lambda:us-east-1:111122223333:function:observer";
const DEAD = "arn:aws:sqs:us-east-1:111122223333:dead";
const NEVER = new AbortController().signal;

type Invocation = InternalCall<InternalOperations["lambda.Invoke"]["input"]>;

type Inputs = InternalOperations[keyof InternalOperations]["input"];
const isInvocation = (input: Inputs): input is InternalOperations["lambda.Invoke"]["input"] => "FunctionName" in input;

interface Options {
  readonly failures?: readonly Error[];
  readonly target?: Partial<ScheduleTarget>;
  readonly clock?: Clock;
  readonly mayBury?: boolean;
}

/** A scheduler whose function fails as listed, then succeeds. */
const aScheduler = ({ failures = [], target = {}, clock = virtualClock(NOON), mayBury = true }: Options = {}) => {
  const random = seededRandom(1);
  const iam = localIam({ random });
  iam.createRole({
    arn: ROLE,
    name: "schedule-role",
    trust: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "scheduler.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  });
  if (mayBury)
    iam.putRolePolicy("schedule-role", "p", {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: DEAD }],
    });
  const keys = keyStore({ random, accountId: "111122223333", iam });
  const queues = queueStore({ clock, random, accountId: "111122223333" });
  const dead = queues.create("us-east-1", "dead");
  const schedules = scheduleStore({ clock, accountId: "111122223333" });
  const events = eventLog();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const invoked: { readonly at: EpochMs; readonly call: Invocation }[] = [];
  const dispatch: Dispatch = async (_, call) => {
    // The scheduler makes one kind of call.
    if (!isInvocation(call.input)) throw new Error("Only Lambda functions are invoked here.");
    const { input } = call;
    invoked.push({ at: clock.now(), call: { ...call, input } });
    const failure = failures[invoked.length - 1];
    if (failure !== undefined) throw failure;
    return { StatusCode: 202 };
  };
  const schedule = schedules.create("us-east-1", {
    name: "probe",
    expression: "rate(1 minute)",
    target: { arn: PROBER, roleArn: ROLE, deadLetterArn: DEAD, ...target },
  });
  const machine = scheduler({ clock, random, events, iam, keys, queues, schedules, dispatch });
  return {
    start: () => machine.start(),
    stop: () => machine.stop(),
    fire: (...event: Parameters<Scheduler["fire"]>) => machine.fire(...event),
    schedule,
    invoked,
    seen,
    buried: () => queues.receive(dead, 10),
  };
};

const throttled = new ServiceError("TooManyRequestsException", 429, "Rate exceeded");

describe("scheduler()", () => {
  it("fire() invokes the function asynchronously, as the schedule's role", async () => {
    const { fire, schedule, invoked } = aScheduler();
    expect(await fire(schedule, NOON, NEVER)).to.equal("delivered");
    const [first] = invoked;
    expect(first?.call.input).to.include({ FunctionName: PROBER, InvocationType: "Event" });
    expect(first?.call.principal).to.include({ kind: "role", roleArn: ROLE });
  });

  it("fire() sends the Scheduler's own event when the schedule has no input", async () => {
    const { fire, schedule, invoked } = aScheduler();
    await fire(schedule, NOON, NEVER);
    expect(JSON.parse(Buffer.from(invoked[0]?.call.input.Payload ?? []).toString())).to.include({
      "detail-type": "Scheduled Event",
      source: "aws.scheduler",
      account: "111122223333",
      time: "2026-11-20T12:00:00Z",
      region: "us-east-1",
    });
  });

  it("fire() fills the context keywords of the schedule's input", async () => {
    const input = '{"at":"<aws.scheduler.scheduled-time>","try":"<aws.scheduler.attempt-number>"}';
    const { fire, schedule, invoked } = aScheduler({ failures: [throttled], target: { input } });
    await fire(schedule, NOON, NEVER);
    expect(invoked.map(({ call }) => Buffer.from(call.input.Payload ?? []).toString())).to.deep.equal([
      '{"at":"2026-11-20T12:00:00Z","try":"1"}',
      '{"at":"2026-11-20T12:00:00Z","try":"2"}',
    ]);
  });

  it("fire() tries again after a throttle or a broken connection, waiting twice as long each time", async () => {
    const { fire, schedule, invoked, buried } = aScheduler({ failures: [throttled, new ConnectionError("cut")] });
    expect(await fire(schedule, NOON, NEVER)).to.equal("delivered");
    expect(invoked.map(({ at }) => at - NOON)).to.deep.equal([0, 1000, 3000]);
    expect(buried()).to.deep.equal([]);
  });

  it("fire() buries an event after its retries, with why", async () => {
    const { fire, schedule, invoked, buried } = aScheduler({ failures: [throttled], target: { maximumRetryAttempts: 0 } });
    expect(await fire(schedule, NOON, NEVER)).to.equal("dead");
    expect(invoked).to.have.lengthOf(1);
    const [message] = buried();
    expect(message?.attributes).to.deep.include({
      ERROR_CODE: { DataType: "String", StringValue: "TooManyRequestsException" },
      TARGET_ARN: { DataType: "String", StringValue: PROBER },
      RETRY_ATTEMPTS: { DataType: "String", StringValue: "0" },
    });
  });

  it("fire() buries an event that would be older than its policy allows", async () => {
    const failures = Array.from({ length: 20 }, () => throttled);
    const { fire, schedule, invoked } = aScheduler({ failures, target: { maximumEventAgeInSeconds: 60 } });
    expect(await fire(schedule, NOON, NEVER)).to.equal("dead");
    // 0, 1, 3, 7, 15 and 31 s; the next would be 63 s.
    expect(invoked).to.have.lengthOf(6);
  });

  it("fire() does not try again what can never pass", async () => {
    const { fire, schedule, invoked, buried } = aScheduler({
      failures: [new ServiceError("AccessDeniedException", 403, "not authorized")],
    });
    expect(await fire(schedule, NOON, NEVER)).to.equal("dead");
    expect([invoked.length, buried().length]).to.deep.equal([1, 1]);
  });

  it("fire() buries nothing where the role may not, and says so", async () => {
    const { fire, schedule, buried, seen } = aScheduler({ failures: [throttled], target: { maximumRetryAttempts: 0 }, mayBury: false });
    await fire(schedule, NOON, NEVER);
    expect(buried()).to.deep.equal([]);
    expect(seen.at(-1)).to.include({ kind: "request-refused", service: "sqs", operation: "SendMessage" });
  });

  it("fire() buries the event of a schedule whose target is no Lambda function", async () => {
    const { fire, schedule, buried } = aScheduler({ target: { arn: "arn:aws:sns:us-east-1:111122223333:topic" } });
    expect(await fire(schedule, NOON, NEVER)).to.equal("dead");
    expect(buried()[0]?.attributes.ERROR_MESSAGE?.StringValue).to.match(/does not support the target arn:aws:sns/);
  });

  it("start() fires once a period until stop()", async () => {
    const waits: { readonly ms: number; readonly pass: () => void }[] = [];
    let now = NOON;
    const clock: Clock = {
      ...virtualClock(NOON),
      now: () => now,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
          waits.push({
            ms,
            pass: () => {
              now += ms;
              resolve();
            },
          });
        }),
    };
    const { start, stop, invoked } = aScheduler({ clock });
    const turn = () => new Promise(setImmediate);
    start();
    for (let round = 0; round < 3; round += 1) {
      await turn();
      waits.at(-1)?.pass();
      await turn();
    }
    await stop();
    expect(waits.map(({ ms }) => ms)).to.deep.equal([0, 60_000, 60_000, 60_000]);
    expect(invoked.map(({ at }) => at - NOON)).to.deep.equal([0, 60_000, 120_000]);
  });
});
