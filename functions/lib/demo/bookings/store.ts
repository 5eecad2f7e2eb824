// The bookings in the table, written through the home region alone, where a transaction can promise that a seat has one holder (replicas take
// the last writer's word, aws-limits.md 3.1).
import { readText, textAttribute, type Item, type RawItem } from "../../aws/attribute-value.ts";
import type { Clock, EpochMs } from "../../../../shared/clock.ts";
import type { WholeDynamoDb } from "../../aws/dynamodb.ts";
import { BOOKING_PREFIX, CALLER_PREFIX, keyOf, parseBooking, seatKey, type Booking, type Wish } from "./booking.ts";
import type { Slot } from "./calendar.ts";
import { claimSeat, readItems, seatsOf, type Booked } from "./claim-seat.ts";
import { patiently, untilSettled } from "./patience.ts";
import { releaseSeat, type Cancelled } from "./release-seat.ts";

/** In each of these `until` is when the caller's time for home is over (patience.ts), and every failure a DynamoDbError. */
export interface Bookings {
  /** Books a seat of the slot, unless the contact has one. */
  book(wish: Wish, until: EpochMs): Promise<Booked>;
  /** Frees the seat. Who asks has proved the booking (proof.ts). */
  cancel(booking: Pick<Booking, "caller" | "id">, until: EpochMs): Promise<Cancelled>;
  /** A number's bookings that are still to come, the earliest first. */
  coming(caller: string, until: EpochMs): Promise<readonly Booking[]>;
  /** The first `count` of the slots that have a free seat, in their order. A moment later it may be gone. */
  free(slots: Iterable<Slot>, count: number, until: EpochMs): Promise<readonly Slot[]>;
}

export interface BookingsServices {
  readonly clock: Pick<Clock, "now" | "sleep">;
  readonly home: Pick<WholeDynamoDb, "batchGet" | "getItem" | "query" | "transactWrite" | "updateItem">;
  /** A fresh code of 6 digits (code.ts). */
  readonly newCode: () => string;
}

/** Bookings of one Query. Each is less than a kilobyte, so that DynamoDB's own page of 1 MB (aws-limits.md 3.3) holds them, and fewer are all. */
export const PAGE = 1000;

/** Keys of one BatchGetItem (DynamoDB API reference). */
const KEYS_AT_MOST = 100;

/** @param capacity seats of a slot, 1 to 99: a slot's seats and the booking itself are read at once */
export const bookings = ({ clock, home, newCode }: BookingsServices, TableName: string, capacity: number): Bookings => {
  const patient = patiently(clock);
  // Whoever is faster takes one seat, or is the contact itself.
  const settle = untilSettled(patient, capacity + 2);
  const read = readItems(home, TableName);
  const claim = claimSeat({ clock, home }, TableName, capacity);
  const release = releaseSeat({ clock, home }, TableName);

  const freeOf = async (slots: readonly Slot[], until: EpochMs): Promise<readonly Slot[]> => {
    const seats = seatsOf(capacity);
    const { at } = await patient(until, () => read(slots.flatMap((slot) => seats.map((seat) => seatKey(slot, seat)))));
    return slots.filter((slot) => seats.some((seat) => at(seatKey(slot, seat)) === undefined));
  };

  const pageOf = (caller: string, after: Item | undefined): Promise<readonly RawItem[]> =>
    home.query({
      TableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: {
        ":pk": textAttribute(`${CALLER_PREFIX}${caller}`),
        ":prefix": textAttribute(BOOKING_PREFIX),
      },
      ConsistentRead: true,
      Limit: PAGE,
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    });

  return {
    book: (wish, until) => {
      const code = newCode();
      return settle<Booked>(until, () => claim(wish, code));
    },
    cancel: (booking, until) => settle<Cancelled>(until, () => release(booking)),
    coming: async (caller, until) => {
      const found: RawItem[] = [];
      for (let after: Item | undefined; ;) {
        const page = await patient(until, () => pageOf(caller, after));
        found.push(...page);
        const [pk, sk] = [readText(page.at(-1) ?? {}, "pk"), readText(page.at(-1) ?? {}, "sk")];
        if (page.length < PAGE || pk === undefined || sk === undefined) break;
        after = keyOf(pk, sk);
      }
      return found
        .flatMap((item) => parseBooking(item) ?? [])
        .filter(({ status, slot }) => status === "booked" && slot.startsAt > clock.now())
        .sort((a, b) => a.slot.startsAt - b.slot.startsAt);
    },
    free: async (slots, count, until) => {
      const atOnce = Math.floor(KEYS_AT_MOST / capacity);
      const free: Slot[] = [];
      let next: Slot[] = [];
      for (const slot of slots) {
        next.push(slot);
        if (next.length < atOnce) continue;
        free.push(...(await freeOf(next, until)));
        if (free.length >= count) return free.slice(0, count);
        next = [];
      }
      if (next.length > 0) free.push(...(await freeOf(next, until)));
      return free.slice(0, count);
    },
  };
};
