// The texts that are to be sent: put in the very transaction that books or cancels, taken out when they are sent, so that no failure of SNS fails
// a booking and none is forgotten.
import { numberAttribute, readNumber, readText, textAttribute, type Item, type RawItem } from "../../aws/attribute-value.ts";
import type { EpochMs } from "../../../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../../aws/dynamodb-error.ts";
import type { TransactItem, WholeDynamoDb } from "../../aws/dynamodb.ts";
import { bookingKey, expiryAfter, keyOf, type Booking, type SmsStatus, type Wish } from "./booking.ts";

export type TextKind = "confirmation" | "cancelled";

/** All that its words need. */
export interface Text extends Omit<Wish, "contactId"> {
  readonly bookingId: string;
  readonly kind: TextKind;
  readonly code: string;
  /** When the booking was made: it may have been cancelled and made again since. */
  readonly bookedAt: EpochMs;
  readonly putAt: EpochMs;
  /** Attempts that failed. */
  readonly tries: number;
}

const OUTBOX = "OUTBOX";

/** How long a text is somebody's: longer than sending takes, shorter than the time between two sweeps. */
export const CLAIM_MS = 120_000;

export const textKey = (bookingId: string, kind: TextKind): Item => keyOf(OUTBOX, `${bookingId}#${kind}`);

export const textItem = ({ id, caller, slot, timeZone, locale, code, createdAt }: Booking, kind: TextKind, now: EpochMs): Item => ({
  ...textKey(id, kind),
  bookingId: textAttribute(id),
  kind: textAttribute(kind),
  caller: textAttribute(caller),
  startsAt: numberAttribute(slot.startsAt),
  date: textAttribute(slot.date),
  time: textAttribute(slot.time),
  timeZone: textAttribute(timeZone),
  locale: textAttribute(locale),
  code: textAttribute(code),
  bookedAt: numberAttribute(createdAt),
  putAt: numberAttribute(now),
  tries: numberAttribute(0),
  // A text about a demo that is over helps nobody.
  ...expiryAfter(slot.startsAt, 1),
});

const parseText = (item: RawItem): readonly Text[] => {
  const text = (name: string): string | undefined => readText(item, name);
  const kind = text("kind");
  const [bookingId, caller, date, time, timeZone, locale, code] = ["bookingId", "caller", "date", "time", "timeZone", "locale", "code"].map(
    text,
  );
  const [startsAt, bookedAt, putAt] = ["startsAt", "bookedAt", "putAt"].map((name) => readNumber(item, name));
  if (bookingId === undefined || caller === undefined || date === undefined || time === undefined || timeZone === undefined) return [];
  if (locale === undefined || code === undefined || startsAt === undefined || bookedAt === undefined || putAt === undefined) return [];
  if (kind !== "confirmation" && kind !== "cancelled") return [];
  const tries = readNumber(item, "tries") ?? 0;
  return [{ bookingId, kind, caller, slot: { date, time, startsAt }, timeZone, locale, code, bookedAt, putAt, tries }];
};

export interface Texts {
  /**
   * Texts that wait, in the order of their keys; entries that make no sense are passed over, and expire.
   * @param limit entries to look at, up to 1,000: each is less than a kilobyte, and DynamoDB's page is 1 MB (aws-limits.md 3.3)
   * @param after begins after this one, which may be gone
   * @throws DynamoDbError
   */
  waiting(limit: number, after?: Text): Promise<readonly Text[]>;
  /**
   * Takes a text to send it, so that two sweeps at the same time do not both.
   * @returns whether it is this one's for CLAIM_MS
   * @throws DynamoDbError
   */
  claim(text: Text, now: EpochMs): Promise<boolean>;
  /**
   * Notes what became of a text: `sent` and `given-up` take it out, `failed` keeps it for the next time. The booking tells of it.
   * @throws DynamoDbError
   */
  settle(text: Text, outcome: "sent" | "failed" | "given-up"): Promise<void>;
}

export const texts = (home: Pick<WholeDynamoDb, "query" | "transactWrite" | "updateItem">, TableName: string): Texts => {
  const taken = ({ bookingId, kind, putAt }: Text, outcome: "sent" | "failed" | "given-up"): TransactItem => {
    const Key = textKey(bookingId, kind);
    // Another one may stand there by now: the booking was cancelled and made again.
    const isIt = { ConditionExpression: "putAt = :at", ExpressionAttributeValues: { ":at": numberAttribute(putAt) } };
    if (outcome !== "failed") return { Delete: { TableName, Key, ...isIt } };
    const values = { ...isIt.ExpressionAttributeValues, ":one": numberAttribute(1) };
    return { Update: { TableName, Key, ...isIt, UpdateExpression: "ADD tries :one", ExpressionAttributeValues: values } };
  };

  const TOLD = { sent: "sent", failed: "waiting", "given-up": "failed" } as const satisfies Readonly<Record<string, SmsStatus>>;
  const told = ({ caller, bookingId, bookedAt }: Text, sms: SmsStatus): TransactItem => ({
    Update: {
      TableName,
      Key: bookingKey({ caller, id: bookingId }),
      ConditionExpression: "createdAt = :at",
      UpdateExpression: "SET sms = :sms",
      ExpressionAttributeValues: { ":at": numberAttribute(bookedAt), ":sms": textAttribute(sms) },
    },
  });

  return {
    waiting: async (Limit, after) => {
      const items = await home.query({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": textAttribute(OUTBOX) },
        ConsistentRead: true,
        Limit,
        ...(after === undefined ? {} : { ExclusiveStartKey: textKey(after.bookingId, after.kind) }),
      });
      return items.flatMap(parseText);
    },
    claim: async ({ bookingId, kind, putAt }, now) => {
      const failed = await orFailure(
        home.updateItem({
          TableName,
          Key: textKey(bookingId, kind),
          ConditionExpression: "putAt = :at AND attribute_not_exists(claimedUntil) OR putAt = :at AND claimedUntil < :now",
          UpdateExpression: "SET claimedUntil = :until",
          ExpressionAttributeValues: {
            ":at": numberAttribute(putAt),
            ":now": numberAttribute(now),
            ":until": numberAttribute(now + CLAIM_MS),
          },
        }),
      );
      if (failed instanceof DynamoDbError && failed.failure !== "condition") throw failed;
      return !(failed instanceof DynamoDbError);
    },
    settle: async (text, outcome) => {
      const both = await orFailure(home.transactWrite([taken(text, outcome), told(text, TOLD[outcome])]));
      if (both === undefined) return;
      if (both.failure !== "condition") throw both;
      // The booking is another one, or gone: then nobody is to be told. And what was settled already is settled.
      const alone = await orFailure(home.transactWrite([taken(text, outcome)]));
      if (alone !== undefined && alone.failure !== "condition") throw alone;
    },
  };
};
