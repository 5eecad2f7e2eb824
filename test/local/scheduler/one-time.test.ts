// A schedule that fires once, on a simulated clock: days take no time.
import { expect } from "chai";
import type { Dispatch } from "../../../local/dispatch.ts";
import { eventLog } from "../../../local/events.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { seededRandom } from "../../../local/random.ts";
import { scheduler } from "../../../local/scheduler/scheduler.ts";
import { scheduleStore, type ScheduleSettings } from "../../../local/scheduler/schedules.ts";
import { keyStore } from "../../../local/services/kms/keys.ts";
import { queueStore } from "../../../local/services/sqs/queues.ts";
import { simulatedClock } from "../../../local/simulated-clock.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const DAY = 86_400_000;
const ROLE = "arn:aws:iam::111122223333:role/remind";

/** The reminders that were delivered, as times of the clock. */
const aScheduler = () => {
  const clock = simulatedClock(NOON);
  const random = seededRandom(1);
  const iam = localIam({ random });
  iam.createRole({
    arn: ROLE,
    name: "remind",
    trust: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "scheduler.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  });
  const accountId = "111122223333";
  const schedules = scheduleStore({ clock, accountId });
  const delivered: string[] = [];
  const dispatch: Dispatch = async () => {
    delivered.push(new Date(clock.now()).toISOString());
    return {};
  };
  const keys = keyStore({ random, accountId, iam });
  const queues = queueStore({ clock, random, accountId });
  const machine = scheduler({ clock, random, events: eventLog(), iam, keys, queues, schedules, dispatch });
  return { clock, schedules, delivered, start: () => machine.start(), stop: () => machine.stop() };
};

const reminder = (changes: Partial<ScheduleSettings> = {}): ScheduleSettings => ({
  name: "reminder",
  expression: "at(2026-11-22T09:30:00)",
  timezone: "America/New_York",
  actionAfterCompletion: "DELETE",
  target: { arn: "arn:aws:lambda:us-east-1:111122223333:function:notify", roleArn: ROLE, input: "{}" },
  ...changes,
});

describe("a one-time schedule", () => {
  it("fires at its time in its zone, and goes when it has fired", async () => {
    const { clock, schedules, delivered, start, stop } = aScheduler();
    start();
    schedules.create("us-east-1", reminder());
    await clock.advance(NOON + DAY);
    expect([delivered, schedules.list().length]).to.deep.equal([[], 1]);
    await clock.advance(NOON + 3 * DAY);
    expect([delivered, schedules.list().length]).to.deep.equal([["2026-11-22T14:30:00.000Z"], 0]);
    await stop();
  });

  it("stays when it has fired where it is not said to go", async () => {
    const { clock, schedules, delivered, start, stop } = aScheduler();
    start();
    schedules.create("us-east-1", reminder({ actionAfterCompletion: "NONE" }));
    await clock.advance(NOON + 3 * DAY);
    expect([delivered.length, schedules.list().length]).to.deep.equal([1, 1]);
    await stop();
  });

  it("fires never once it is deleted, nor for a time that is past", async () => {
    const { clock, schedules, delivered, start, stop } = aScheduler();
    start();
    schedules.create("us-east-1", reminder());
    schedules.create("us-east-1", reminder({ name: "late", expression: "at(2026-11-19T09:30:00)" }));
    schedules.delete("us-east-1", "default", "reminder");
    await clock.advance(NOON + 3 * DAY);
    expect([delivered, schedules.list().map(({ name }) => name)]).to.deep.equal([[], ["late"]]);
    await stop();
  });

  it("of more than one time goes by itself never: DELETE asks for an end", async () => {
    const { clock, schedules, delivered, start, stop } = aScheduler();
    start();
    schedules.create("us-east-1", reminder({ expression: "rate(1 day)" }));
    await clock.advance(NOON + 2 * DAY);
    await stop();
    expect([delivered.length, schedules.list().length]).to.deep.equal([3, 1]);
  });
});
