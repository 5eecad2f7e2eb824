// aws:connect/routingProfile:RoutingProfile: which queues an agent answers, and how many contacts at once.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";
import { instanceOf } from "./of-instance.ts";

const channel = z.enum(["VOICE", "CHAT", "TASK"]);
const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250),
  defaultOutboundQueueId: z.string(),
  mediaConcurrencies: z.array(z.strictObject({ channel, concurrency: z.int().min(1).max(10) })),
  queueConfigs: z.array(z.strictObject({ channel, delay: z.int(), priority: z.int(), queueId: z.string() })).default([]),
  tags,
});

export const routingProfile = handler("aws:connect/routingProfile:RoutingProfile", inputs, ({ instances }, { name, inputs: read }) => {
  const instance = instanceOf(instances, read.instanceId, `routing profile "${name}"`);
  const { id, arn } = instance.routingProfiles.create({
    name: read.name,
    defaultOutboundQueueId: read.defaultOutboundQueueId,
    queues: read.queueConfigs,
    concurrencies: read.mediaConcurrencies,
  });
  return { id: `${instance.id}:${id}`, outputs: { routingProfileId: id, arn } };
});
