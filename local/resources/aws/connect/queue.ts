// aws:connect/queue:Queue: where callers wait for a person.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";
import { instanceOf } from "./of-instance.ts";

const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(256),
  description: z.string().max(250).optional(),
  hoursOfOperationId: z.string(),
  maxContacts: z.int().min(0).optional(),
  outboundCallerConfig: z
    .strictObject({ outboundCallerIdName: z.string().optional(), outboundCallerIdNumberId: z.string().optional() })
    .optional(),
  tags,
});

export const queue = handler("aws:connect/queue:Queue", inputs, ({ instances }, { name, inputs: read }) => {
  const instance = instanceOf(instances, read.instanceId, `queue "${name}"`);
  const callerId = read.outboundCallerConfig?.outboundCallerIdNumberId;
  const { id, arn } = instance.queues.create({
    name: read.name,
    hoursOfOperationId: read.hoursOfOperationId,
    ...(callerId === undefined ? {} : { outboundCallerIdNumberId: callerId }),
    ...(read.maxContacts === undefined ? {} : { maxContacts: read.maxContacts }),
  });
  return { id: `${instance.id}:${id}`, outputs: { queueId: id, arn } };
});
