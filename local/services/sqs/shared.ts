// What the SQS actions share: finding the queue that a URL names, and its ARN in a grant.
import { ServiceError } from "../../errors.ts";
import type { Region } from "../../../shared/region.ts";
import type { KeyUse } from "../kms/keys.ts";
import type { Queue, Queues } from "./queues.ts";

/** @throws ServiceError QueueDoesNotExist */
export const requireQueue = (queues: Queues, region: Region, nameOrUrl: string | undefined): Queue => {
  const queue = nameOrUrl === undefined ? undefined : queues.find(region, nameOrUrl);
  if (queue === undefined) throw new ServiceError("QueueDoesNotExist", 400, "The specified queue does not exist.");
  return queue;
};

interface Named {
  readonly QueueUrl?: string | undefined;
}

const nameOf = ({ QueueUrl }: Named): string => QueueUrl?.split("/").at(-1) ?? "";

/** What an action on the queue of a URL asks of faults and IAM. */
export const onQueue = (operation: string) => ({
  target: nameOf,
  permission: (input: Named, { region, accountId }: { readonly region: Region; readonly accountId: string }) => ({
    action: `sqs:${operation}`,
    resource: `arn:aws:sqs:${region}:${accountId}:${nameOf(input)}`,
  }),
});

/** What who sends to an encrypted queue needs of its key (SQS developer guide, sqs-key-management); who receives needs the second. */
export const SENDER_ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

/** The use of a queue's key, for one who sends or receives. */
export const keyUse = ({ kmsMasterKeyId, arn }: Queue, actions: readonly string[]): KeyUse => ({
  key: kmsMasterKeyId,
  actions,
  via: "sqs",
  encryptionContext: { "aws:sqs:arn": arn },
});

/** What an action uses of the key of the queue of a URL. */
export const onKey =
  (queues: Queues, actions: readonly string[]) =>
  (input: Named, { region }: { readonly region: Region }): readonly KeyUse[] => {
    const queue = queues.find(region, nameOf(input));
    return queue === undefined ? [] : [keyUse(queue, actions)];
  };
