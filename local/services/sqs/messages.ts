// The messages of one queue as a list, oldest first: what sending, receiving and the passing of time make of it. Pure.
import type { EpochMs } from "../../../shared/clock.ts";

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

// Bound of memory, not of AWS (a standard queue has none): the local queues are dead-letter queues, whose first messages matter least.
const KEPT_MESSAGES = 10_000;

export const isVisible =
  (now: EpochMs) =>
  ({ visibleAt }: Message): boolean =>
    visibleAt <= now;

/** Without those that are older than the queue keeps them. @param retention in seconds */
export const kept = (messages: readonly Message[], now: EpochMs, retention: number): readonly Message[] =>
  messages.filter(({ sentAt }) => sentAt > now - retention * 1000);

export const withSent = (messages: readonly Message[], message: Message): readonly Message[] => [
  ...messages.slice(1 - KEPT_MESSAGES),
  message,
];

export interface Taking {
  readonly now: EpochMs;
  readonly most: number;
  /** Seconds they are hidden. */
  readonly visibilityTimeout: number;
  readonly receipt: () => string;
}

/** Hands out the oldest visible messages, each hidden then under a receipt of its own. */
export const take = (messages: readonly Message[], { now, most, visibilityTimeout, receipt }: Taking) => {
  const taken = new Map(
    messages
      .filter(isVisible(now))
      .slice(0, most)
      .map((message): [string, Message] => [
        message.id,
        {
          ...message,
          receives: message.receives + 1,
          firstReceivedAt: message.firstReceivedAt ?? now,
          receiptHandle: receipt(),
          visibleAt: now + visibilityTimeout * 1000,
        },
      ]),
  );
  return { taken: [...taken.values()], messages: messages.map((message) => taken.get(message.id) ?? message) };
};
