// The order book: an order once per contact, written at home where alone "once" can be kept (replicas take the last writer's word), and a
// callback wish at the standby for when home cannot be written. A retry and the twin find the order of the first attempt.
import { numberAttribute, readText, textAttribute, type RawItem } from "../lib/aws/attribute-value.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError } from "../lib/aws/dynamodb-error.ts";
import type { DynamoDb } from "../lib/aws/dynamodb.ts";
import type { Wish } from "../lib/flowers/speech.ts";

/**
 * Milliseconds of one attempt, and attempts by region. At worst an order takes two attempts to write at home, two to read what stood there
 * already, and one at the standby: 2.75 s of the function's 3 s, after which the caller would hear an error (design.md 4).
 */
export const ATTEMPT_MS = 550;
export const ATTEMPTS = { home: 2, standby: 1 } as const;

export interface Order extends Wish {
  readonly contactId: string;
  readonly placedAt: EpochMs;
}

export interface OrderBook {
  /**
   * Places the order of a contact, unless it has one.
   * @returns what is ordered now: this wish, or the one that was placed before
   * @throws DynamoDbError
   */
  place(order: Order): Promise<Wish>;
  /** What the contact has ordered, if anything. @throws DynamoDbError */
  find(contactId: string): Promise<Wish | undefined>;
  /** Records that someone must call the contact back about this wish. @throws DynamoDbError */
  recordCallback(order: Order): Promise<void>;
}

const orderItem = (order: Order, key: string, status: string) => ({
  contactId: textAttribute(key),
  flowerType: textAttribute(order.flowerType),
  pickupDate: textAttribute(order.pickupDate),
  pickupTime: textAttribute(order.pickupTime),
  placedAt: numberAttribute(order.placedAt),
  status: textAttribute(status),
});

const wishOf = (item: RawItem | undefined): Wish | undefined => {
  if (item === undefined) return undefined;
  const [flowerType, pickupDate, pickupTime] = ["flowerType", "pickupDate", "pickupTime"].map((name) => readText(item, name));
  return flowerType === undefined || pickupDate === undefined || pickupTime === undefined
    ? undefined
    : { flowerType, pickupDate, pickupTime };
};

export const orderBook = ({ home, standby }: { readonly home: DynamoDb; readonly standby: DynamoDb }, TableName: string): OrderBook => {
  const find = async (contactId: string): Promise<Wish | undefined> =>
    // What stands there may have been written a moment ago, by a try whose answer was lost.
    wishOf(await home.getItem({ TableName, Key: { contactId: textAttribute(contactId) }, ConsistentRead: true }));
  return {
    find,
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
        const placed = await find(order.contactId);
        if (placed === undefined) throw error;
        return placed;
      }
    },
    recordCallback: async (order) => {
      await standby.putItem({ TableName, Item: orderItem(order, `callback#${order.contactId}`, "callback-wanted") });
    },
  };
};
