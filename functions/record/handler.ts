// Keeps what people were told: every message of the line's topic becomes a row of the history, once, and no row is ever written over. Our own
// events say what they are; an alarm says it in CloudWatch's form; anything else is kept as the text that it is.
import { textAttribute, type Item } from "../lib/aws/attribute-value.ts";
import type { Clock } from "../../shared/clock.ts";
import { DynamoDbError } from "../lib/aws/dynamodb-error.ts";
import type { DynamoDb } from "../lib/aws/dynamodb.ts";
import { isRecord, parseJson, recordAt, textAt } from "../../shared/json.ts";
import type { Log } from "../lib/runtime/log.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly db: DynamoDb;
}

/** Characters that are kept of each text: more than any of our events has, far less than an item's 400 KB. */
const MESSAGE_CHARACTERS = 8_000;
const NAME_CHARACTERS = 200;

export interface Recorded {
  readonly recorded: number;
  /** Messages that were there already: SNS delivers at least once. */
  readonly known: number;
}

const bounded = (text: string, characters: number): string => (text.length <= characters ? text : `${text.slice(0, characters - 1)}…`);

/** What kind of message it is, and what of it is worth reading in a list. */
const gist = (message: string): Readonly<Record<string, string | undefined>> => {
  const content = parseJson(message);
  const alarm = textAt(content, "AlarmName");
  if (alarm !== undefined)
    return { kind: `alarm-${alarm}`, state: textAt(content, "NewStateValue"), reason: textAt(content, "NewStateReason"), by: "CloudWatch" };
  const kind = textAt(content, "kind");
  return kind === undefined
    ? { kind: "message" }
    : { kind, reason: textAt(content, "reason"), by: textAt(content, "by"), line: textAt(content, "line") };
};

/** The history's row of a notification (Lambda developer guide, "Using Lambda with Amazon SNS"). */
const itemOf = (notification: unknown, now: number): Item => {
  const [messageId = "unknown", stamp = "", message = ""] = ["MessageId", "Timestamp", "Message"].map((name) => textAt(notification, name));
  const stamped = Date.parse(stamp);
  const at = new Date(Number.isNaN(stamped) ? now : stamped).toISOString();
  const known = Object.entries(gist(message)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, textAttribute(bounded(value, NAME_CHARACTERS))]],
  );
  return {
    day: textAttribute(at.slice(0, 10)),
    at: textAttribute(`${at}#${bounded(messageId, NAME_CHARACTERS)}`),
    ...Object.fromEntries(known),
    message: textAttribute(bounded(message, MESSAGE_CHARACTERS)),
  };
};

/**
 * Takes a delivery of SNS.
 * @throws DynamoDbError when a row could not be written: Lambda then tries the delivery again, and rows that were written stay as they are
 */
export const recordHandler =
  ({ clock, log, db }: Services, TableName: string) =>
  async (event: unknown): Promise<Recorded> => {
    const records: unknown = isRecord(event) ? event["Records"] : undefined;
    const notifications = (Array.isArray(records) ? records : []).map((record: unknown) => recordAt(record, "Sns"));
    if (notifications.length === 0) log({ kind: "nothing-to-record" });
    let known = 0;
    for (const notification of notifications) {
      try {
        await db.putItem({
          TableName,
          Item: itemOf(notification, clock.now()),
          ConditionExpression: "attribute_not_exists(#day)",
          ExpressionAttributeNames: { "#day": "day" }, // A word of DynamoDB's own.
        });
      } catch (error) {
        if (!(error instanceof DynamoDbError) || error.failure !== "condition") throw error;
        known += 1;
      }
    }
    return { recorded: notifications.length - known, known };
  };
