import { DynamoDBClient, TransactGetItemsCommand, TransactionCanceledException, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { array, assert, asyncProperty, constantFrom, record } from "fast-check";
import { virtualClock } from "../../../shared/clock.ts";
import { turns } from "../../../local/dynamodb/turns.ts";
import { tables } from "../../../local/dynamodb/tables.ts";
import { ServiceError } from "../../../local/errors.ts";
import { eventLog, type LogEntry } from "../../../local/events.ts";
import { seededRandom } from "../../../local/random.ts";
import type { Region } from "../../../shared/region.ts";
import { aCloud, ACCOUNT, type Cloud } from "../wire/a-cloud.ts";

const NOON = Date.UTC(2026, 10, 20, 12);
const TableName = "bookings";
const SCHEMA = {
  TableName,
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
  ],
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
} as const;

const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: "-" } });
const put = (pk: string, by: string) => ({ Put: { TableName, Item: { ...keyOf(pk), holder: { S: by } } } });
const putNew = (pk: string, by: string) => ({ Put: { ...put(pk, by).Put, ConditionExpression: "attribute_not_exists(pk)" } });
const check = (pk: string) => ({ ConditionCheck: { TableName, Key: keyOf(pk), ConditionExpression: "attribute_exists(pk)" } });

const aDynamo = async () => {
  const clock = virtualClock(NOON);
  const events = eventLog();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const dynamo = tables({ accountId: "111122223333", clock, random: seededRandom(1), events, replicationLagMs: () => 700 });
  await dynamo.createTable("us-east-1", { ...SCHEMA, replicas: ["us-west-2"] });
  const read = async (pk: string, region: Region = "us-east-1") =>
    (await dynamo.execute(region, "GetItem", { TableName, Key: keyOf(pk), ConsistentRead: true })).Item;
  const transact = (items: readonly unknown[], token?: string) =>
    dynamo.execute("us-east-1", "TransactWriteItems", {
      TransactItems: items,
      ...(token === undefined ? {} : { ClientRequestToken: token }),
    });
  return { dynamo, clock, seen, read, transact };
};

const refusal = async (work: Promise<unknown>): Promise<ServiceError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};

describe("withTransactions()", () => {
  it("TransactWriteItems makes all of its writes", async () => {
    const { dynamo, read, transact } = await aDynamo();
    await transact([put("a", "x"), put("b", "x"), put("c", "x")]);
    const update = {
      TableName,
      Key: keyOf("a"),
      UpdateExpression: "ADD tries :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    };
    expect(await transact([{ Update: update }, { Delete: { TableName, Key: keyOf("b") } }, check("c"), putNew("d", "y")])).to.deep.equal(
      {},
    );
    expect(await read("a")).to.deep.equal({ ...keyOf("a"), holder: { S: "x" }, tries: { N: "1" } });
    expect(await read("b")).to.equal(undefined);
    expect(await read("c")).to.deep.equal({ ...keyOf("c"), holder: { S: "x" } });
    expect(await read("d")).to.deep.equal({ ...keyOf("d"), holder: { S: "y" } });
    await dynamo.deleteTable("us-east-1", TableName);
  });

  it("TransactWriteItems makes none where one condition fails, and says of each what it was", async () => {
    const { read, transact } = await aDynamo();
    await transact([put("a", "x"), put("b", "x")]);
    const seat = { Put: { ...putNew("a", "y").Put, ReturnValuesOnConditionCheckFailure: "ALL_OLD" } };
    const error = await refusal(transact([putNew("new", "y"), seat, { Delete: { TableName, Key: keyOf("b") } }, check("none")]));
    expect(error).to.include({
      code: "TransactionCanceledException",
      status: 400,
      message:
        "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, None, ConditionalCheckFailed]",
    });
    expect(error.members["CancellationReasons"]).to.deep.equal([
      { Code: "None" },
      { Code: "ConditionalCheckFailed", Message: "The conditional request failed", Item: { ...keyOf("a"), holder: { S: "x" } } },
      { Code: "None" },
      { Code: "ConditionalCheckFailed", Message: "The conditional request failed" },
    ]);
    expect(await read("new")).to.equal(undefined);
    expect(await read("b")).to.deep.equal({ ...keyOf("b"), holder: { S: "x" } });
  });

  it("TransactWriteItems cancels what does not fit the stored item, and refuses what cannot be read", async () => {
    const { read, transact } = await aDynamo();
    await transact([put("a", "x")]);
    const add = (expression: string) => ({
      Update: {
        TableName,
        Key: keyOf("a"),
        UpdateExpression: expression,
        ExpressionAttributeValues: { ":one": { N: "1" } },
      },
    });
    const unfit = await refusal(transact([put("b", "x"), add("ADD holder :one")]));
    expect(unfit.code).to.equal("TransactionCanceledException");
    expect(unfit.message).to.match(/\[None, ValidationError\]$/);
    expect((await refusal(transact([put("b", "x"), add("ADD ADD")]))).code).to.equal("ValidationException");
    expect((await refusal(transact([put("b", "x"), { Put: { TableName: "none", Item: keyOf("a") } }]))).code).to.equal(
      "ResourceNotFoundException",
    );
    expect(await read("b")).to.equal(undefined);
  });

  for (const [what, items, words] of [
    ["no action", [], /Member must have length greater than or equal to 1/],
    ["101 actions", Array.from({ length: 101 }, (_, at) => put(`k${at}`, "x")), /less than or equal to 100/],
    ["more than 4 MB", Array.from({ length: 12 }, (_, at) => put(`k${at}`, "x".repeat(390_000))), /4 MB/],
    ["one item twice", [put("a", "x"), check("a")], /multiple operations on one item/],
    ["two kinds in one", [{ ...put("a", "x"), ...check("b") }], /only contain one of/],
    ["a check of nothing", [{ ConditionCheck: { TableName, Key: keyOf("a") } }], /expression can not be empty/],
    ["no list", "all", /not of the form/],
  ] as const)
    it(`TransactWriteItems refuses ${what}`, async () => {
      const { dynamo, read } = await aDynamo();
      const error = await refusal(dynamo.execute("us-east-1", "TransactWriteItems", { TransactItems: items }));
      expect(error.code).to.equal("ValidationException");
      expect(error.message).to.match(words);
      expect(await read("a")).to.equal(undefined);
    });

  it("TransactWriteItems does once what is asked twice with the same token within ten minutes", async () => {
    const { clock, transact, read } = await aDynamo();
    await transact([putNew("a", "x")], "token-1");
    expect(await transact([putNew("a", "x")], "token-1")).to.deep.equal({});
    expect((await refusal(transact([putNew("b", "x")], "token-1"))).code).to.equal("IdempotentParameterMismatchException");
    expect(await read("b")).to.equal(undefined);
    await clock.sleep(10 * 60_000);
    expect((await refusal(transact([putNew("a", "x")], "token-1"))).code).to.equal("TransactionCanceledException");
  });

  it("TransactWriteItems is copied to the replica item by item, and emitted as one write", async () => {
    const { clock, seen, transact, read } = await aDynamo();
    await transact([put("a", "x"), put("b", "x")]);
    await refusal(transact([put("c", "x"), check("none")]));
    await clock.sleep(1000);
    expect(await Promise.all(["a", "b", "c"].map(async (pk) => (await read(pk, "us-west-2")) !== undefined))).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(seen).to.deep.equal([
      { kind: "item-written", at: NOON, region: "us-east-1", table: TableName, operation: "TransactWriteItems" },
    ]);
  });

  it("TransactGetItems answers in the order of the request, with nothing where nothing is", async () => {
    const { dynamo, transact } = await aDynamo();
    await transact([put("a", "x")]);
    const asked = { TransactItems: ["none", "a"].map((pk) => ({ Get: { TableName, Key: keyOf(pk) } })) };
    expect(await dynamo.execute("us-east-1", "TransactGetItems", asked)).to.deep.equal({
      Responses: [{}, { Item: { ...keyOf("a"), holder: { S: "x" } } }],
    });
  });

  it("shows nobody half a transaction, and lets no write in between, whatever else is asked at the time", async () => {
    // Two items that are always written together; singles and refused transactions of the same items run beside.
    const write = record({ by: constantFrom("p", "q", "r"), kind: constantFrom("both", "refused", "get", "delete") });
    await assert(
      asyncProperty(array(write, { maxLength: 12 }), async (asked) => {
        const { dynamo, transact } = await aDynamo();
        const pairs: unknown[] = [];
        const look = async () => {
          const { Items } = await dynamo.execute("us-east-1", "Scan", { TableName });
          pairs.push(Items);
        };
        const one = async ({ by, kind }: { readonly by: string; readonly kind: string }) => {
          if (kind === "both") await transact([put("a", by), put("b", by)]);
          else if (kind === "refused") await refusal(transact([put("a", by), put("b", "other"), check("none")]));
          else if (kind === "delete") await transact(["a", "b"].map((pk) => ({ Delete: { TableName, Key: keyOf(pk) } })));
          else await look();
        };
        await Promise.all(asked.map(one));
        await look();
        for (const pair of pairs) {
          const holders = Array.isArray(pair) ? pair.map((item: { readonly holder: { readonly S: string } }) => item.holder.S) : [];
          expect([0, 2]).to.include(holders.length);
          expect(new Set(holders).size).to.be.at.most(1);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("turns()", () => {
  it("lets requests run beside each other, and one alone after those before it and before those after it", async () => {
    const { beside, alone } = turns();
    const story: string[] = [];
    const work = (name: string, hops: number) => async () => {
      story.push(`${name} begins`);
      for (let hop = 0; hop < hops; hop += 1) await Promise.resolve();
      story.push(`${name} ends`);
    };
    const failing = beside(async () => {
      throw new Error("no");
    }).catch(() => undefined);
    await Promise.all([
      failing,
      beside(work("a", 9)),
      beside(work("b", 1)),
      alone(work("T", 5)),
      beside(work("c", 1)),
      alone(work("U", 1)),
    ]);
    expect(story).to.deep.equal([
      "a begins",
      "b begins",
      "b ends",
      "a ends",
      "T begins",
      "T ends",
      "c begins",
      "c ends",
      "U begins",
      "U ends",
    ]);
  });
});

describe("transactions over the wire", () => {
  let cloud: Cloud;
  before(async () => {
    cloud = await aCloud();
    await cloud.tables.createTable("us-east-1", SCHEMA);
  });
  after(() => cloud.close());

  it("the SDK's client reads the reasons of a cancelled transaction", async () => {
    const client = new DynamoDBClient(cloud.client());
    await client.send(new TransactWriteItemsCommand({ TransactItems: [put("w", "x")] }));
    const failed = await client.send(new TransactWriteItemsCommand({ TransactItems: [put("v", "y"), putNew("w", "y")] })).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(failed).to.be.instanceOf(TransactionCanceledException);
    if (!(failed instanceof TransactionCanceledException)) return;
    expect(failed.CancellationReasons?.map(({ Code }) => Code)).to.deep.equal(["None", "ConditionalCheckFailed"]);
    expect(failed.message).to.match(/^Transaction cancelled/);
    const { Responses } = await client.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key: keyOf("w") } }] }));
    expect(Responses?.[0]?.Item).to.deep.equal({ ...keyOf("w"), holder: { S: "x" } });
  });

  it("a role needs the grant of each action in a transaction, and none that has the transaction's name", async () => {
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/booker`;
    const lambda = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    } as const;
    cloud.iam.createRole({ arn: roleArn, name: "booker", trust: lambda });
    const grant = (...actions: string[]) =>
      cloud.iam.putRolePolicy("booker", "books", {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: actions, Resource: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/${TableName}` }],
      });
    const credentials = cloud.iam.assumeRole(roleArn, "test", "lambda.amazonaws.com");
    const client = new DynamoDBClient({ ...cloud.client(), credentials });
    const transact = () =>
      client.send(new TransactWriteItemsCommand({ TransactItems: [put("r", "x"), check("w")] })).then(
        () => "done",
        (thrown: unknown) => (thrown instanceof Error ? thrown.message : "no error"),
      );
    grant("dynamodb:PutItem", "dynamodb:TransactWriteItems");
    expect(await transact()).to.match(/is not authorized to perform: dynamodb:ConditionCheckItem on resource: .*:table\/bookings because/);
    grant("dynamodb:PutItem", "dynamodb:ConditionCheckItem");
    expect(await transact()).to.equal("done");
  });
});
