// DynamoDB for functions that a caller waits for: one signed request over node:http, no SDK, whose client takes several times as long from
// loading to its first answer (npm run bench -- lookup). It knows two operations and says how each can fail.
import type { Item, RawItem } from "./attribute.ts";
import type { Credentials } from "./aws.ts";
import { DynamoDbError, errorFromAnswer, errorFromNetwork } from "./dynamodb-error.ts";
import { isRecord, parseJson, recordAt } from "./json.ts";
import type { Region } from "./region.ts";
import type { Platform } from "./platform.ts";
import type { Answer } from "./signed-request.ts";

export interface DynamoDbSettings {
  readonly region: Region;
  readonly endpoint: URL;
  readonly credentials: Credentials;
  /** Milliseconds that one attempt may take, connection included. */
  readonly attemptMs: number;
  /** How often to try in all, at least 1. */
  readonly attempts: number;
}

export interface GetItemInput {
  readonly TableName: string;
  readonly Key: Item;
  /** Whether every write before counts; DynamoDB's own default is that a write of a moment ago may be missed. */
  readonly ConsistentRead?: true;
}

export interface PutItemInput {
  readonly TableName: string;
  readonly Item: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  /** Values as they are on the wire: ours, or what was read. */
  readonly ExpressionAttributeValues?: RawItem;
}

export interface DynamoDb {
  /** The item, or `undefined` where there is none. @throws DynamoDbError */
  getItem(input: GetItemInput): Promise<RawItem | undefined>;
  /** @throws DynamoDbError; after `timeout` and `unreachable` the item may have been written all the same */
  putItem(input: PutItemInput): Promise<void>;
}

const isWorthARetry = (error: unknown): boolean =>
  error instanceof DynamoDbError && error.failure !== "condition" && error.failure !== "refused";

/** A client for one region's endpoint, with connections kept between invocations. */
export const dynamoDb = (
  { clock, sender }: Pick<Platform, "clock" | "sender">,
  { region, endpoint, credentials, attemptMs, attempts }: DynamoDbSettings,
): DynamoDb => {
  const send = sender({ service: "dynamodb", region, endpoint, credentials });
  const exchange = (operation: string, body: string, signal: AbortSignal): Promise<Answer> =>
    send({
      path: "/",
      headers: { "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": `DynamoDB_20120810.${operation}` },
      body,
      signal,
    });

  const attempt = async (operation: string, body: string): Promise<unknown> => {
    using deadline = clock.deadline(attemptMs);
    let answer: Answer;
    try {
      answer = await exchange(operation, body, deadline.signal);
    } catch (error) {
      throw errorFromNetwork(operation, error, deadline.signal.aborted, endpoint);
    }
    // A body that is not JSON is not DynamoDB's.
    const content = parseJson(answer.body);
    if (answer.status !== 200 || !isRecord(content)) throw errorFromAnswer(operation, answer.status, content);
    return content;
  };

  const call = async (operation: string, input: GetItemInput | PutItemInput): Promise<unknown> => {
    const body = JSON.stringify(input);
    for (let left = attempts - 1; ; left -= 1) {
      try {
        return await attempt(operation, body);
      } catch (error) {
        if (left <= 0 || !isWorthARetry(error)) throw error;
      }
    }
  };

  return {
    getItem: async (input) => {
      const answer = await call("GetItem", input);
      return isRecord(answer) && "Item" in answer ? recordAt(answer, "Item") : undefined;
    },
    putItem: async (input) => {
      await call("PutItem", input);
    },
  };
};
