// What the SQS actions share: finding the queue that a URL names, and its ARN in a grant.
import { ServiceError } from "../../errors.ts";
import type { Region } from "../../region.ts";
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
