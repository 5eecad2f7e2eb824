// SQS GetQueueUrl. The URL is of the local endpoint, since clients send what concerns a queue to its URL.
import type { GetQueueUrlRequest, GetQueueUrlResult } from "@aws-sdk/client-sqs";
import type { Action } from "../action.ts";
import type { Queues } from "./queues.ts";
import { requireQueue } from "./shared.ts";

export const getQueueUrl = ({
  queues,
  endpoint,
}: {
  readonly queues: Queues;
  readonly endpoint: () => string;
}): Action<GetQueueUrlRequest, GetQueueUrlResult> => ({
  target: ({ QueueName }) => QueueName,
  permission: ({ QueueName = "" }, { region, accountId }) => ({
    action: "sqs:GetQueueUrl",
    resource: `arn:aws:sqs:${region}:${accountId}:${QueueName}`,
  }),
  run: async ({ QueueName }, { region }) => {
    const { arn, name } = requireQueue(queues, region, QueueName);
    return { QueueUrl: `${endpoint()}/${arn.split(":")[4] ?? ""}/${name}` };
  },
});
