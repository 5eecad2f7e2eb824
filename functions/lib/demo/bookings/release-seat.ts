// Releasing a seat: the booking is cancelled, its seat freed and its text put in one transaction, or none of it.
import { asRead } from "../../aws/optimistic-lock.ts";
import { numberAttribute, textAttribute } from "../../aws/attribute-value.ts";
import { orFailure } from "../../aws/dynamodb-error.ts";
import type { TransactItem } from "../../aws/dynamodb.ts";
import { bookingKey, GENERATION, parseBooking, seatKey, type Booking } from "./booking.ts";
import type { SeatServices } from "./claim-seat.ts";
import type { Lost } from "./patience.ts";
import { textItem, textKey } from "./texts.ts";

export type Cancelled =
  /** `again`: it was cancelled already, as after a lost answer. */
  | { readonly kind: "cancelled"; readonly booking: Booking; readonly again: boolean }
  /** There is no such booking. */
  | { readonly kind: "none" };

/** @returns one try to cancel a booking: `lost` when somebody was faster. It throws DynamoDbErrors */
export const releaseSeat = ({ clock, home }: SeatServices, TableName: string) => {
  const free = ({ id, slot, seat }: Booking): TransactItem => ({
    Delete: {
      TableName,
      Key: seatKey(slot, seat),
      ConditionExpression: "attribute_not_exists(pk) OR bookingId = :id",
      ExpressionAttributeValues: { ":id": textAttribute(id) },
    },
  });

  return async (asked: Pick<Booking, "caller" | "id">): Promise<Cancelled | Lost> => {
    const Key = bookingKey(asked);
    const item = await home.getItem({ TableName, Key, ConsistentRead: true });
    const booking = parseBooking(item);
    if (booking === undefined) return { kind: "none" };
    if (booking.status === "cancelled") return { kind: "cancelled", booking, again: true };
    const now = clock.now();
    const cancelled: Booking = { ...booking, status: "cancelled", sms: "pending" };
    const { ExpressionAttributeNames, ExpressionAttributeValues, ...condition } = asRead(item, GENERATION);
    const update: TransactItem = {
      Update: {
        TableName,
        Key,
        ...condition,
        UpdateExpression: "SET #status = :cancelled, cancelledAt = :now, sms = :sms",
        ExpressionAttributeNames: { ...ExpressionAttributeNames, "#status": "status" },
        ExpressionAttributeValues: {
          ...ExpressionAttributeValues,
          ":cancelled": textAttribute("cancelled"),
          ":now": numberAttribute(now),
          ":sms": textAttribute("pending"),
        },
      },
    };
    const failed = await orFailure(
      home.transactWrite([
        update,
        free(booking),
        { Put: { TableName, Item: textItem(cancelled, "cancelled", now) } },
        // Who was not told of it yet need not be.
        { Delete: { TableName, Key: textKey(booking.id, "confirmation") } },
      ]),
    );
    if (failed === undefined) return { kind: "cancelled", booking: cancelled, again: false };
    if (failed.failure !== "condition") throw failed;
    return { kind: "lost", why: failed };
  };
};
