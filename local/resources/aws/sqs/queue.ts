// aws:sqs/queue:Queue: a standard queue, as the dead letters of schedules need it.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w-]{1,80}$/, "use 1 to 80 letters, digits, - and _"),
  messageRetentionSeconds: z.int().min(60).max(1_209_600).optional(),
  visibilityTimeoutSeconds: z.int().min(0).max(43_200).optional(),
  sqsManagedSseEnabled: z.boolean().optional(),
  tags,
});

export const queue = handler("aws:sqs/queue:Queue", inputs, ({ queues, accountId }, { region, inputs: read }) => {
  const { arn } = queues.create(region, read.name, {
    ...(read.messageRetentionSeconds === undefined ? {} : { messageRetentionPeriod: read.messageRetentionSeconds }),
    ...(read.visibilityTimeoutSeconds === undefined ? {} : { visibilityTimeout: read.visibilityTimeoutSeconds }),
  });
  const url = `https://sqs.${region}.amazonaws.com/${accountId}/${read.name}`;
  return { id: url, outputs: { arn, url } };
});
