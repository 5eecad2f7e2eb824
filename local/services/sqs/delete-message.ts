// SQS DeleteMessage.
import type { DeleteMessageRequest } from "@aws-sdk/client-sqs";
import { ServiceError } from "../../errors.ts";
import type { Action } from "../action.ts";
import type { Queues } from "./queues.ts";
import { onQueue, requireQueue } from "./shared.ts";

export const deleteMessage = ({ queues }: { readonly queues: Queues }): Action<DeleteMessageRequest, Record<string, never>> => ({
  ...onQueue("DeleteMessage"),
  run: async ({ QueueUrl, ReceiptHandle = "" }, { region }) => {
    if (!queues.delete(requireQueue(queues, region, QueueUrl), ReceiptHandle))
      throw new ServiceError("ReceiptHandleIsInvalid", 404, `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.`);
    return {};
  },
});
