// What CloudWatch does by itself each minute: SQS reports how full its queues are, and every alarm is judged by its metric.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import type { Queues } from "../sqs/queues.ts";
import type { Alarm, Alarms } from "./alarms.ts";
import { evaluateAlarm, evaluationRange } from "./evaluate-alarm.ts";
import type { Metrics } from "./metrics.ts";
import { metricsOf, periodsOf, STATISTICS } from "./statistics.ts";

export interface WatchServices {
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly metrics: Metrics;
  readonly queues: Queues;
}

export interface Watch {
  /** Judges each minute, until `stop`. Only on a clock that waits, as the scheduler. */
  start(): void;
  stop(): Promise<void>;
  /** What is done at one minute's end; resolves when all that changed is told. */
  minute(now: EpochMs): Promise<void>;
}

const MINUTE_MS = 60_000;

export const alarmWatch = ({ clock, alarms, metrics, queues }: WatchServices): Watch => {
  let running: { readonly stop: AbortController; readonly loop: Promise<void> } | undefined;

  // As SQS does for queues in use; here all of them are.
  const reportQueues = (now: EpochMs): void => {
    for (const queue of queues.list()) {
      const { visible, hidden } = queues.counts(queue);
      const put = (name: string, value: number): void =>
        metrics.put(queue.region, {
          namespace: "AWS/SQS",
          name,
          dimensions: { QueueName: queue.name },
          unit: "Count",
          // Of the minute that has just ended, so that the alarms that are judged now see it.
          at: now - MINUTE_MS,
          values: [value],
        });
      put("ApproximateNumberOfMessagesVisible", visible);
      put("ApproximateNumberOfMessagesNotVisible", hidden);
    }
  };

  const judge = async (alarm: Alarm, now: EpochMs): Promise<void> => {
    const { periodMs, from, to } = evaluationRange(alarm, now);
    const wanted = { namespace: alarm.namespace, name: alarm.metricName, dimensions: alarm.dimensions, unit: alarm.unit };
    // Whatever its unit: an alarm that names none takes them all.
    const minutes = metricsOf(metrics.list(alarm.region), wanted).flatMap((metric) => metric.minutes);
    const datapoints = periodsOf(minutes, periodMs, from, to).map((period) => ({
      at: period.at,
      value: STATISTICS[alarm.statistic](period),
    }));
    const verdict = evaluateAlarm(alarm, datapoints, now);
    if (verdict !== undefined) await alarms.change(alarm, verdict);
  };

  const minute = async (now: EpochMs): Promise<void> => {
    reportQueues(now);
    await Promise.all(alarms.list().map((alarm) => judge(alarm, now)));
  };

  const loop = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const next = (Math.floor(clock.now() / MINUTE_MS) + 1) * MINUTE_MS;
      // Not past the signal: a stop during the wait ends the loop.
      const waited = await clock.sleep(next - clock.now(), signal).then(
        () => true,
        () => false,
      );
      // A timer may fire a moment early; the minute that is judged is the one waited for.
      if (waited) await minute(next);
    }
  };

  return {
    minute,
    start: () => {
      if (running !== undefined) return;
      const stop = new AbortController();
      running = { stop, loop: loop(stop.signal) };
    },
    stop: async () => {
      running?.stop.abort();
      await running?.loop;
      running = undefined;
    },
  };
};
