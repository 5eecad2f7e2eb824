// Claiming a seat: one look at the slot, and one transaction for the booking, its seat and its text. It is made under the condition that all is
// as it was read, so that a retry, the twin, and a request that arrives long after it was given up book nothing twice.
//
// There is no ClientRequestToken: it would make the second of two tries fail while the first is still under way (DynamoDB API reference,
// TransactionInProgressException), and stands for ten minutes only. The booking's own key stands for as long as the booking.
import { asRead } from "../../aws/optimistic-lock.ts";
import { numberAttribute, type Item, type RawItem } from "../../aws/attribute-value.ts";
import type { Clock } from "../../../../shared/clock.ts";
import { orFailure } from "../../aws/dynamodb-error.ts";
import type { WholeDynamoDb } from "../../aws/dynamodb.ts";
import * as items from "./booking.ts";
import type { Booking, Wish } from "./booking.ts";
import type { Lost } from "./patience.ts";
import { itemBySeat } from "./seat-holder.ts";
import { textItem } from "./texts.ts";

export type Booked =
  /** `again`: it was there already, as after a lost answer. */
  | { readonly kind: "booked"; readonly booking: Booking; readonly again: boolean }
  /** Every seat of the slot is held. */
  | { readonly kind: "full" };

export interface SeatServices {
  readonly clock: Pick<Clock, "now">;
  readonly home: Pick<WholeDynamoDb, "batchGet" | "getItem" | "transactWrite" | "updateItem">;
}

/** The numbers of a slot's seats. */
export const seatsOf = (capacity: number): readonly number[] => Array.from({ length: capacity }, (_, seat) => seat);

const text = (key: Item): string => items.parseSeat(key).key;

/** Reads items, and says of a key what is there. @throws DynamoDbError */
export const readItems =
  (home: Pick<WholeDynamoDb, "batchGet">, TableName: string) =>
  async (Keys: readonly Item[]): Promise<{ readonly all: readonly RawItem[]; readonly at: (key: Item) => RawItem | undefined }> => {
    const all = await home.batchGet({ TableName, Keys, ConsistentRead: true });
    const byKey = new Map(all.map((item) => [items.parseSeat(item).key, item]));
    return { all, at: (key) => byKey.get(text(key)) };
  };

/** @returns one try to book a wish: `lost` when somebody was faster. It throws DynamoDbErrors */
export const claimSeat = ({ clock, home }: SeatServices, TableName: string, capacity: number) => {
  const look = readItems(home, TableName);

  /** Makes the booking a newer one than every cancellation that is still on its way has read: it was wished again since. */
  const assert = async ({ caller, id }: Booking, read: RawItem | undefined): Promise<void> => {
    const { ExpressionAttributeNames, ExpressionAttributeValues, ...condition } = asRead(read, items.GENERATION);
    await home.updateItem({
      TableName,
      Key: items.bookingKey({ caller, id }),
      ...condition,
      UpdateExpression: "ADD #asserted :one",
      ExpressionAttributeNames: { ...ExpressionAttributeNames, "#asserted": "asserted" },
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ":one": numberAttribute(1) },
    });
  };

  const claim = async (booking: Booking, over: RawItem | undefined): Promise<void> =>
    home.transactWrite([
      { Put: { TableName, Item: items.bookingItem(booking), ...asRead(over, items.GENERATION) } },
      { Put: { TableName, Item: items.seatItem(booking), ConditionExpression: "attribute_not_exists(pk)" } },
      { Put: { TableName, Item: textItem(booking, "confirmation", booking.createdAt) } },
    ]);

  return async (wish: Wish, code: string): Promise<Booked | Lost> => {
    const id = items.bookingId(wish);
    const own = items.bookingKey({ caller: wish.caller, id });
    const { all, at } = await look([own, ...seatsOf(capacity).map((seat) => items.seatKey(wish.slot, seat))]);
    // Where the contact gave another number the first time, it has its seat under that.
    const there = items.parseBooking(at(own)) === undefined ? await itemBySeat(home, TableName, all, id) : at(own);
    const known = items.parseBooking(there);
    if (known?.status === "booked") {
      // What this very request has booked, as after a lost answer, nobody can have asked to cancel yet.
      const failed = known.code === code ? undefined : await orFailure(assert(known, there));
      if (failed === undefined) return { kind: "booked", booking: known, again: true };
      if (failed.failure !== "condition") throw failed;
      return { kind: "lost", why: failed };
    }
    const free = seatsOf(capacity).filter((seat) => at(items.seatKey(wish.slot, seat)) === undefined);
    // Those who come at the same time shall not all want the same one.
    const seat = free[Number.parseInt(id.slice(0, 8), 16) % free.length];
    if (seat === undefined) return { kind: "full" };
    const booking: Booking = { ...wish, id, code, seat, status: "booked", createdAt: clock.now(), sms: "pending" };
    const failed = await orFailure(claim(booking, at(own)));
    if (failed === undefined) return { kind: "booked", booking, again: false };
    if (failed.failure !== "condition") throw failed;
    return { kind: "lost", why: failed };
  };
};
