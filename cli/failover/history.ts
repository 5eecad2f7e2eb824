// The last events of the line, out of its history (functions/record writes it, by day).
import { QueryCommand, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Clock } from "../../shared/clock.ts";
import { isRecord, parseJson, textAt } from "../../shared/json.ts";
import { limited } from "../common/time-limit.ts";

export interface Past {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  /** What the kind leaves open: from where to where, which alarm, how a drill came out. Empty where nothing is. */
  readonly what: string;
  readonly reason: string;
  readonly by: string;
}

const DAY_MS = 86_400_000;
/** How far back events are looked for: a week and a day, so that what happened "last Monday" is there. */
const DAYS = 8;
/** Events of a person's interest at one time. */
const MOST = 10;

/** Of a message as it was published, by us or by CloudWatch. */
const whatOf = (message: unknown): string => {
  const [from, to] = [textAt(message, "from"), textAt(message, "to")];
  const problems: unknown = isRecord(message) ? message["problems"] : undefined;
  return [
    textAt(message, "AlarmName"),
    textAt(message, "NewStateValue"),
    from === undefined || to === undefined ? undefined : `${from} to ${to}`,
    textAt(message, "region"),
    textAt(message, "outcome"),
    Array.isArray(problems) ? problems.join(" ") : undefined,
  ]
    .filter((words) => words !== undefined)
    .join(" ");
};

const pastOf = (item: Readonly<Record<string, AttributeValue>>): Past => {
  const textOf = (name: string): string => item[name]?.S ?? "";
  return {
    at: textOf("at").split("#")[0] ?? "",
    // The row's own kind of an alarm has its name in it.
    kind: textOf("kind").startsWith("alarm-") ? "alarm" : textOf("kind"),
    what: whatOf(parseJson(textOf("message"))),
    reason: textOf("reason"),
    by: textOf("by"),
  };
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
