// aws:sqs/queuePolicy:QueuePolicy: a queue's own policy, by which an AWS service may send to it.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({ queueUrl: z.string(), policy: z.string() });

export const queuePolicy = handler("aws:sqs/queuePolicy:QueuePolicy", inputs, ({ iam, queues }, { name, region, inputs: read }) => {
  const queue = queues.find(region, read.queueUrl);
  if (queue === undefined)
    throw new UserError(
      `Cannot create aws:sqs/queuePolicy:QueuePolicy "${name}": ${region} has no queue "${read.queueUrl}". Declare the queue there first.`,
    );
  iam.putResourcePolicy(queue.arn, parsePolicy(`queue "${queue.name}"`, read.policy));
  return { id: read.queueUrl, outputs: {} };
});
