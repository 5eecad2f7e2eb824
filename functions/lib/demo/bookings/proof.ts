// Whether a caller has proved a booking by its code. Tries are counted before the code is looked at, so that many calls at the same time get no
// more of them, and a count that cannot be written lets nobody in.
import { numberAttribute, readNumber, readText, type Item } from "../../aws/attribute-value.ts";
import type { Clock, EpochMs } from "../../../../shared/clock.ts";
import type { WholeDynamoDb } from "../../aws/dynamodb.ts";
import { expiryAfter, keyOf, type Booking } from "./booking.ts";
import { isSameCode, readCode } from "./code.ts";
import { patiently } from "./patience.ts";

/** Tries that a contact has, whatever the bookings; then a person helps. */
export const TRIES_OF_CONTACT = 3;
/**
 * Tries that a number has within any hour, whoever makes them, and whether or not it has a booking: a stranger learns nothing from the count. No
 * booking of the number has more. Counted by half hours, this one and the two before it, so that a lock may last an hour and a half.
 */
export const TRIES_OF_NUMBER = 10;

export type Proved =
  | { readonly kind: "right"; readonly booking: Booking }
  /** `left` tries of the contact, at least 1. The same is said where the number has no booking at all. */
  | { readonly kind: "wrong"; readonly left: number }
  /** No more tries, for now: a person must help. */
  | { readonly kind: "locked" };

export interface Proof {
  /**
   * @param numbers where was looked, E.164
   * @param bookings those of the numbers, among which the code says which is meant
   * @param said the digits as they were understood; what is no code counts as a wrong one
   * @throws DynamoDbError
   */
  prove(contactId: string, numbers: readonly string[], bookings: readonly Booking[], said: string, until: EpochMs): Promise<Proved>;
}

export interface ProofServices {
  readonly clock: Pick<Clock, "now" | "sleep">;
  readonly home: Pick<WholeDynamoDb, "updateItem" | "batchGet">;
}

const HALF_HOUR_MS = 1_800_000;

export const proof = ({ clock, home }: ProofServices, TableName: string): Proof => {
  const patient = patiently(clock);

  const count = async (key: Item, until: EpochMs): Promise<number> => {
    const expiry: Item = expiryAfter(clock.now(), 1);
    const counted = await patient(until, () =>
      home.updateItem({
        TableName,
        Key: key,
        // An answer that was lost makes one try count twice: that harms no one but who guesses.
        UpdateExpression: "ADD tries :one SET expiresAt = :expiry",
        ExpressionAttributeValues: { ":one": numberAttribute(1), ":expiry": expiry["expiresAt"] },
      }),
    );
    return readNumber(counted, "tries") ?? Number.POSITIVE_INFINITY;
  };

  /** The numbers that have tries left after this one. */
  const openOf = async (numbers: readonly string[], until: EpochMs): Promise<readonly string[]> => {
    const half = Math.floor(clock.now() / HALF_HOUR_MS);
    const keyAt = (number: string, at: number): Item => keyOf(`TRIES#NUMBER#${number}`, String(at));
    const Keys = numbers.flatMap((number) => [keyAt(number, half - 1), keyAt(number, half - 2)]);
    const [earlier, ...counts] = await Promise.all([
      Keys.length === 0 ? [] : patient(until, () => home.batchGet({ TableName, Keys, ConsistentRead: true })),
      ...numbers.map((number) => count(keyAt(number, half), until)),
    ]);
    const before = (number: string): number =>
      earlier
        .filter((item) => readText(item, "pk") === `TRIES#NUMBER#${number}`)
        .reduce((sum, item) => sum + (readNumber(item, "tries") ?? Number.POSITIVE_INFINITY), 0);
    return numbers.filter((number, at) => before(number) + (counts[at] ?? Number.POSITIVE_INFINITY) <= TRIES_OF_NUMBER);
  };

  return {
    prove: async (contactId, numbers, bookings, said, until) => {
      const tries = await count(keyOf(`TRIES#CONTACT#${contactId}`, "-"), until);
      if (tries > TRIES_OF_CONTACT) return { kind: "locked" };
      const openNumbers = await openOf(numbers, until);
      if (openNumbers.length === 0) return { kind: "locked" };
      const open = bookings.filter(({ caller }) => openNumbers.includes(caller));
      // All are compared, so that the time does not tell which it was.
      const code = readCode(said) ?? "";
      const booking = open[open.map((one) => isSameCode(one.code, code)).indexOf(true)];
      if (booking !== undefined) return { kind: "right", booking };
      const left = TRIES_OF_CONTACT - tries;
      return left > 0 ? { kind: "wrong", left } : { kind: "locked" };
    },
  };
};
