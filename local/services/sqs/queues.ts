// SQS queues in memory: messages wait, are hidden while someone works on them, and go when deleted or too old.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import { ServiceError } from "../../errors.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../../shared/region.ts";
import { isVisible, kept, type Message, take, withSent } from "./messages.ts";

/** What a queue is where nothing is said (API reference, CreateQueue). */
export const QUEUE_DEFAULTS = { visibilityTimeout: 30, messageRetentionPeriod: 345_600, sqsManagedSseEnabled: true, tags: {} } as const;

export interface QueueSettings {
  /** Seconds a received message is hidden. @default 30 */
  readonly visibilityTimeout?: number;
  /** Seconds a message is kept. @default 345600 (four days) */
  readonly messageRetentionPeriod?: number;
  /** Whether SQS's own keys encrypt messages at rest. @default true */
  readonly sqsManagedSseEnabled?: boolean;
  /** Id, alias or ARN of the KMS key that encrypts messages at rest, in place of SQS's own. @default none */
  readonly kmsMasterKeyId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Queue extends Required<Omit<QueueSettings, "kmsMasterKeyId">>, Pick<QueueSettings, "kmsMasterKeyId"> {
  readonly region: Region;
  readonly name: string;
  readonly arn: string;
  readonly createdAt: EpochMs;
}

export interface Queues {
  /**
   * Creates a queue, or answers the one of that name.
   * @throws ServiceError QueueAlreadyExists where that one is set otherwise than asked for
   */
  create(region: Region, name: string, settings?: QueueSettings): Queue;
  /** By name, URL or ARN. */
  find(region: Region, nameUrlOrArn: string): Queue | undefined;
  /** Of one region, or of all. */
  list(region?: Region): readonly Queue[];
  /** Puts settings in place of those it had; its messages stay. @throws ServiceError QueueDoesNotExist */
  update(queue: Queue, settings: QueueSettings): Queue;
  /** Its messages go with it. */
  remove(queue: Queue): void;
  send(queue: Queue, body: string, options?: { readonly attributes?: Message["attributes"]; readonly delaySeconds?: number }): Message;
  /** Hides and hands out the oldest visible messages. */
  receive(queue: Queue, most: number, visibilityTimeout?: number): readonly Message[];
  /** @returns whether the handle named a message */
  delete(queue: Queue, receiptHandle: string): boolean;
  counts(queue: Queue): { readonly visible: number; readonly hidden: number };
}

/** A queue has one kind of encryption: a key of KMS takes the place of SQS's own (API reference, CreateQueue). */
const defaultsOf = ({ kmsMasterKeyId }: QueueSettings) => ({ ...QUEUE_DEFAULTS, sqsManagedSseEnabled: kmsMasterKeyId === undefined });

/** Attributes that CreateQueue compares, by the names that SQS says them. */
const COMPARED = {
  visibilityTimeout: "VisibilityTimeout",
  messageRetentionPeriod: "MessageRetentionPeriod",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  kmsMasterKeyId: "KmsMasterKeyId",
} as const;

const refuseOther = (known: Queue, asked: QueueSettings): void => {
  for (const key of ["visibilityTimeout", "messageRetentionPeriod", "sqsManagedSseEnabled", "kmsMasterKeyId"] as const)
    if (asked[key] !== undefined && asked[key] !== known[key])
      throw new ServiceError(
        "QueueAlreadyExists",
        400,
        `A queue already exists with the same name and a different value for attribute ${COMPARED[key]}`,
      );
};

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
  const queues = new Map<string, { readonly queue: Queue; messages: readonly Message[] }>();
  const held = ({ arn }: Queue) => {
    const found = queues.get(arn);
    if (found === undefined) throw new ServiceError("QueueDoesNotExist", 400, "The specified queue does not exist.");
    // Retention is judged whenever somebody looks, so that no timer is needed.
    found.messages = kept(found.messages, clock.now(), found.queue.messageRetentionPeriod);
    return found;
  };
  const arnOf = (region: Region, name: string): string => `arn:aws:sqs:${region}:${accountId}:${name}`;
  return {
    create: (region, name, settings = {}) => {
      const arn = arnOf(region, name);
      const known = queues.get(arn)?.queue;
      if (known !== undefined) {
        refuseOther(known, settings);
        return known;
      }
      const queue = { region, name, arn, createdAt: clock.now(), ...defaultsOf(settings), ...settings };
      queues.set(arn, { queue, messages: [] });
      return queue;
    },
    find: (region, named) => queues.get(named.startsWith("arn:") ? named : arnOf(region, named.split("/").at(-1) ?? ""))?.queue,
    list: (region) => [...queues.values()].map(({ queue }) => queue).filter((queue) => region === undefined || queue.region === region),
    update: (queue, settings) => {
      const { messages, queue: known } = held(queue);
      const { region, name, arn, createdAt } = known;
      const updated = { region, name, arn, createdAt, ...defaultsOf(settings), ...settings };
      queues.set(arn, { queue: updated, messages });
      return updated;
    },
    remove: ({ arn }) => void queues.delete(arn),
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
      const found = held(queue);
      found.messages = withSent(found.messages, message);
      return message;
    },
    receive: (queue, most, asked) => {
      const found = held(queue);
      const visibilityTimeout = asked ?? found.queue.visibilityTimeout;
      const { taken, messages } = take(found.messages, { now: clock.now(), most, visibilityTimeout, receipt: () => random.uuid() });
      found.messages = messages;
      return taken;
    },
    delete: (queue, receiptHandle) => {
      const found = held(queue);
      const before = found.messages.length;
      found.messages = found.messages.filter((message) => message.receiptHandle !== receiptHandle);
      return found.messages.length < before;
    },
    counts: (queue) => {
      const { messages } = held(queue);
      const visible = messages.filter(isVisible(clock.now())).length;
      return { visible, hidden: messages.length - visible };
    },
  };
};
