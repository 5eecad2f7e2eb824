// Check staffing and Check queue status: one number of a queue against conditions. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Move, Run } from "../contact.ts";
import { askFor, broken, fail, result } from "../moves.ts";
import { textAt, valueAt } from "../parameters.ts";
import type { QueueMetrics } from "../questions.ts";
import { resolve, type Value } from "../reference.ts";

const METRICS: ReadonlyMap<string, (metrics: QueueMetrics) => number> = new Map([
  ["NumberOfAgentsAvailable", (metrics) => metrics.agentsAvailable],
  ["NumberOfAgentsStaffed", (metrics) => metrics.agentsStaffed],
  ["NumberOfAgentsOnline", (metrics) => metrics.agentsOnline],
  // The console exports this operand in milliseconds despite the name ([FAC]; not confirmed live).
  ["OldestContactInQueueAgeSeconds", (metrics) => metrics.oldestContactAgeSeconds * 1000],
  ["NumberOfContactsInQueue", (metrics) => metrics.contactsInQueue],
]);

/** Reads the metrics of the queue that an action names, else of the working queue. */
export const withMetrics = (contact: Contact, queue: Value | undefined, then: (contact: Contact, metrics: QueueMetrics) => Move): Move => {
  const queueId = queue === undefined ? contact.queue?.id : resolve(contact, queue);
  if (queueId === undefined) return fail(contact, queue === undefined ? "No working queue is set." : `${queue.text} is not set.`);
  return askFor(contact, { kind: "read-metrics", queueId }, "metrics", (later, { metrics }) =>
    metrics === undefined ? fail(later, `There are no metrics of queue "${queueId}".`) : then(later, metrics),
  );
};

export const checkMetricData = (action: FlowAction): Run => {
  const type = textAt(action, "MetricType") ?? "";
  const read = METRICS.get(type);
  const queue = valueAt(action, "QueueId");
  if (read === undefined) return broken(`"${type}" is no metric. Use one of ${[...METRICS.keys()].join(", ")}.`);
  if (textAt(action, "AgentId") !== undefined) return broken("Metrics of a single agent are not modelled.");
  return (contact) => withMetrics(contact, queue, (later, metrics) => result(later, String(read(metrics))));
};
