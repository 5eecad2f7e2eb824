// The memory of conversations: one item for each contact in a replicated table, so that the twin can go on where a bot was lost. A hook writes
// through its own region's endpoint, or through the other's when its own refuses; the recall reads both. Kept for an hour, since no call is
// taken up after that.
import { numberAttribute, readNumber, readText, textAttribute } from "../aws/attribute-value.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../aws/dynamodb-error.ts";
import type { DynamoDb } from "../aws/dynamodb.ts";

/** A write is worth this much of a caller's time, ms and attempts: a turn that is not kept is asked again, at worst. */
export const KEEP = { attemptMs: 200, attempts: 1 } as const;
/** A read, ms of one attempt and attempts: together 0.6 s of the 2 s that the flow waits, for both regions at the same time. */
export const RECALL = { attemptMs: 300, attempts: 2 } as const;

const HOUR_MS = 3_600_000;
/** Clocks of two machines differ a little; an item from further ahead was not written by a hook. */
const AHEAD_MS = 60_000;

export interface Kept<Conversation> {
  readonly conversation: Conversation;
  /** When the turn began that left it so. */
  readonly at: EpochMs;
}

/** How a conversation is written as a text. */
export interface Written<Conversation> {
  readonly text: (conversation: Conversation) => string;
  /** Undefined for a text that is no conversation. */
  readonly parse: (text: string | undefined) => Conversation | undefined;
}

export interface Memory<Conversation> {
  /** @throws DynamoDbError */
  keep(contactId: string, kept: Kept<Conversation>): Promise<void>;
  /** What is kept of a contact, if it makes sense and is not over: DynamoDB itself deletes late. @throws DynamoDbError */
  recall(contactId: string, now: EpochMs): Promise<Kept<Conversation> | undefined>;
}

/** @param table the replica of one region */
export const memoryIn = <Conversation>(
  table: Pick<DynamoDb, "getItem" | "putItem">,
  TableName: string,
  { text, parse }: Written<Conversation>,
): Memory<Conversation> => ({
  keep: (contactId, { conversation, at }) =>
    table.putItem({
      TableName,
      Item: {
        contactId: textAttribute(contactId),
        conversation: textAttribute(text(conversation)),
        at: numberAttribute(at),
        // DynamoDB reads seconds (developer guide, "Using time to live").
        expiresAt: numberAttribute(Math.ceil((at + HOUR_MS) / 1000)),
      },
    }),
  recall: async (contactId, now) => {
    const item = await table.getItem({ TableName, Key: { contactId: textAttribute(contactId) }, ConsistentRead: true });
    if (item === undefined) return undefined;
    const conversation = parse(readText(item, "conversation"));
    const at = readNumber(item, "at");
    const expiresAt = readNumber(item, "expiresAt");
    if (conversation === undefined || at === undefined || expiresAt === undefined) return undefined;
    return at > now + AHEAD_MS || expiresAt * 1000 <= now ? undefined : { conversation, at };
  },
});

/** Keeps in a hook's own region; where that cannot be written a whole region may be failing, and the conversation with it: then in the other's. */
export const keepsInEither = <Conversation>(
  own: Memory<Conversation>,
  other: Memory<Conversation>,
): Pick<Memory<Conversation>, "keep"> => ({
  keep: async (contactId, kept) => {
    if ((await orFailure(own.keep(contactId, kept))) instanceof DynamoDbError) await other.keep(contactId, kept);
  },
});
