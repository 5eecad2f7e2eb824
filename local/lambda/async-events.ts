// Lambda's own queue: events accepted to be run later, tried again when the function fails, and handed to the failure destination in the end
// (Lambda developer guide, invocation-async-error-handling). Each attempt goes through the door as a call would, so that faults hold for it.
import type { Clock } from "../../shared/clock.ts";
import type { Dispatch } from "../dispatch.ts";
import { ConnectionError, ServiceError } from "../errors.ts";
import type { EventLog } from "../events.ts";
import { isRegion } from "../../shared/region.ts";
import type { Metrics } from "../services/cloudwatch/metrics.ts";
import { type Condition, failureRecord } from "./failure-record.ts";
import type { FunctionConfiguration } from "./functions.ts";

export interface AsyncSettings {
  /** Attempts after the first, 0 to 2. @default 2 */
  readonly maximumRetryAttempts?: number;
  /** Seconds, 60 to 21600. @default 21600 */
  readonly maximumEventAgeInSeconds?: number;
  /** ARN of a queue or a topic. */
  readonly onFailure?: string;
}

export interface Underway {
  readonly callee: FunctionConfiguration;
  /** Resolves when it has ended, or waits to be tried again. */
  readonly rests: Promise<void>;
}

export interface AsyncEvents {
  /** Sets how a function's events are tried from now on; undefined for as Lambda tries them by itself. */
  configure(functionArn: string, settings: AsyncSettings | undefined): void;
  /** What was set; undefined for nothing. */
  settingsOf(functionArn: string): AsyncSettings | undefined;
  /** Takes an event; it runs at once, and the caller does not wait for it. */
  accept(callee: FunctionConfiguration, payload: string, requestId: string): void;
  /** Events at work now; those that wait to be tried again are not. */
  underway(): readonly Underway[];
  /** Forgets what waits to be tried again. */
  close(): void;
}

export interface AsyncEventsServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly dispatch: Dispatch;
  readonly metrics: Pick<Metrics, "put">;
}

const DEFAULT_RETRIES = 2;
const DEFAULT_AGE_S = 21_600;
// "With a one-minute wait between the first two attempts, and two minutes between the second and third."
const RETRY_MS = [60_000, 120_000] as const;
// "From 1 second after the first attempt to a maximum of 5 minutes", for throttles and errors of Lambda itself.
const backoffMs = (attempt: number): number => Math.min(1000 * 2 ** attempt, 300_000);

type Attempt =
  | { readonly kind: "answered" | "dropped" }
  | { readonly kind: "failed"; readonly answer: string }
  | { readonly kind: "unavailable" };

const isTransient = (thrown: unknown): boolean =>
  thrown instanceof ConnectionError ||
  (thrown instanceof ServiceError && (thrown.status >= 500 || /Throttl|TooManyRequests/.test(thrown.code)));

/** Nothing queued yet. */
export const asyncEvents = ({ accountId, clock, events, dispatch, metrics }: AsyncEventsServices): AsyncEvents => {
  const settings = new Map<string, AsyncSettings>();
  const closing = new AbortController();
  const working = new Set<Underway>();

  /** Keeps count of work for an event. */
  const counted = async <Result>(callee: FunctionConfiguration, work: Promise<Result>): Promise<Result> => {
    const { promise: rests, resolve } = Promise.withResolvers<void>();
    const one = { callee, rests };
    working.add(one);
    try {
      return await work;
    } finally {
      working.delete(one);
      resolve();
    }
  };

  const attempt = async (callee: FunctionConfiguration, payload: string, requestId: string): Promise<Attempt> => {
    try {
      const { FunctionError, Payload } = await dispatch("lambda.Invoke", {
        region: callee.region,
        principal: { kind: "account" },
        requestId,
        input: { FunctionName: callee.arn, Payload: Buffer.from(payload) },
        signal: closing.signal,
      });
      return FunctionError === undefined
        ? { kind: "answered" }
        : { kind: "failed", answer: Buffer.from(Payload ?? new Uint8Array()).toString("utf8") };
    } catch (thrown) {
      if (isTransient(thrown)) return { kind: "unavailable" };
      // Nothing that trying again would mend. When the cloud is closing there is nobody left to run for, nor to tell.
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      if (!closing.signal.aborted)
        events.emit({ kind: "delivery-failed", at: clock.now(), region: callee.region, from: callee.arn, to: callee.arn, why });
      return { kind: "dropped" };
    }
  };

  // A deadline rather than a sleep: on a clock that skips what nobody sits through, a retry must not move a caller's time by minutes.
  const wait = async (ms: number): Promise<void> => {
    using deadline = clock.deadline(ms);
    const ended = AbortSignal.any([deadline.signal, closing.signal]);
    if (!ended.aborted) await new Promise((resolve) => ended.addEventListener("abort", resolve, { once: true }));
  };

  const send = async (callee: FunctionConfiguration, to: string, body: string): Promise<void> => {
    const [, , service = "", region = "", , name = ""] = to.split(":");
    const call = {
      region: isRegion(region) ? region : callee.region,
      principal: { kind: "role", roleArn: callee.roleArn, sessionName: callee.name },
      signal: closing.signal,
    } as const;
    try {
      if (service === "sns") await dispatch("sns.Publish", { ...call, input: { TopicArn: to, Message: body } });
      else {
        const QueueUrl = `https://sqs.${call.region}.amazonaws.com/${accountId}/${name}`;
        await dispatch("sqs.SendMessage", { ...call, input: { QueueUrl, MessageBody: body } });
      }
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      events.emit({ kind: "delivery-failed", at: clock.now(), region: callee.region, from: callee.arn, to, why });
    }
  };

  const run = async (callee: FunctionConfiguration, payload: string, requestId: string): Promise<void> => {
    const acceptedAt = clock.now();
    const { maximumRetryAttempts = DEFAULT_RETRIES, maximumEventAgeInSeconds = DEFAULT_AGE_S, onFailure } = settings.get(callee.arn) ?? {};
    let failures = 0;
    let answer: string | undefined;
    const giveUp = async (condition: Condition): Promise<void> => {
      // Whether or not it is kept elsewhere (Lambda developer guide, monitoring-metrics-types).
      metrics.put(callee.region, {
        namespace: "AWS/Lambda",
        name: "AsyncEventsDropped",
        dimensions: { FunctionName: callee.name },
        unit: "Count",
        at: clock.now(),
        values: [1],
      });
      if (onFailure === undefined) return;
      const record = failureRecord({ callee, payload, requestId, condition, invokeCount: failures, answer, at: clock.now() });
      await send(callee, onFailure, JSON.stringify(record));
    };
    for (let refusals = 0; !closing.signal.aborted;) {
      const tried = await counted(callee, attempt(callee, payload, requestId));
      if (tried.kind === "answered" || tried.kind === "dropped") return;
      let pause: number;
      if (tried.kind === "failed") {
        ({ answer } = tried);
        failures += 1;
        if (failures > maximumRetryAttempts) return giveUp("RetriesExhausted");
        pause = RETRY_MS[failures - 1] ?? 0;
      } else pause = backoffMs(refusals++);
      if (clock.now() + pause - acceptedAt > maximumEventAgeInSeconds * 1000) return giveUp("EventAgeExceeded");
      await wait(pause);
    }
  };

  return {
    configure: (functionArn, given) => {
      if (given === undefined) settings.delete(functionArn);
      else settings.set(functionArn, given);
    },
    settingsOf: (functionArn) => settings.get(functionArn),
    accept: (callee, payload, requestId) => void run(callee, payload, requestId),
    underway: () => [...working],
    close: () => closing.abort(new Error("The local cloud is closed.")),
  };
};
