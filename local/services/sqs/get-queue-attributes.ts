// SQS GetQueueAttributes.
import type { GetQueueAttributesRequest, GetQueueAttributesResult } from "@aws-sdk/client-sqs";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Queues } from "./queues.ts";
import { onQueue, requireQueue } from "./shared.ts";

export const getQueueAttributes = ({
  queues,
}: {
  readonly queues: Queues;
}): Action<GetQueueAttributesRequest, GetQueueAttributesResult> => ({
  ...onQueue("GetQueueAttributes"),
  run: async ({ QueueUrl, AttributeNames = [] }, { region }) => {
    const queue = requireQueue(queues, region, QueueUrl);
    const { visible, hidden } = queues.counts(queue);
    const all: Readonly<Record<string, string>> = {
      QueueArn: queue.arn,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(hidden),
      CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
      VisibilityTimeout: String(queue.visibilityTimeout),
      MessageRetentionPeriod: String(queue.messageRetentionPeriod),
      SqsManagedSseEnabled: String(queue.sqsManagedSseEnabled),
      ...(queue.kmsMasterKeyId === undefined ? {} : { KmsMasterKeyId: queue.kmsMasterKeyId }),
    };
    const unknown = AttributeNames.find((name) => name !== "All" && all[name] === undefined);
    if (unknown !== undefined) throw new ServiceError("InvalidAttributeName", 400, `Unknown Attribute ${unknown}.`);
    const asked = Object.entries(all).filter(([name]) => AttributeNames.some((wanted) => wanted === "All" || wanted === name));
    return asked.length === 0 ? {} : { Attributes: Object.fromEntries(asked) };
  },
});
