// What the bookings' table holds for people: demos, and callbacks that are wanted. Callers' own keys lie all over it, so that it is scanned: a
// person asks this now and then, and never a call.
import { ScanCommand, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readNumber, readText, type RawItem } from "../../functions/lib/aws/attribute-value.ts";
import { CALLER_PREFIX, parseBooking } from "../../functions/lib/demo/bookings/booking.ts";
import { realClock } from "../../shared/clock.ts";
import { limited } from "../common/time-limit.ts";

export interface Entry {
  /** `callback` is what a caller asked for while nothing could be booked. */
  readonly status: "booked" | "cancelled" | "callback";
  /** `YYYY-MM-DD` and `HH:MM` of the demo, in the line's time zone; empty where a callback has none. */
  readonly date: string;
  readonly time: string;
  readonly timeZone: string;
  /** E.164. */
  readonly caller: string;
  readonly locale: string;
  /** Whether the last text was sent: `pending`, `waiting` (is tried again), `sent`, `failed` (is not); empty for a callback. */
  readonly sms: string;
  /** When it was booked, or asked for: ISO 8601. */
  readonly madeAt: string;
}

export interface Days {
  readonly from: string;
  readonly to: string | undefined;
}

const CALLBACK = "CALLBACK";

const isoOf = (moment: number | undefined): string => {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
};

const callbackOf = (item: RawItem): Entry => ({
  status: "callback",
  date: readText(item, "date") ?? "",
  time: readText(item, "time") ?? "",
  timeZone: readText(item, "timeZone") ?? "",
  caller: readText(item, "caller") ?? "",
  locale: readText(item, "locale") ?? "",
  sms: "",
  madeAt: isoOf(readNumber(item, "askedAt")),
});

/** What an item says to people; nothing where it makes no sense. */
const entryOf = (item: RawItem): Entry | undefined => {
  if (readText(item, "pk") === CALLBACK) return callbackOf(item);
  const booking = parseBooking(item);
  if (booking === undefined) return undefined;
  const { status, slot, timeZone, caller, locale, sms, createdAt } = booking;
  return { status, date: slot.date, time: slot.time, timeZone, caller, locale, sms, madeAt: isoOf(createdAt) };
};

/** Of each page, what may be an entry. A table that does not answer shall not keep a person waiting. */
async function* pagesOf(client: DynamoDBClient, TableName: string): AsyncGenerator<readonly RawItem[]> {
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = new ScanCommand({
      TableName,
      FilterExpression: "begins_with(pk, :caller) OR pk = :callback",
      ExpressionAttributeValues: { ":caller": { S: CALLER_PREFIX }, ":callback": { S: CALLBACK } },
      ExclusiveStartKey,
    });
    const { Items = [], LastEvaluatedKey } = await limited(realClock, (abortSignal) => client.send(page, { abortSignal }));
    yield Items;
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

const order = ({ date, time, madeAt }: Entry): string => `${date} ${time} ${madeAt}`;

/**
 * The entries of some days, by day and time; callbacks without a day come first, whatever the days.
 * @throws what the client throws, and for a page that takes too long
 */
export const readEntries = async (client: DynamoDBClient, TableName: string, { from, to }: Days): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for await (const items of pagesOf(client, TableName))
    for (const item of items) {
      const entry = entryOf(item);
      if (entry === undefined) continue;
      const isThen = entry.date >= from && (to === undefined || entry.date <= to);
      if (isThen || (entry.status === "callback" && entry.date === "")) entries.push(entry);
    }
  return entries.sort((one, other) => (order(one) < order(other) ? -1 : 1));
};
