// AWS's own DynamoDB Local, as a process on a free port. It keeps everything in memory and tells AWS nothing of its use.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { realClock } from "../../shared/clock.ts";
import { listening } from "../functions/services.ts";
import type { Backend } from "./contract.ts";

const LIB = fileURLToPath(new URL("../../tools/dynamodb-local/lib", import.meta.url));
const CREDENTIALS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
/** How often it is asked whether it is there yet, and how long in between, in ms: Java takes some seconds to begin. */
const TRIES = 300;
const PAUSE_MS = 100;

/** Whether `npm run dynamodb:install` was run. */
export const isInstalled = existsSync(LIB);

const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, "close");
  return port;
};

/** @throws Error with its own words when it does not begin */
export const startDynamoDbLocal = async (): Promise<Backend> => {
  const port = await freePort();
  const clock = realClock;
  const java = spawn(
    "java",
    [
      `-Djava.library.path=${LIB}`,
      "-cp",
      `${LIB}/*`,
      "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
      "-inMemory",
      "-disableTelemetry",
      "-port",
      String(port),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const said: string[] = [];
  for (const stream of [java.stdout, java.stderr]) stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const ended = once(java, "exit");
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ region: "us-east-1", endpoint, credentials: CREDENTIALS, maxAttempts: 1 });
  const answers = (): Promise<boolean> =>
    client.send(new ListTablesCommand()).then(
      () => true,
      () => false,
    );
  const close = async (): Promise<void> => {
    client.destroy();
    java.kill();
    await ended;
  };
  let left = TRIES;
  while (!(await answers())) {
    left -= 1;
    if (left === 0 || java.exitCode !== null) {
      if (java.exitCode === null) await close();
      throw new Error(`DynamoDB Local does not begin. It says: ${said.join("")}`);
    }
    await clock.sleep(PAUSE_MS);
  }
  return {
    endpoint,
    createTable: async (TableName, { hash, range }) => {
      const names = range === undefined ? [hash] : [hash, range];
      await client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: "PAY_PER_REQUEST",
          KeySchema: names.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? "HASH" : "RANGE" })),
          AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        }),
      );
    },
    close,
  };
};
