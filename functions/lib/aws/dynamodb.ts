// DynamoDB for functions that a caller waits for: one signed request over node:http, no SDK, whose client takes several times as long from
// loading to its first answer (npm run bench -- lookup). It knows few operations and says how each can fail.
import type { Item, RawItem } from "./attribute-value.ts";
import type { Credentials } from "./endpoints.ts";
import { DynamoDbError, errorFromAnswer, errorFromNetwork } from "./dynamodb-error.ts";
import { isRecord, parseJson, recordAt } from "../../../shared/json.ts";
import type { Region } from "../../../shared/region.ts";
import type { Platform } from "../runtime/platform.ts";
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

interface Expressions {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  /** Values as they are on the wire: ours, or what was read. */
  readonly ExpressionAttributeValues?: RawItem;
}

interface Conditional extends Expressions {
  readonly ConditionExpression?: string;
}

export interface PutItemInput extends Conditional {
  readonly TableName: string;
  readonly Item: Item;
}

export interface DeleteItemInput extends Conditional {
  readonly TableName: string;
  readonly Key: Item;
}

export interface UpdateItemInput extends DeleteItemInput {
  readonly UpdateExpression: string;
}

export interface QueryInput extends Expressions {
  readonly TableName: string;
  readonly KeyConditionExpression: string;
  readonly ConsistentRead?: true;
  /** How many items to look at; without it a page of 1 MB (aws-limits.md 3.3). */
  readonly Limit?: number;
  /** Begins after it, whether there is such an item or not. */
  readonly ExclusiveStartKey?: Item;
}

/** Items of one table by their keys, 1 to 100. */
export interface BatchGetInput {
  readonly TableName: string;
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: true;
}

/** One action of a transaction; no two may be of one item (DynamoDB API reference, TransactWriteItems). */
export type TransactItem = { readonly Put: PutItemInput } | { readonly Update: UpdateItemInput } | { readonly Delete: DeleteItemInput };

export interface DynamoDb {
  /** The item, or `undefined` where there is none. @throws DynamoDbError */
  getItem(input: GetItemInput): Promise<RawItem | undefined>;
  /** @throws DynamoDbError; after `timeout` and `unreachable` the item may have been written all the same */
  putItem(input: PutItemInput): Promise<void>;
}

/** A client for functions that do more than read and write single items. */
export interface WholeDynamoDb extends DynamoDb {
  /** One page. @throws DynamoDbError */
  query(input: QueryInput): Promise<readonly RawItem[]>;
  /** Those of the items that there are, in no order. @throws DynamoDbError; `throttled` where DynamoDB left some out */
  batchGet(input: BatchGetInput): Promise<readonly RawItem[]>;
  /** @returns the attributes that were changed, as they are now. @throws DynamoDbError as putItem */
  updateItem(input: UpdateItemInput): Promise<RawItem>;
  /** @throws DynamoDbError as putItem */
  deleteItem(input: DeleteItemInput): Promise<void>;
  /** Makes all of 1 to 100 writes, or none. @throws DynamoDbError as putItem; `reasons` tells of each write why none was made */
  transactWrite(items: readonly TransactItem[]): Promise<void>;
}

const itemsIn = (list: unknown): readonly RawItem[] => (Array.isArray(list) ? list.filter(isRecord) : []);

const isWorthARetry = (error: unknown): boolean =>
  error instanceof DynamoDbError && error.failure !== "condition" && error.failure !== "refused";

/** A client for one region's endpoint, with connections kept between invocations. */
export const dynamoDb = (
  { clock, sender }: Pick<Platform, "clock" | "sender">,
  { region, endpoint, credentials, attemptMs, attempts }: DynamoDbSettings,
): WholeDynamoDb => {
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

  const call = async (operation: string, input: object): Promise<unknown> => {
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
    query: async (input) => {
      const answer = await call("Query", input);
      return itemsIn(isRecord(answer) ? answer["Items"] : undefined);
    },
    batchGet: async ({ TableName, ...asked }) => {
      const answer = await call("BatchGetItem", { RequestItems: { [TableName]: asked } });
      // Who asks what is free must not take what was left out for free.
      if (Object.keys(recordAt(answer, "UnprocessedKeys")).length > 0)
        throw new DynamoDbError("throttled", "UnprocessedKeys", "DynamoDB left out some items of BatchGetItem.");
      return itemsIn(recordAt(answer, "Responses")[TableName]);
    },
    updateItem: async (input) => recordAt(await call("UpdateItem", { ...input, ReturnValues: "UPDATED_NEW" }), "Attributes"),
    deleteItem: async (input) => {
      await call("DeleteItem", { ...input });
    },
    transactWrite: async (TransactItems) => {
      await call("TransactWriteItems", { TransactItems });
    },
  };
};
