// EventBridge Scheduler on the clock: invokes each schedule's function by the schedule's role when its time has come, tries again within
// the retry policy, and sends what it could not deliver to the dead-letter queue.
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { Dispatch } from "../dispatch.ts";
import { ConnectionError, ServiceError, UnsupportedError } from "../errors.ts";
import type { EventLog } from "../events.ts";
import type { Iam } from "../iam/iam.ts";
import type { Principal } from "../principal.ts";
import type { Random } from "../random.ts";
import type { Keys } from "../services/kms/keys.ts";
import { KeyRefusal } from "../services/kms/refusal.ts";
import type { Queue, Queues } from "../services/sqs/queues.ts";
import { keyUse, SENDER_ACTIONS } from "../services/sqs/shared.ts";
import { type Beat, scheduleBeat } from "./beat.ts";
import type { Schedule, Schedules } from "./schedules.ts";

export interface SchedulerServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
  readonly iam: Iam;
  readonly keys: Pick<Keys, "use">;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly dispatch: Dispatch;
}

/**
 * Runs the schedules that there are, from `start` until `stop`. Meant for the real clock: on one that does not wait, it would fire for ever
 * without letting anyone else run.
 */
export interface Scheduler extends Beat {
  /** Delivers one event of a schedule, retries and dead-letter queue included. */
  fire(schedule: Schedule, scheduledAt: EpochMs, signal: AbortSignal): Promise<"delivered" | "dead">;
}

const SERVICE = "scheduler.amazonaws.com";
const DEFAULT_RETRIES = 185; // aws-limits.md 1.2
const DEFAULT_EVENT_AGE_S = 86_400; // aws-limits.md 1.2
// AWS says "exponential backoff" without figures: from a second, doubling, to a quarter of an hour.
const backoffMs = (attempt: number): number => Math.min(1000 * 2 ** attempt, 900_000);

interface Delivery {
  readonly schedule: Schedule;
  readonly scheduledAt: EpochMs;
  readonly executionId: string;
  readonly attempt: number;
}

/** A trust policy meets the schedule's group and never the schedule (Scheduler user guide, cross-service-confused-deputy-prevention). */
const groupArn = ({ arn, groupName }: Schedule): string => arn.replace(/:schedule\/.*$/, `:schedule-group/${groupName}`);

/** The event's JSON text: the schedule's own input with its context keywords filled in, or the Scheduler's event. */
export const eventText = ({ schedule, scheduledAt, executionId, attempt }: Delivery): string => {
  const { arn, region, target } = schedule;
  const time = new Date(scheduledAt).toISOString().replace(".000Z", "Z");
  if (target.input === undefined)
    return JSON.stringify({
      version: "0",
      id: executionId,
      "detail-type": "Scheduled Event",
      source: "aws.scheduler",
      account: arn.split(":")[4] ?? "",
      time,
      region,
      resources: [arn],
      detail: "{}",
    });
  return target.input
    .replaceAll("<aws.scheduler.schedule-arn>", arn)
    .replaceAll("<aws.scheduler.scheduled-time>", time)
    .replaceAll("<aws.scheduler.execution-id>", executionId)
    .replaceAll("<aws.scheduler.attempt-number>", String(attempt + 1));
};

// What may pass is tried again; what is wrong with the request itself never will pass.
const isTransient = (thrown: unknown): boolean =>
  thrown instanceof ConnectionError ||
  (thrown instanceof ServiceError && (thrown.status >= 500 || /Throttl|TooManyRequests/.test(thrown.code)));

export const scheduler = ({ clock, random, events, iam, keys, queues, schedules, dispatch }: SchedulerServices): Scheduler => {
  const invoke = async (delivery: Delivery, signal: AbortSignal): Promise<void> => {
    const { schedule } = delivery;
    const { arn, roleArn } = schedule.target;
    if (!arn.includes(":lambda:"))
      throw new UnsupportedError({
        resource: schedule.arn,
        operation: `the target ${arn}`,
        remedy: "Aim the schedule at a Lambda function.",
      });
    const { accessKeyId } = iam.assumeRole(roleArn, `${schedule.name}-${delivery.executionId}`.slice(0, 64), SERVICE, groupArn(schedule));
    await dispatch("lambda.Invoke", {
      region: schedule.region,
      principal: iam.principalOf(accessKeyId),
      input: { FunctionName: arn, InvocationType: "Event", Payload: Buffer.from(eventText(delivery)) },
      signal,
    });
  };

  /** Why a role may not send to a queue; undefined when it may. */
  const whyNot = (role: Extract<Principal, { kind: "role" }>, queue: Queue): string | undefined => {
    const verdict = iam.authorize(role, { action: "sqs:SendMessage", resource: queue.arn });
    if (!verdict.allowed) return verdict.why;
    try {
      keys.use(queue.region, role, keyUse(queue, SENDER_ACTIONS));
      return undefined;
    } catch (error) {
      if (error instanceof KeyRefusal) return error.message;
      throw error;
    }
  };

  const bury = (delivery: Delivery, thrown: unknown): void => {
    const { schedule, executionId, attempt } = delivery;
    const { deadLetterArn, roleArn, arn } = schedule.target;
    const queue = deadLetterArn === undefined ? undefined : queues.find(schedule.region, deadLetterArn);
    if (queue === undefined) return;
    const role = { kind: "role", roleArn, sessionName: schedule.name } as const;
    const refused = whyNot(role, queue);
    if (refused !== undefined) {
      const { region } = schedule;
      events.emit({ kind: "request-refused", at: clock.now(), region, service: "sqs", operation: "SendMessage", why: refused });
      return;
    }
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    const attribute = (StringValue: string) => ({ DataType: "String", StringValue });
    queues.send(queue, eventText(delivery), {
      attributes: {
        ERROR_CODE: attribute(thrown instanceof ServiceError ? thrown.code : "InternalFailure"),
        ERROR_MESSAGE: attribute(said),
        EXECUTION_ID: attribute(executionId),
        RETRY_ATTEMPTS: attribute(String(attempt)),
        SCHEDULE_ARN: attribute(schedule.arn),
        TARGET_ARN: attribute(arn),
      },
    });
  };

  const fire: Scheduler["fire"] = async (schedule, scheduledAt, signal) => {
    const { maximumRetryAttempts = DEFAULT_RETRIES, maximumEventAgeInSeconds = DEFAULT_EVENT_AGE_S } = schedule.target;
    const executionId = random.uuid();
    for (let attempt = 0; ; attempt += 1) {
      const delivery = { schedule, scheduledAt, executionId, attempt };
      try {
        await invoke(delivery, signal);
        return "delivered";
      } catch (thrown) {
        // Stopped, not failed: the event is nobody's any more.
        if (signal.aborted) throw thrown;
        const next = clock.now() + backoffMs(attempt);
        const over = attempt >= maximumRetryAttempts || next > scheduledAt + maximumEventAgeInSeconds * 1000;
        if (over || !isTransient(thrown)) {
          bury(delivery, thrown);
          return "dead";
        }
        await clock.sleep(backoffMs(attempt), signal);
      }
    }
  };

  /** Fires on the beat; what has no further time and asks for it goes then (Scheduler user guide, managing-schedule-delete). */
  const fireAndForget = async (schedule: Schedule, at: EpochMs, signal: AbortSignal): Promise<void> => {
    await fire(schedule, at, signal);
    const { region, groupName, name, actionAfterCompletion, next } = schedule;
    const isLast = actionAfterCompletion === "DELETE" && next(at + 1) === undefined;
    if (isLast && schedules.find(region, groupName, name) === schedule) schedules.delete(region, groupName, name);
  };

  return { fire, ...scheduleBeat({ clock, schedules }, fireAndForget) };
};
