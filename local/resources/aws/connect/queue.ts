// aws:connect/queue:Queue: where callers wait for a person.
import { z } from "zod";
import type { QueueSettings } from "../../../connect/settings.ts";
import { tags } from "../limits.ts";
import { absent, onShelf } from "./on-shelf.ts";

const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250).optional(),
  hoursOfOperationId: z.string(),
  maxContacts: z.int().min(0).optional(),
  status: z.enum(["ENABLED", "DISABLED"]).optional(),
  outboundCallerConfig: z
    .strictObject({ outboundCallerIdName: z.string().min(1).max(255).optional(), outboundCallerIdNumberId: z.string().optional() })
    .optional(),
  tags,
});

export const queue = onShelf<z.infer<typeof inputs>, QueueSettings>("aws:connect/queue:Queue", inputs, {
  noun: "queue",
  shelf: ({ queues }) => queues,
  actions: {
    create: "CreateQueue",
    update: {
      UpdateQueueHoursOfOperation: ["hoursOfOperationId"],
      UpdateQueueMaxContacts: ["maxContacts"],
      UpdateQueueName: ["name", "description"],
      UpdateQueueOutboundCallerConfig: ["outboundCallerConfig"],
      UpdateQueueStatus: ["status"],
    },
    delete: "DeleteQueue",
  },
  missing: ({ hoursOfOperationId, outboundCallerConfig }, instance, { instances }) => {
    const number = outboundCallerConfig?.outboundCallerIdNumberId;
    return [
      ...absent(["hours of operation", hoursOfOperationId, instance.hours.find(hoursOfOperationId)]),
      ...(number === undefined ? [] : absent(["phone number", number, instances.findPhoneNumber(number)])),
    ];
  },
  settings: ({ name, description, hoursOfOperationId, maxContacts, status, outboundCallerConfig, tags: tagged }) => ({
    name,
    description,
    hoursOfOperationId,
    maxContacts,
    status,
    tags: tagged,
    ...outboundCallerConfig,
  }),
  inputs: ({ name, description, hoursOfOperationId, maxContacts, status, tags: tagged, ...caller }) => ({
    name,
    description,
    hoursOfOperationId,
    maxContacts,
    status: status ?? "ENABLED",
    outboundCallerConfig: {
      outboundCallerIdName: caller.outboundCallerIdName,
      outboundCallerIdNumberId: caller.outboundCallerIdNumberId,
    },
    tags: tagged,
  }),
  defaults: { status: "ENABLED" },
  outputs: ({ id, arn }) => ({ queueId: id, arn }),
});
