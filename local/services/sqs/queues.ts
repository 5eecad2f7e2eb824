// SQS queues in memory: messages wait, are hidden while someone works on them, and go when deleted or too old.
import type { Clock, EpochMs } from "../../clock.ts";
import { ServiceError } from "../../errors.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../region.ts";

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: EpochMs;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly receives: number;
  readonly firstReceivedAt: EpochMs | undefined;
  readonly receiptHandle: string | undefined;
  readonly visibleAt: EpochMs;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
}

export interface QueueSettings {
  /** Seconds a received message is hidden. @default 30 */
  readonly visibilityTimeout?: number;
  /** Seconds a message is kept. @default 345600 (four days) */
  readonly messageRetentionPeriod?: number;
}

export interface Queue extends Required<QueueSettings> {
  readonly region: Region;
  readonly name: string;
  readonly arn: string;
  readonly createdAt: EpochMs;
}

export interface Queues {
  create(region: Region, name: string, settings?: QueueSettings): Queue;
  /** By name, URL or ARN. */
  find(region: Region, nameUrlOrArn: string): Queue | undefined;
  /** Of one region, or of all. */
  list(region?: Region): readonly Queue[];
  send(queue: Queue, body: string, options?: { readonly attributes?: Message["attributes"]; readonly delaySeconds?: number }): Message;
  /** Hides and hands out the oldest visible messages. */
  receive(queue: Queue, most: number, visibilityTimeout?: number): readonly Message[];
  /** @returns whether the handle named a message */
  delete(queue: Queue, receiptHandle: string): boolean;
  counts(queue: Queue): { readonly visible: number; readonly hidden: number };
}

// Bound of memory, not of AWS (a standard queue has none): the local queues are dead-letter queues, whose first messages matter least.
const KEPT_MESSAGES = 10_000;

/** No queues yet. */
export const queueStore = ({
  clock,
  random,
  accountId,
}: {
  readonly clock: Clock;
  readonly random: Random;
  readonly accountId: string;
}): Queues => {
  const queues = new Map<string, { readonly queue: Queue; messages: Message[] }>();
  const held = (queue: Queue) => {
    const found = queues.get(queue.arn);
    if (found === undefined) throw new ServiceError("QueueDoesNotExist", 400, "The specified queue does not exist.");
    // Retention is judged whenever somebody looks, so that no timer is needed.
    const oldest = clock.now() - queue.messageRetentionPeriod * 1000;
    found.messages = found.messages.filter(({ sentAt }) => sentAt > oldest);
    return found;
  };
  const arnOf = (region: Region, name: string): string => `arn:aws:sqs:${region}:${accountId}:${name}`;
  return {
    create: (region, name, { visibilityTimeout = 30, messageRetentionPeriod = 345_600 } = {}) => {
      const arn = arnOf(region, name);
      const queue = { region, name, arn, createdAt: clock.now(), visibilityTimeout, messageRetentionPeriod };
      queues.set(arn, { queue, messages: queues.get(arn)?.messages ?? [] });
      return queue;
    },
    find: (region, named) => queues.get(named.startsWith("arn:") ? named : arnOf(region, named.split("/").at(-1) ?? ""))?.queue,
    list: (region) => [...queues.values()].map(({ queue }) => queue).filter((queue) => region === undefined || queue.region === region),
    send: (queue, body, { attributes = {}, delaySeconds = 0 } = {}) => {
      const now = clock.now();
      const message: Message = {
        id: random.uuid(),
        body,
        sentAt: now,
        attributes,
        receives: 0,
        firstReceivedAt: undefined,
        receiptHandle: undefined,
        visibleAt: now + delaySeconds * 1000,
      };
      const kept = held(queue);
      kept.messages = [...kept.messages.slice(1 - KEPT_MESSAGES), message];
      return message;
    },
    receive: (queue, most, visibilityTimeout = queue.visibilityTimeout) => {
      const now = clock.now();
      const kept = held(queue);
      const taken = new Map(
        kept.messages
          .filter(({ visibleAt }) => visibleAt <= now)
          .slice(0, most)
          .map((message): [string, Message] => [
            message.id,
            {
              ...message,
              receives: message.receives + 1,
              firstReceivedAt: message.firstReceivedAt ?? now,
              receiptHandle: random.uuid(),
              visibleAt: now + visibilityTimeout * 1000,
            },
          ]),
      );
      kept.messages = kept.messages.map((message) => taken.get(message.id) ?? message);
      return [...taken.values()];
    },
    delete: (queue, receiptHandle) => {
      const kept = held(queue);
      const before = kept.messages.length;
      kept.messages = kept.messages.filter((message) => message.receiptHandle !== receiptHandle);
      return kept.messages.length < before;
    },
    counts: (queue) => {
      const now = clock.now();
      const { messages } = held(queue);
      const visible = messages.filter(({ visibleAt }) => visibleAt <= now).length;
      return { visible, hidden: messages.length - visible };
    },
  };
};
