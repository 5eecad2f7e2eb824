// aws:connect/routingProfile:RoutingProfile: which queues an agent answers, and how many contacts at once.
import { z } from "zod";
import type { RoutingProfileSettings } from "../../../connect/settings.ts";
import { tags } from "../limits.ts";
import { absent, onShelf } from "./on-shelf.ts";

const channel = z.enum(["VOICE", "CHAT", "TASK"]);
const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250),
  defaultOutboundQueueId: z.string(),
  mediaConcurrencies: z
    .array(
      z
        .strictObject({ channel, concurrency: z.int().min(1).max(10) })
        .refine(({ channel: name, concurrency }) => name !== "VOICE" || concurrency === 1, "an agent takes one VOICE contact at a time"),
    )
    .min(1), // API reference, MediaConcurrency
  queueConfigs: z
    .array(z.strictObject({ channel, delay: z.int().min(0).max(9999), priority: z.int().min(1).max(99), queueId: z.string() }))
    .min(1)
    .optional(),
  tags,
});

export const routingProfile = onShelf<z.infer<typeof inputs>, RoutingProfileSettings>("aws:connect/routingProfile:RoutingProfile", inputs, {
  noun: "routing profile",
  shelf: ({ routingProfiles }) => routingProfiles,
  actions: {
    create: "CreateRoutingProfile",
    update: {
      UpdateRoutingProfileConcurrency: ["mediaConcurrencies"],
      UpdateRoutingProfileDefaultOutboundQueue: ["defaultOutboundQueueId"],
      UpdateRoutingProfileName: ["name", "description"],
      AssociateRoutingProfileQueues: ["queueConfigs"],
    },
    delete: "DeleteRoutingProfile",
  },
  missing: ({ defaultOutboundQueueId, queueConfigs = [] }, { queues }) => {
    const named = new Set([defaultOutboundQueueId, ...queueConfigs.map(({ queueId }) => queueId)]);
    return [...named].flatMap((id) => absent(["queue", id, queues.find(id)]));
  },
  settings: ({ name, description, defaultOutboundQueueId, queueConfigs = [], mediaConcurrencies, tags: tagged }) => ({
    name,
    description,
    defaultOutboundQueueId,
    queues: queueConfigs,
    concurrencies: mediaConcurrencies,
    tags: tagged,
  }),
  inputs: ({ name, description, defaultOutboundQueueId, queues, concurrencies, tags: tagged }) => ({
    name,
    description,
    defaultOutboundQueueId,
    queueConfigs: queues.length === 0 ? undefined : queues,
    mediaConcurrencies: concurrencies,
    tags: tagged,
  }),
  outputs: ({ id, arn }) => ({ routingProfileId: id, arn }),
});
