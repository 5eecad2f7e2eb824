// The last events of the line, out of its history (functions/record writes it, by day).
import { QueryCommand, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Clock } from "../../functions/clock.ts";
import { limited } from "./limited.ts";

export interface Past {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly reason: string;
  readonly by: string;
}

const DAY_MS = 86_400_000;
/** How far back events are looked for: a week and a day, so that what happened "last Monday" is there. */
const DAYS = 8;
/** Events of a person's interest at one time. */
const MOST = 10;

const pastOf = (item: Readonly<Record<string, AttributeValue>>): Past => {
  const textOf = (name: string): string => item[name]?.S ?? "";
  // An alarm says what became of it beside its name.
  const kind = [textOf("kind"), textOf("state")].filter((word) => word !== "").join(" ");
  return { at: textOf("at").split("#")[0] ?? "", kind, reason: textOf("reason"), by: textOf("by") };
};

/**
 * The last events, newest first.
 * @throws what the client throws
 */
export const lastEvents = async (
  { clock, dynamoDb }: { readonly clock: Clock; readonly dynamoDb: DynamoDBClient },
  TableName: string,
): Promise<readonly Past[]> => {
  const onDay = async (day: string): Promise<readonly Past[]> => {
    const command = new QueryCommand({
      TableName,
      KeyConditionExpression: "#day = :day",
      ExpressionAttributeNames: { "#day": "day" },
      ExpressionAttributeValues: { ":day": { S: day } },
      ScanIndexForward: false,
      Limit: MOST,
    });
    const { Items = [] } = await limited(clock, (abortSignal) => dynamoDb.send(command, { abortSignal }));
    return Items.map(pastOf);
  };
  const days = Array.from({ length: DAYS }, (_, back) => new Date(clock.now() - back * DAY_MS).toISOString().slice(0, 10));
  return (await Promise.all(days.map(onDay))).flat().slice(0, MOST);
};
