// Whether a caller has proved a booking by its code. Tries are counted before the code is looked at, so that many calls at the same time get no
// more of them, and a count that cannot be written lets nobody in.
import { numberAttribute, readNumber, type Item } from "../attribute.ts";
import type { Clock, EpochMs } from "../clock.ts";
import type { WholeDynamoDb } from "../dynamodb.ts";
import { expiryAfter, keyOf, type Booking } from "./booking.ts";
import { isSameCode, readCode } from "./code.ts";
import { patiently } from "./patience.ts";

/** Tries that a contact has, whatever the bookings; then a person helps. */
export const TRIES_OF_CONTACT = 3;
/** Tries that a booking has within an hour, whoever makes them. */
export const TRIES_OF_BOOKING = 10;

export type Proved =
  | { readonly kind: "right"; readonly booking: Booking }
  /** `left` tries of the contact, at least 1. The same is said where the number has no booking at all. */
  | { readonly kind: "wrong"; readonly left: number }
  /** No more tries, for now: a person must help. */
  | { readonly kind: "locked" };

export interface Proof {
  /**
   * @param bookings those of the number, among which the code says which is meant
   * @param said the digits as they were understood; what is no code counts as a wrong one
   * @throws DynamoDbError
   */
  prove(contactId: string, bookings: readonly Booking[], said: string, until: EpochMs): Promise<Proved>;
}

export interface ProofServices {
  readonly clock: Pick<Clock, "now" | "sleep">;
  readonly home: Pick<WholeDynamoDb, "updateItem">;
}

const HOUR_MS = 3_600_000;

export const proof = ({ clock, home }: ProofServices, TableName: string): Proof => {
  const patient = patiently(clock);

  const count = async (pk: string, until: EpochMs): Promise<number> => {
    const expiry: Item = expiryAfter(clock.now(), 1);
    const counted = await patient(until, () =>
      home.updateItem({
        TableName,
        Key: keyOf(pk, "-"),
        // An answer that was lost makes one try count twice: that harms no one but who guesses.
        UpdateExpression: "ADD tries :one SET expiresAt = :expiry",
        ExpressionAttributeValues: { ":one": numberAttribute(1), ":expiry": expiry["expiresAt"] },
      }),
    );
    return readNumber(counted, "tries") ?? Number.POSITIVE_INFINITY;
  };

  return {
    prove: async (contactId, bookings, said, until) => {
      const tries = await count(`TRIES#CONTACT#${contactId}`, until);
      if (tries > TRIES_OF_CONTACT) return { kind: "locked" };
      const hour = Math.floor(clock.now() / HOUR_MS);
      const counts = await Promise.all(bookings.map(({ id }) => count(`TRIES#BOOKING#${id}#${hour}`, until)));
      const open = bookings.filter((_, at) => (counts[at] ?? Number.POSITIVE_INFINITY) <= TRIES_OF_BOOKING);
      if (open.length === 0 && bookings.length > 0) return { kind: "locked" };
      // All are compared, so that the time does not tell which it was.
      const code = readCode(said) ?? "";
      const booking = open[open.map((one) => isSameCode(one.code, code)).indexOf(true)];
      if (booking !== undefined) return { kind: "right", booking };
      const left = TRIES_OF_CONTACT - tries;
      return left > 0 ? { kind: "wrong", left } : { kind: "locked" };
    },
  };
};
