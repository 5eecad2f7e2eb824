// Get metrics: fills `$.Metrics` with the numbers of a queue. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { next } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { withMetrics } from "./check-metric-data.ts";

export const getMetricData = (action: FlowAction): Run => {
  const queue = valueAt(action, "QueueId");
  return (contact) =>
    withMetrics(contact, queue, (later, metrics) =>
      next({
        ...later,
        metrics: {
          Queue: {
            Name: later.queue?.name ?? null,
            ARN: later.queue?.arn ?? null,
            Size: metrics.contactsInQueue,
            OldestContactAge: metrics.oldestContactAgeSeconds,
          },
          Agents: {
            Online: { Count: metrics.agentsOnline },
            Available: { Count: metrics.agentsAvailable },
            Staffed: { Count: metrics.agentsStaffed },
          },
        },
      }),
    );
};
