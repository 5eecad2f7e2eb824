// Services as the functions' tests use them: a clock that only the test moves, a log that is a list, and a real DynamoDB over HTTP.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { CreateTableCommand, DynamoDBClient, PutItemCommand, waitUntilTableExists, type AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { dynamoDb, type DynamoDbSettings, type WholeDynamoDb } from "../../functions/lib/aws/dynamodb.ts";
import type { Log } from "../../functions/lib/runtime/log.ts";
import { realPlatform } from "../../functions/lib/runtime/platform.ts";

/** Saturday, 21 November 2026, 09:00 in New York. */
export const SATURDAY_9AM: EpochMs = Date.parse("2026-11-21T14:00:00Z");

export interface TestClock extends Clock {
  pass(ms: number): void;
}

/** `sleep` moves it, too. Its deadlines never come. */
export const aClock = (start: EpochMs = SATURDAY_9AM): TestClock => {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    deadline: () => ({ signal: new AbortController().signal, [Symbol.dispose]: () => undefined }),
    pass: (ms) => {
      now += ms;
    },
  };
};

export const aLog = (): { readonly log: Log; readonly lines: Readonly<Record<string, unknown>>[] } => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  return { lines, log: (line) => lines.push(line) };
};

const CREDENTIALS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

export const aDynamoDb = (port: number, overrides: Partial<DynamoDbSettings> = {}): WholeDynamoDb =>
  dynamoDb(realPlatform, {
    region: "us-east-1",
    endpoint: new URL(`http://127.0.0.1:${port}`),
    credentials: CREDENTIALS,
    attemptMs: 2000,
    attempts: 1,
    ...overrides,
  });

/** Puts an item of whatever content, as a hand in the console would. */
export const putByHand = async (port: number, TableName: string, Item: Readonly<Record<string, AttributeValue>>): Promise<void> => {
  const client = new DynamoDBClient({ region: "us-east-1", endpoint: `http://127.0.0.1:${port}`, credentials: CREDENTIALS });
  await client.send(new PutItemCommand({ TableName, Item }));
  client.destroy();
};

export const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a port.");
  return address.port;
};

/** Listens on a port that was free. */
export const listening = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return portOf(server);
};

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly invocation: string | undefined;
  readonly body: string;
}

/** A server that answers as it is told, and keeps what it was asked. */
export const aServer = async (answer: (seen: Seen) => { readonly status: number; readonly body: string }) => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      const { method = "", url = "", headers } = request;
      const invocation = headers["x-amz-invocation-type"]?.toString();
      const asked = { method, path: url, authorization: headers.authorization ?? "", invocation, body: await text(request) };
      seen.push(asked);
      const { status, body } = answer(asked);
      response.writeHead(status).end(body);
    };
    void take();
  });
  const port = await listening(server);
  return {
    seen,
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** dynalite behind HTTP, with one table of a string hash key, and a string range key if it has one. */
export const startDynalite = async (
  TableName: string,
  hashKey: string,
  rangeKey?: string,
): Promise<{ readonly port: number; readonly stop: () => void }> => {
  const keys = [
    { AttributeName: hashKey, KeyType: "HASH" as const },
    ...(rangeKey === undefined ? [] : [{ AttributeName: rangeKey, KeyType: "RANGE" as const }]),
  ];
  const dynalite: (options: { readonly createTableMs: number }) => Server = createRequire(import.meta.url)("dynalite");
  const server = dynalite({ createTableMs: 0 });
  const port = await listening(server);
  const client = new DynamoDBClient({ region: "us-east-1", endpoint: `http://127.0.0.1:${port}`, credentials: CREDENTIALS });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: keys,
      AttributeDefinitions: keys.map(({ AttributeName }) => ({ AttributeName, AttributeType: "S" })),
    }),
  );
  await waitUntilTableExists({ client, minDelay: 0.02, maxDelay: 0.1, maxWaitTime: 5 }, { TableName });
  client.destroy();
  return {
    port,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
