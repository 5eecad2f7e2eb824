// SQS ReceiveMessage. It does not wait for messages to come (long polling): what is there now is the answer.
import type { ReceiveMessageRequest, ReceiveMessageResult } from "@aws-sdk/client-sqs";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Queues } from "./queues.ts";
import { md5 } from "./send-message.ts";
import { onKey, onQueue, requireQueue } from "./shared.ts";

export const receiveMessage = ({ queues }: { readonly queues: Queues }): Action<ReceiveMessageRequest, ReceiveMessageResult> => ({
  ...onQueue("ReceiveMessage"),
  keys: onKey(queues, ["kms:Decrypt"]),
  run: async ({ QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout }, { region }) => {
    const queue = requireQueue(queues, region, QueueUrl);
    // API reference: 1 to 10.
    if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > 10)
      throw new ServiceError(
        "InvalidParameterValue",
        400,
        `Value ${MaxNumberOfMessages} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      );
    const messages = queues.receive(queue, MaxNumberOfMessages, VisibilityTimeout);
    if (messages.length === 0) return {};
    return {
      Messages: messages.map(({ id, body, receiptHandle, attributes, receives, sentAt, firstReceivedAt }) => ({
        MessageId: id,
        ReceiptHandle: receiptHandle,
        MD5OfBody: md5(body),
        Body: body,
        Attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: String(sentAt),
          ApproximateFirstReceiveTimestamp: String(firstReceivedAt ?? sentAt),
        },
        ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
      })),
    };
  },
});
