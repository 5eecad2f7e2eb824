// What was asked while home could not be written: recorded at the standby, for a person to call back. A seat is not promised by it.
import { numberAttribute, textAttribute } from "../../aws/attribute-value.ts";
import type { EpochMs } from "../../../../shared/clock.ts";
import type { WholeDynamoDb } from "../../aws/dynamodb.ts";
import { expiryAfter, keyOf, type Wish } from "./booking.ts";

export interface Callback extends Pick<Wish, "contactId" | "caller" | "locale"> {
  /** The intent that the caller wanted done. */
  readonly intent: string;
  /** When the demo shall be, or is, as far as that is known. */
  readonly slot?: Wish["slot"];
  readonly askedAt: EpochMs;
}

export interface Callbacks {
  /** Once for each contact and intent: a retry writes over it. @throws DynamoDbError */
  record(callback: Callback): Promise<void>;
}

const KEPT_DAYS = 30;

/** @param standby one attempt of ATTEMPT_MS.standby (patience.ts) */
export const callbacks = (standby: Pick<WholeDynamoDb, "putItem">, TableName: string): Callbacks => ({
  record: ({ contactId, caller, locale, intent, slot, askedAt }) =>
    standby.putItem({
      TableName,
      Item: {
        ...keyOf("CALLBACK", `${contactId}#${intent}`),
        contactId: textAttribute(contactId),
        caller: textAttribute(caller),
        locale: textAttribute(locale),
        intent: textAttribute(intent),
        status: textAttribute("callback-wanted"),
        askedAt: numberAttribute(askedAt),
        ...(slot === undefined
          ? {}
          : { date: textAttribute(slot.date), time: textAttribute(slot.time), startsAt: numberAttribute(slot.startsAt) }),
        ...expiryAfter(askedAt, KEPT_DAYS),
      },
    }),
});
