// DynamoDB for functions that a caller waits for: one signed request over node:http, no SDK. The SDK's client takes about 90 ms from loading
// to its first answer, this one about 25 (design.md 2); it knows two operations and says how each can fail.
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import aws4 from "aws4";
import type { Item, RawItem } from "./attribute.ts";
import type { Credentials } from "./aws.ts";
import type { Clock } from "./clock.ts";
import { DynamoDbError, errorFromAnswer, errorFromNetwork } from "./dynamodb-error.ts";
import { isRecord, parseJson, recordAt } from "./json.ts";
import type { Region } from "./region.ts";

export interface DynamoDbSettings {
  readonly region: Region;
  readonly endpoint: URL;
  readonly credentials: Credentials;
  /** Milliseconds that one attempt may take, connection included. */
  readonly attemptMs: number;
  /** How often to try in all, at least 1. A connection kept from an earlier invocation may be dead: one retry is never a luxury. */
  readonly attempts: number;
}

export interface GetItemInput {
  readonly TableName: string;
  readonly Key: Item;
}

export interface PutItemInput {
  readonly TableName: string;
  readonly Item: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
}

export interface DynamoDb {
  /** The item, or `undefined` where there is none. @throws DynamoDbError */
  getItem(input: GetItemInput): Promise<RawItem | undefined>;
  /** @throws DynamoDbError; after `timeout` and `unreachable` the item may have been written all the same */
  putItem(input: PutItemInput): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

const isWorthARetry = (error: unknown): boolean =>
  error instanceof DynamoDbError && error.failure !== "condition" && error.failure !== "refused";

/** A client for one region's endpoint, with connections kept between invocations. */
export const dynamoDb = (
  { clock }: { readonly clock: Clock },
  { region, endpoint, credentials, attemptMs, attempts }: DynamoDbSettings,
): DynamoDb => {
  const secure = endpoint.protocol === "https:";
  const request = secure ? httpsRequest : httpRequest;
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });

  const exchange = (operation: string, body: string, signal: AbortSignal): Promise<Answer> => {
    const signed = aws4.sign(
      {
        service: "dynamodb",
        region,
        method: "POST",
        path: "/",
        headers: { Host: endpoint.host, "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": `DynamoDB_20120810.${operation}` },
        body,
      },
      credentials,
    );
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { method: "POST", hostname: endpoint.hostname, port: endpoint.port, path: "/", headers: signed.headers ?? {}, agent, signal },
        (incoming) => {
          let text = "";
          incoming.setEncoding("utf8");
          incoming.on("data", (chunk: string) => {
            text += chunk;
          });
          incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: text }));
          incoming.on("error", reject);
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  };

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
