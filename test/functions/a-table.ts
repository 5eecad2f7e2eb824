// A real DynamoDB within this process, under the functions' own client: no socket and no signature, for tests that make thousands of requests
// and are about neither.
import { dynamoDb, type WholeDynamoDb } from "../../functions/lib/aws/dynamodb.ts";
import { realPlatform } from "../../functions/lib/runtime/platform.ts";
import type { Sender } from "../../functions/lib/aws/signed-request.ts";
import { realClock } from "../../shared/clock.ts";
import { tables } from "../../local/dynamodb/tables.ts";
import { ServiceError } from "../../local/errors.ts";
import { eventLog } from "../../local/events.ts";
import { seededRandom } from "../../local/random.ts";

const REGION = "us-east-1";

/** One table of a string hash key, and a string range key if it has one. */
export const aTable = async (TableName: string, hashKey: string, rangeKey?: string): Promise<WholeDynamoDb> => {
  const store = tables({ accountId: "111122223333", clock: realClock, random: seededRandom(1), events: eventLog() });
  await store.createTable(REGION, {
    TableName,
    AttributeDefinitions: [hashKey, rangeKey ?? []].flat().map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: [
      { AttributeName: hashKey, KeyType: "HASH" },
      ...(rangeKey === undefined ? [] : [{ AttributeName: rangeKey, KeyType: "RANGE" as const }]),
    ],
  });
  const send: Sender = async ({ headers, body }) => {
    const operation = headers["X-Amz-Target"]?.split(".")[1] ?? "";
    try {
      return { status: 200, body: JSON.stringify(await store.execute(REGION, operation, JSON.parse(body))) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return {
        status: error.status,
        body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${error.code}`, message: error.message, ...error.members }),
      };
    }
  };
  return dynamoDb(
    { clock: realPlatform.clock, sender: () => send },
    {
      region: REGION,
      endpoint: new URL("http://within.invalid"),
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      attemptMs: 2000,
      attempts: 1,
    },
  );
};
