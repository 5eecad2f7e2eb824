// aws:sqs/queue:Queue: a standard queue, as the dead letters of schedules need it.
import { z } from "zod";
import { QUEUE_DEFAULTS, type QueueSettings } from "../../../services/sqs/queues.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

// API reference, CreateQueue.
const inputs = z
  .strictObject({
    name: z.string().regex(/^[\w-]{1,80}$/, "use 1 to 80 letters, digits, - and _"),
    messageRetentionSeconds: z.int().min(60).max(1_209_600).exactOptional(),
    visibilityTimeoutSeconds: z.int().min(0).max(43_200).exactOptional(),
    sqsManagedSseEnabled: z.boolean().exactOptional(),
    kmsMasterKeyId: z.string().exactOptional(),
    tags,
  })
  .refine(({ sqsManagedSseEnabled, kmsMasterKeyId }) => sqsManagedSseEnabled !== true || kmsMasterKeyId === undefined, {
    path: ["kmsMasterKeyId"],
    message: "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE",
  });

const DEFAULTS = {
  messageRetentionSeconds: QUEUE_DEFAULTS.messageRetentionPeriod,
  visibilityTimeoutSeconds: QUEUE_DEFAULTS.visibilityTimeout,
  sqsManagedSseEnabled: QUEUE_DEFAULTS.sqsManagedSseEnabled,
} as const;

const settingsOf = (read: z.infer<typeof inputs>): QueueSettings => {
  const { name: _, messageRetentionSeconds, visibilityTimeoutSeconds, ...same } = read;
  return {
    ...same,
    ...(messageRetentionSeconds === undefined ? {} : { messageRetentionPeriod: messageRetentionSeconds }),
    ...(visibilityTimeoutSeconds === undefined ? {} : { visibilityTimeout: visibilityTimeoutSeconds }),
  };
};

/** A queue of a name that is taken is that queue, as in AWS: only other attributes are refused (API reference, CreateQueue). */
export const queue = resource("aws:sqs/queue:Queue", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ queues, accountId }, { region, inputs: read }) => {
    const { arn } = queues.create(region, read.name, settingsOf(read));
    const url = `https://sqs.${region}.amazonaws.com/${accountId}/${read.name}`;
    return { id: url, outputs: { arn, url } };
  },
  read: ({ queues }, { id, region, inputs: declared }) => {
    const found = queues.find(region, id);
    if (found === undefined) return undefined;
    const { kmsMasterKeyId } = found;
    const now = {
      name: found.name,
      messageRetentionSeconds: found.messageRetentionPeriod,
      visibilityTimeoutSeconds: found.visibilityTimeout,
      sqsManagedSseEnabled: found.sqsManagedSseEnabled,
      kmsMasterKeyId,
      tags: found.tags,
    };
    const defaults = { ...DEFAULTS, sqsManagedSseEnabled: kmsMasterKeyId === undefined };
    return { inputs: asDeclared(declared, now, defaults), outputs: { arn: found.arn, url: id } };
  },
  update: ({ queues }, { id, region, inputs: read }) => {
    const found = queues.find(region, id);
    if (found !== undefined) queues.update(found, settingsOf(read));
    return {};
  },
  delete: ({ queues, iam }, { id, region }) => {
    const found = queues.find(region, id);
    if (found === undefined) return;
    queues.remove(found);
    iam.deleteResourcePolicy(found.arn);
  },
});
