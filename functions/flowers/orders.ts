// The order book: an order once per contact, written at home where alone "once" can be kept (replicas take the last writer's word), and a
// callback wish at the standby for when home cannot be written. A retry and the twin find the order of the first attempt.
import { numberAttribute, readText, textAttribute, type RawItem } from "../lib/aws/attribute-value.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError } from "../lib/aws/dynamodb-error.ts";
import type { DynamoDb } from "../lib/aws/dynamodb.ts";
import type { Order } from "../lib/flowers/words/en.ts";

/**
 * Milliseconds of one attempt, and attempts by region. At worst an order takes two attempts to write at home, two to read what stood there
 * already, and one at the standby: 2.75 s of the function's 3 s, after which the caller would hear an error. A look is one attempt: it may follow
 * an answer that was replayed for 1.5 s, and a callback may follow it.
 */
export const ATTEMPT_MS = 550;
export const ATTEMPTS = { home: 2, look: 1, standby: 1 } as const;

export interface PlacedOrder extends Order {
  readonly contactId: string;
  readonly placedAt: EpochMs;
}

/** An order as far as it was heard. */
export type Unfinished = Pick<PlacedOrder, "contactId" | "placedAt"> & Partial<Order>;

export interface OrderBook {
  /**
   * Places the order of a contact, unless it has one.
   * @returns what is ordered now: this order, or the one that was placed before
   * @throws DynamoDbError
   */
  place(order: PlacedOrder): Promise<Order>;
  /** What the contact has ordered, if anything. @throws DynamoDbError */
  find(contactId: string): Promise<Order | undefined>;
  /** Records that someone must call the contact back about this wish. @throws DynamoDbError */
  recordCallback(order: Unfinished): Promise<void>;
}

const FIELDS = ["flowerType", "pickupDate", "pickupTime"] as const;

const orderItem = (order: Unfinished, key: string, status: string) => ({
  contactId: textAttribute(key),
  ...Object.fromEntries(FIELDS.flatMap((name) => (order[name] === undefined ? [] : [[name, textAttribute(order[name])]]))),
  placedAt: numberAttribute(order.placedAt),
  status: textAttribute(status),
});

const orderOf = (item: RawItem | undefined): Order | undefined => {
  if (item === undefined) return undefined;
  const [flowerType, pickupDate, pickupTime] = FIELDS.map((name) => readText(item, name));
  return flowerType === undefined || pickupDate === undefined || pickupTime === undefined
    ? undefined
    : { flowerType, pickupDate, pickupTime };
};

interface Replicas {
  readonly home: DynamoDb;
  /** Home, with the attempts of a look. @default home */
  readonly look?: Pick<DynamoDb, "getItem">;
  readonly standby: DynamoDb;
}

export const orderBook = ({ home, look = home, standby }: Replicas, TableName: string): OrderBook => {
  const readFrom = async (table: Pick<DynamoDb, "getItem">, contactId: string): Promise<Order | undefined> =>
    // What stands there may have been written a moment ago, by a try whose answer was lost.
    orderOf(await table.getItem({ TableName, Key: { contactId: textAttribute(contactId) }, ConsistentRead: true }));
  return {
    find: (contactId) => readFrom(look, contactId),
    place: async (order) => {
      try {
        await home.putItem({
          TableName,
          Item: orderItem(order, order.contactId, "placed"),
          ConditionExpression: "attribute_not_exists(contactId)",
        });
        return order;
      } catch (error) {
        if (!(error instanceof DynamoDbError) || error.failure !== "condition") throw error;
        const placed = await readFrom(home, order.contactId);
        if (placed === undefined) throw error;
        return placed;
      }
    },
    recordCallback: async (order) => {
      await standby.putItem({ TableName, Item: orderItem(order, `callback#${order.contactId}`, "callback-wanted") });
    },
  };
};
