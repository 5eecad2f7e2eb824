// How many texts may be sent: to one number in a day, and in a day in all. Callers can name any number, and each text costs.
import { numberAttribute, type Item } from "../../aws/attribute-value.ts";
import type { EpochMs } from "../../../../shared/clock.ts";
import { orFailure } from "../../aws/dynamodb-error.ts";
import type { TransactItem, WholeDynamoDb } from "../../aws/dynamodb.ts";
import { expiryAfter, keyOf } from "./booking.ts";

export interface SmsLimits {
  readonly perNumberDay: number;
  readonly perDay: number;
}

export type Allowed = "allowed" | "number-full" | "day-full";

export interface SmsCaps {
  /**
   * Counts one text before it is sent; what is not allowed counts nothing.
   * @param date the line's own, `YYYY-MM-DD`
   * @throws DynamoDbError; after a lost answer the text may have been counted all the same
   */
  take(number: string, date: string, now: EpochMs): Promise<Allowed>;
}

export const smsCaps = (home: Pick<WholeDynamoDb, "transactWrite">, TableName: string, { perNumberDay, perDay }: SmsLimits): SmsCaps => {
  const one = (Key: Item, most: number, now: EpochMs): TransactItem => ({
    Update: {
      TableName,
      Key,
      ConditionExpression: "attribute_not_exists(sent) OR sent < :most",
      UpdateExpression: "ADD sent :one SET expiresAt = :expiry",
      ExpressionAttributeValues: {
        ":one": numberAttribute(1),
        ":most": numberAttribute(most),
        ":expiry": expiryAfter(now, 2)["expiresAt"],
      },
    },
  });

  return {
    take: async (number, date, now) => {
      // A count that is not there yet would pass for less than none.
      if (perDay < 1) return "day-full";
      if (perNumberDay < 1) return "number-full";
      const failed = await orFailure(
        home.transactWrite([one(keyOf(`SMS#${number}#${date}`, "-"), perNumberDay, now), one(keyOf(`SMS#DAY#${date}`, "-"), perDay, now)]),
      );
      if (failed === undefined) return "allowed";
      if (failed.failure !== "condition") throw failed;
      return failed.reasons[0] === "ConditionalCheckFailed" ? "number-full" : "day-full";
    },
  };
};
