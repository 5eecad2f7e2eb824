// Nothing fails in silence: an alarm sees the errors of each function and the failures of each schedule, and one rings when nothing is heard.
import { at, listOf, nameOf, ofType, regionOf, textAt, type Resource, type Rule } from "../resource.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

interface Alarm {
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: (name: string) => string;
  readonly onSilence: boolean;
}

const alarmsOf = (stack: readonly Resource[]): readonly Alarm[] =>
  ofType(stack, ALARM)
    // An alarm that tells nobody is none.
    .filter(({ props }) => listOf(props["alarmActions"]).length > 0)
    .map((resource) => ({
      region: regionOf(resource),
      namespace: textAt(resource.props, "namespace"),
      metric: textAt(resource.props, "metricName"),
      dimensions: (name) => textAt(resource.props, "dimensions", name),
      onSilence: textAt(resource.props, "treatMissingData") === "breaching",
    }));

/** Queues that an alarm watches, by URN. */
const watchedQueues = (stack: readonly Resource[], alarms: readonly Alarm[]): readonly string[] =>
  ofType(stack, "aws:sqs/queue:Queue")
    .filter((queue) =>
      alarms.some(
        ({ region, namespace, dimensions }) =>
          region === regionOf(queue) && namespace === "AWS/SQS" && dimensions("QueueName") === nameOf(queue),
      ),
    )
    .map(({ urn }) => urn);

export const alarmed: Rule = {
  id: "alarmed",
  reason: "It could fail for weeks before a caller tells.",
  remedy:
    "Add an alarm to the watch of what it belongs to (infra/platform/app-watch.ts, failover-watch.ts, infra/apps/<app>.ts): on the function's own Errors, on the queue of its failures, or on what the observer proves of its bot.",
  check: (stack) => {
    const alarms = alarmsOf(stack);
    const queues = watchedQueues(stack, alarms);
    const failuresKept = (urn: string): boolean =>
      ofType(stack, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").some(
        ({ props, dependencies }) =>
          at(props, "destinationConfig", "onFailure", "destination") !== undefined &&
          dependencies.includes(urn) &&
          dependencies.some((dependency) => queues.includes(dependency)),
      );
    // A code hook that fails is a bot that fails its probes: the observer sees it from the home region, where the alarm then is.
    const isHook = (urn: string): boolean =>
      ofType(stack, "aws-native:lex:BotAlias").some(({ dependencies }) => dependencies.includes(urn));
    const sees = (resource: Resource): boolean =>
      alarms.some(
        ({ region, namespace, metric, dimensions }) =>
          (namespace === "AWS/Lambda" &&
            // Of an event that is given up Lambda counts the loss.
            ["Errors", "AsyncEventsDropped"].includes(metric) &&
            region === regionOf(resource) &&
            dimensions("FunctionName") === nameOf(resource)) ||
          (isHook(resource.urn) && !namespace.startsWith("AWS/") && dimensions("Region") === regionOf(resource)),
      );
    const functions = ofType(stack, "aws:lambda/function:Function")
      .filter((resource) => !failuresKept(resource.urn) && !sees(resource))
      .map((resource) => ({ resource, seen: "no alarm sees that it fails" }));
    const schedules = ofType(stack, "aws:scheduler/schedule:Schedule").flatMap((resource) => [
      ...(at(resource.props, "target", "deadLetterConfig", "arn") !== undefined &&
      resource.dependencies.some((dependency) => queues.includes(dependency))
        ? []
        : [{ resource, seen: "no alarm sees the events that it could not hand over" }]),
      ...(alarms.some(({ onSilence }) => onSilence)
        ? []
        : [{ resource, seen: "no alarm rings when it falls silent (treatMissingData breaching)" }]),
    ]);
    return [...functions, ...schedules];
  },
};
