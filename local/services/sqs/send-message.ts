// SQS SendMessage, for standard queues.
import { createHash } from "node:crypto";
import type { SendMessageRequest, SendMessageResult } from "@aws-sdk/client-sqs";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Queues } from "./queues.ts";
import { onKey, onQueue, requireQueue, SENDER_ACTIONS } from "./shared.ts";

const MOST_BYTES = 1_048_576; // API reference: a message of at most 1 MiB

/** The digest clients compare with what they sent. */
export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

export const sendMessage = ({ queues }: { readonly queues: Queues }): Action<SendMessageRequest, SendMessageResult> => ({
  ...onQueue("SendMessage"),
  keys: onKey(queues, SENDER_ACTIONS),
  run: async ({ QueueUrl, MessageBody = "", MessageAttributes = {}, DelaySeconds = 0 }, { region }) => {
    const queue = requireQueue(queues, region, QueueUrl);
    const bytes = Buffer.byteLength(MessageBody);
    if (bytes > MOST_BYTES)
      throw new ServiceError(
        "InvalidParameterValue",
        400,
        `One or more parameters are invalid. Message must be shorter than ${MOST_BYTES} bytes.`,
      );
    const attributes = Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { DataType = "String", StringValue }]) => [
        name,
        { DataType, ...(StringValue === undefined ? {} : { StringValue }) },
      ]),
    );
    const { id } = queues.send(queue, MessageBody, { attributes, delaySeconds: DelaySeconds });
    return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
  },
});
