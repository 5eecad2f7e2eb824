// Whose a booking is that only its id and its time are known of: the seats of that time name their callers. So a reminder's schedule needs to
// carry nobody's number, and a booking that was cancelled, whose seat is free or another's, is not found.
import { textAttribute, type RawItem } from "../../aws/attribute-value.ts";
import type { EpochMs } from "../../../../shared/clock.ts";
import type { WholeDynamoDb } from "../../aws/dynamodb.ts";
import { bookingKey, parseBooking, parseSeat, slotKey, type Booking } from "./booking.ts";

export interface SeatOf {
  /** Of the booking. */
  readonly id: string;
  readonly startsAt: EpochMs;
}

/** The item of a booking, by those of the seats among which it has one. @throws DynamoDbError */
export const itemBySeat = async (
  home: Pick<WholeDynamoDb, "getItem">,
  TableName: string,
  seats: readonly RawItem[],
  id: string,
): Promise<RawItem | undefined> => {
  const caller = seats.map(parseSeat).find((seat) => seat.id === id)?.caller;
  return caller === undefined ? undefined : home.getItem({ TableName, Key: bookingKey({ caller, id }), ConsistentRead: true });
};

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
    return parseBooking(await itemBySeat(home, TableName, seats, id));
  };
