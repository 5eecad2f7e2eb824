// Whose a booking is that only its id and its time are known of: the seats of that time name their callers. So a reminder's schedule needs to
// carry nobody's number, and a booking that was cancelled, whose seat is free or another's, is not found.
import { textAttribute } from "../attribute.ts";
import type { EpochMs } from "../clock.ts";
import type { WholeDynamoDb } from "../dynamodb.ts";
import { bookingKey, parseBooking, parseSeat, slotKey, type Booking } from "./booking.ts";

export interface SeatOf {
  /** Of the booking. */
  readonly id: string;
  readonly startsAt: EpochMs;
}

/** The booking that holds a seat at that time; nothing where none does. All seats of a time are one page: there are 100 at most (settings.ts). */
export const seatHolder =
  (home: Pick<WholeDynamoDb, "getItem" | "query">, TableName: string) =>
  /** @throws DynamoDbError */
  async ({ id, startsAt }: SeatOf): Promise<Booking | undefined> => {
    const seats = await home.query({
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": textAttribute(slotKey({ startsAt })) },
      ConsistentRead: true,
    });
    const caller = seats.map(parseSeat).find((seat) => seat.id === id)?.caller;
    return caller === undefined
      ? undefined
      : parseBooking(await home.getItem({ TableName, Key: bookingKey({ caller, id }), ConsistentRead: true }));
  };
