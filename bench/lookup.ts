// What a caller waits for before the first word: the lookup's bundle from loading it to its first answer in a new process, then warm, beside
// the other ways to read one item from DynamoDB. All against the same local table, over HTTP, signed.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleFiles } from "../infra/building-blocks/bundle.ts";
import { realClock } from "../shared/clock.ts";
import { tables } from "../local/dynamodb/tables.ts";
import { eventLog } from "../local/events.ts";
import { seededRandom } from "../local/random.ts";
import { figure, median, type Bench, type Figure } from "./harness.ts";
import { serveTable } from "./table-server.ts";

const run = promisify(execFile);

/** Loads a bundle and calls its handler, in a process of its own. The figures are its last line: what the handler logs comes before them. */
const PROBE = `
const begun = performance.now();
const { handler } = require(process.argv[2]);
const event = JSON.parse(process.env.EVENT);
(async () => {
  await handler(event, {});
  const first = performance.now() - begun;
  const warm = [];
  for (let call = 0; call < 200; call += 1) { const at = performance.now(); await handler(event, {}); warm.push(performance.now() - at); }
  warm.sort((a, b) => a - b);
  console.log(JSON.stringify({ first, warm: warm[100] }));
  process.exit();
})();
`;

const BOTO3 = `
import time; begun = time.perf_counter()
import boto3, os
table = boto3.client("dynamodb", region_name="us-east-1", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
table.get_item(TableName="lexDR", Key={"connectRegion": {"S": "us-east-1"}})
print((time.perf_counter() - begun) * 1000)
`;

const EVENT = { Name: "ContactFlowEvent", Details: { ContactData: { ContactId: "bench" }, Parameters: { caller: "+12025550123" } } };

const bundleTo = async (folder: string, entry: string, name: string): Promise<{ readonly file: string; readonly kilobytes: number }> => {
  const file = join(folder, `${name}.cjs`);
  const { "index.js": code } = await bundleFiles(entry);
  await writeFile(file, code);
  return { file, kilobytes: Buffer.byteLength(code) / 1024 };
};

const CONTESTANTS = [
  { name: "lookup", entry: "functions/lookup/index.ts", ours: true },
  { name: "aws4fetch", entry: "bench/rivals/aws4fetch.ts", ours: false },
  { name: "SDK's DynamoDB client", entry: "bench/rivals/sdk.ts", ours: false },
] as const;

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

/** What the work came to, or the last line of why it failed: boto3 is not on every machine. */
const orWhy = async <Result>(work: Promise<Result>): Promise<Result | string> => {
  try {
    return await work;
  } catch (error) {
    return lastLine(error instanceof Error ? error.message : String(error));
  }
};

const atMost = (value: number) => ({ at: "most", value }) as const;

export const lookup: Bench = {
  name: "lookup",
  run: async (quick) => {
    const folder = await mkdtemp(join(tmpdir(), "twinline-bench-"));
    const store = tables({ accountId: "111122223333", clock: realClock, random: seededRandom(1), events: eventLog() });
    await store.createTable("us-east-1", {
      TableName: "lexDR",
      AttributeDefinitions: [{ AttributeName: "connectRegion", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "connectRegion", KeyType: "HASH" }],
    });
    await store.execute("us-east-1", "PutItem", {
      TableName: "lexDR",
      Item: {
        connectRegion: { S: "us-east-1" },
        lexRegion: { S: "us-east-1" },
        epoch: { N: "1" },
        state: { S: "normal" },
        updatedAt: { N: "1" },
        movedAt: { N: "0" },
        coolDownMs: { N: "30000" },
      },
    });
    const server = await serveTable(store);
    const env = {
      PATH: process.env["PATH"] ?? "",
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "bench",
      AWS_SECRET_ACCESS_KEY: "bench",
      POINTER_TABLE: "lexDR",
      HOME_REGION: "us-east-1",
      STANDBY_REGION: "us-west-2",
      ACCOUNT_ID: "111122223333",
      APPS: JSON.stringify({ shop: { home: "AAAAAAAAAA/BBBBBBBBBB", standby: "AAAAAAAAAA/BBBBBBBBBB" } }),
      DEFAULT_APP: "shop",
      LINE: "twinline-dev",
      EVENT: JSON.stringify(EVENT),
    };
    try {
      const probe = join(folder, "probe.cjs");
      await writeFile(probe, PROBE);
      const measured = await Promise.all(
        CONTESTANTS.map(async (one) => ({
          ...one,
          ...(await bundleTo(folder, one.entry, one.name.replaceAll(/\W/g, "-"))),
          first: new Array<number>(),
          warm: new Array<number>(),
        })),
      );
      const python: number[] = [];
      let withoutBoto3: string | undefined;
      // Turn by turn, so that what else the machine does hits all alike.
      for (let turn = 0; turn < (quick ? 5 : 15); turn += 1) {
        for (const one of measured) {
          const { first, warm }: { first: number; warm: number } = JSON.parse(
            lastLine((await run(process.execPath, [probe, one.file], { env })).stdout),
          );
          one.first.push(first);
          one.warm.push(warm);
        }
        const boto3 = withoutBoto3 === undefined ? await orWhy(run("python3", ["-c", BOTO3], { env })) : withoutBoto3;
        if (typeof boto3 === "string") withoutBoto3 = boto3;
        else python.push(Number(boto3.stdout));
      }
      if (withoutBoto3 !== undefined) console.error(`boto3 is left out: ${withoutBoto3}`);
      const [own] = measured;
      return [
        ...measured.flatMap(({ name, ours, kilobytes, first, warm }): readonly Figure[] => [
          figure(`${name}, bundle`, "KB", [kilobytes], ours ? atMost(60) : undefined),
          figure(`${name}, load to first answer`, "ms", first, ours ? atMost(40) : undefined),
          figure(`${name}, warm`, "ms", warm, ours ? atMost(2) : undefined),
        ]),
        ...(python.length === 0 ? [] : [figure("boto3, load to first answer", "ms", python)]),
        ...measured
          .slice(1)
          .map(({ name, first }) => figure(`${name} ÷ lookup, first answer`, "x", [median(first) / median(own?.first ?? [])])),
      ];
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  },
};
