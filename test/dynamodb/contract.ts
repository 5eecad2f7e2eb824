// What the program relies on of DynamoDB, as one suite that any DynamoDB can be held against: the local cloud's (dynalite behind its wire), and
// AWS's own DynamoDB Local.
import {
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type AttributeValue,
  type PutItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { lastEvents } from "../../cli/failover/history.ts";
import { DynamoDbError } from "../../functions/lib/aws/dynamodb-error.ts";
import { dynamoDb, type DynamoDb } from "../../functions/lib/aws/dynamodb.ts";
import { pointerTable } from "../../functions/lib/failover/pointer-table.ts";
import { orderBook } from "../../functions/flowers/orders.ts";
import { realPlatform } from "../../functions/lib/runtime/platform.ts";
import { recordHandler } from "../../functions/record/handler.ts";
import { virtualClock } from "../../shared/clock.ts";
import { aPointer } from "../functions/lib/failover/pointers.ts";

export interface Keys {
  readonly hash: string;
  readonly range?: string;
}

export interface Backend {
  readonly endpoint: string;
  /** Creates a table whose keys are strings, ready when the promise resolves. */
  createTable(name: string, keys: Keys): Promise<void>;
  close(): Promise<void>;
}

const REGION = "us-east-1";
const CREDENTIALS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const NOON = Date.UTC(2026, 10, 20, 12);
/** A table of the program each, by its keys. */
const TABLES = {
  lexDR: { hash: "key" },
  pointer: { hash: "connectRegion" },
  orders: { hash: "contactId" },
  history: { hash: "day", range: "at" },
} as const satisfies Readonly<Record<string, Keys>>;
const KEY = { key: { S: "connectRegion" } };

type Item = Record<string, AttributeValue>;

/** What a request is refused with. */
const refusal = async (work: Promise<unknown>): Promise<readonly [name: string, status: number | undefined, message: string]> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof DynamoDBServiceException) return [error.name, error.$metadata.httpStatusCode, error.message];
    throw error;
  }
  throw new Error("It was not refused.");
};

type Put = Omit<PutItemCommandInput, "TableName">;

/** Puts that are refused as no valid request: DynamoDB's words for it, and those of DynamoDB Local where it has its own. */
const INVALID: readonly (readonly [what: string, input: Put, says: string, orLocally?: string])[] = [
  [
    "an item without its key",
    { Item: { other: { S: "x" } } },
    "One or more parameter values were invalid: Missing the key key in the item",
    "One of the required keys was not given a value",
  ],
  [
    "a key of another type",
    { Item: { key: { N: "1" } } },
    "One or more parameter values were invalid: Type mismatch for key key expected: S actual: N",
    "One or more parameter values were invalid: Type mismatch for key",
  ],
  [
    "a key that is empty",
    { Item: { key: { S: "" } } },
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: key",
  ],
  [
    "a condition on a word of DynamoDB's own",
    { Item: KEY, ConditionExpression: "attribute_not_exists(day)" },
    "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: day",
  ],
  [
    "a condition on a value that is not given",
    { Item: KEY, ConditionExpression: "epoch = :over" },
    "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :over",
  ],
  [
    "a value that no condition uses",
    { Item: KEY, ConditionExpression: "attribute_not_exists(epoch)", ExpressionAttributeValues: { ":over": { N: "1" } } },
    "Value provided in ExpressionAttributeValues unused in expressions: keys: {:over}",
  ],
  [
    "a number that is none",
    { Item: { ...KEY, epoch: { N: "one" } } },
    "The parameter cannot be converted to a numeric value: one",
    "A value provided cannot be converted into a number",
  ],
  [
    "a number of 39 digits",
    { Item: { ...KEY, epoch: { N: "1".repeat(39) } } },
    "Attempting to store more than 38 significant digits in a Number",
    "DynamoDB only supports precision up to 38 digits",
  ],
  [
    "an item of more than 400 KB",
    { Item: { ...KEY, message: { S: "x".repeat(409_600) } } },
    "Item size has exceeded the maximum allowed size",
  ],
];

/** Runs the contract. @param start begins a DynamoDB without tables; undefined skips the suite */
export const dynamoDbContract = (name: string, start: (() => Promise<Backend>) | undefined): void => {
  (start === undefined ? describe.skip : describe)(`${name}, as the program relies on it,`, function () {
    this.timeout(30_000);
    const ends: (() => unknown)[] = [];
    let client: DynamoDBClient;
    let db: DynamoDb;
    before(async () => {
      if (start === undefined) return;
      const backend = await start();
      ends.push(() => backend.close());
      client = new DynamoDBClient({ region: REGION, endpoint: backend.endpoint, credentials: CREDENTIALS, maxAttempts: 1 });
      ends.push(() => client.destroy());
      const endpoint = new URL(backend.endpoint);
      db = dynamoDb(realPlatform, { region: REGION, endpoint, credentials: CREDENTIALS, attemptMs: 5_000, attempts: 1 });
      for (const [table, keys] of Object.entries(TABLES)) await backend.createTable(table, keys);
    });
    after(async () => {
      for (const end of ends.toReversed()) await end();
    });

    const put = (Item: Item, more: Partial<PutItemCommandInput> = {}) =>
      client.send(new PutItemCommand({ TableName: "lexDR", Item, ...more }));
    const get = async (Key: Item): Promise<Item | undefined> =>
      (await client.send(new GetItemCommand({ TableName: "lexDR", Key, ConsistentRead: true }))).Item;
    const named = (text: string) => ({ key: { S: text } });

    describe("items", () => {
      it("come back as they were written, and replace the whole item before them", async () => {
        const first = { ...named("whole"), text: { S: "é ☎" }, empty: { S: "" }, list: { L: [{ BOOL: true }, { NULL: true }] } };
        await put(first);
        expect(await get(named("whole"))).to.deep.equal(first);
        await put(named("whole"));
        expect(await get(named("whole"))).to.deep.equal(named("whole"));
      });

      it("that are not there are no error", async () => {
        expect(await get(named("nobody"))).to.equal(undefined);
        expect(await db.getItem({ TableName: "lexDR", Key: named("nobody") })).to.equal(undefined);
      });

      it("keep numbers as numbers: 38 digits, in their shortest form", async () => {
        const digits = "12345678901234567890123456789012345678";
        await put({ ...named("numbers"), many: { N: digits }, one: { N: "1.0" }, thousand: { N: "1e3" }, time: { N: String(NOON) } });
        expect(await get(named("numbers"))).to.deep.equal({
          ...named("numbers"),
          many: { N: digits },
          one: { N: "1" },
          thousand: { N: "1000" },
          time: { N: String(NOON) },
        });
      });
    });

    describe("conditions", () => {
      it("compare numbers as numbers, and hold of what is there at that moment", async () => {
        await put({ ...named("epoch"), epoch: { N: "7" } });
        const over = (N: string) => ({ ConditionExpression: "epoch = :over", ExpressionAttributeValues: { ":over": { N } } });
        await put({ ...named("epoch"), epoch: { N: "8" } }, over("7.0"));
        expect(await refusal(put({ ...named("epoch"), epoch: { N: "9" } }, over("7")))).to.deep.equal([
          "ConditionalCheckFailedException",
          400,
          "The conditional request failed",
        ]);
        expect(await get(named("epoch"))).to.have.deep.property("epoch", { N: "8" });
      });

      it("let one of many writers at once through", async () => {
        const writers = Array.from({ length: 8 }, (_, at) =>
          put(
            { ...named("race"), at: { N: String(at) } },
            { ConditionExpression: "attribute_not_exists(#k)", ExpressionAttributeNames: { "#k": "key" } },
          ).then(
            () => "written",
            () => "refused",
          ),
        );
        expect((await Promise.all(writers)).filter((one) => one === "written")).to.have.length(1);
      });
    });

    describe("refusals", () => {
      for (const [what, input, ...says] of INVALID)
        it(`say what is wrong, and nothing is written: ${what}`, async () => {
          await put({ ...KEY, kept: { S: "as it was" } });
          const [code, status, words] = await refusal(client.send(new PutItemCommand({ TableName: "lexDR", ...input })));
          expect([code, status]).to.deep.equal(["ValidationException", 400]);
          expect(words).to.be.oneOf(says);
          expect(await get(KEY)).to.deep.equal({ ...KEY, kept: { S: "as it was" } });
        });

      it("say that a key is not the table's", async () => {
        const [code, status, words] = await refusal(get({ contactId: { S: "c-1" } }));
        expect([code, status]).to.deep.equal(["ValidationException", 400]);
        expect(words).to.be.oneOf(["The provided key element does not match the schema", "One of the required keys was not given a value"]);
      });

      it("say that there is no such table", async () => {
        // DynamoDB Local has words of its own for it; the code is the same.
        const [code, status] = await refusal(client.send(new GetItemCommand({ TableName: "none", Key: KEY })));
        expect([code, status]).to.deep.equal(["ResourceNotFoundException", 400]);
        const failure: unknown = await db.getItem({ TableName: "none", Key: KEY }).catch((error: unknown) => error);
        expect(failure).to.be.instanceOf(DynamoDbError).and.include({ failure: "refused", code: "ResourceNotFoundException" });
      });
    });

    describe("the program's own rows", () => {
      it("the pointer is seeded once, and written over the version before it alone", async () => {
        let ids = 0;
        const table = pointerTable(db, "pointer", "us-east-1", () => `write-${(ids += 1)}`);
        expect(await table.write(aPointer({ epoch: 1 }))).to.equal("written");
        expect(await table.write(aPointer({ epoch: 1 }))).to.equal("overtaken");
        expect(await table.write(aPointer({ epoch: 2, lexRegion: "us-west-2" }))).to.equal("written");
        expect(await table.write(aPointer({ epoch: 2 }))).to.equal("overtaken");
        expect(await table.read()).to.have.nested.property("pointer.lexRegion", "us-west-2");
      });

      it("an order is placed once a contact", async () => {
        const book = orderBook({ home: db, standby: db }, "orders");
        const order = { contactId: "c-1", placedAt: NOON, flowerType: "roses", pickupDate: "2026-11-21", pickupTime: "12:00" };
        expect(await book.place(order)).to.include({ flowerType: "roses" });
        expect(await book.place({ ...order, flowerType: "lilies" })).to.include({ flowerType: "roses" });
        await book.recordCallback(order);
        expect(await book.find("callback#c-1")).to.include({ pickupTime: "12:00" });
      });

      it("the history keeps each message once, and is read newest first, day by day", async () => {
        const record = recordHandler({ clock: { ...realPlatform.clock, now: () => NOON }, log: () => undefined, db }, "history");
        const told = (MessageId: string, Timestamp: string) => ({
          Sns: { MessageId, Timestamp, Message: JSON.stringify({ kind: "bot-switched", reason: MessageId }) },
        });
        const [late, early, yesterday] = [
          told("late", "2026-11-20T11:59:00.000Z"),
          told("early", "2026-11-20T09:00:00.000Z"),
          told("yesterday", "2026-11-19T23:59:59.999Z"),
        ];
        expect(await record({ Records: [late, yesterday, early] })).to.deep.equal({ recorded: 3, known: 0 });
        expect(await record({ Records: [late] })).to.deep.equal({ recorded: 0, known: 1 });
        const events = await lastEvents({ clock: virtualClock(NOON), dynamoDb: client }, "history");
        expect(events.map(({ reason }) => reason)).to.deep.equal(["late", "early", "yesterday"]);
      });

      it("a day is read in pages, from where the last one ended", async () => {
        for (const at of ["a", "b", "c"])
          await client.send(new PutItemCommand({ TableName: "history", Item: { day: { S: "pages" }, at: { S: at } } }));
        const page = (ExclusiveStartKey?: Item) =>
          client.send(
            new QueryCommand({
              TableName: "history",
              KeyConditionExpression: "#day = :day",
              ExpressionAttributeNames: { "#day": "day" },
              ExpressionAttributeValues: { ":day": { S: "pages" } },
              Limit: 2,
              ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
            }),
          );
        const first = await page();
        expect(first.Items?.map(({ at }) => at?.S)).to.deep.equal(["a", "b"]);
        expect(first.LastEvaluatedKey).to.deep.equal({ day: { S: "pages" }, at: { S: "b" } });
        expect((await page(first.LastEvaluatedKey)).Items?.map(({ at }) => at?.S)).to.deep.equal(["c"]);
      });
    });
  });
};
