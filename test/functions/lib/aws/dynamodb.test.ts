import { createServer, type RequestListener, type Server } from "node:http";
import { expect } from "chai";
import { DynamoDbError } from "../../../../functions/lib/aws/dynamodb-error.ts";
import type { DynamoDbSettings } from "../../../../functions/lib/aws/dynamodb.ts";
import { aTable } from "../../a-table.ts";
import { aDynamoDb, listening, startDynalite } from "../../services.ts";

const TableName = "orders";
const Key = { contactId: { S: "c-1" } };

const failure = async (work: Promise<unknown>): Promise<DynamoDbError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof DynamoDbError) return error;
    throw error;
  }
  throw new Error("It did not fail.");
};

describe("dynamoDb() against dynalite", () => {
  let dynalite: Awaited<ReturnType<typeof startDynalite>>;
  before(async () => {
    dynalite = await startDynalite(TableName, "contactId");
  });
  after(() => dynalite.stop());

  it("getItem() gives back what putItem() wrote", async () => {
    const db = aDynamoDb(dynalite.port);
    await db.putItem({ TableName, Item: { ...Key, flowerType: { S: "roses" }, placedAt: { N: "7" } } });
    expect(await db.getItem({ TableName, Key })).to.deep.equal({
      contactId: { S: "c-1" },
      flowerType: { S: "roses" },
      placedAt: { N: "7" },
    });
  });

  it("getItem() answers undefined where there is no item", async () => {
    expect(await aDynamoDb(dynalite.port).getItem({ TableName, Key: { contactId: { S: "nobody" } } })).to.equal(undefined);
  });

  it("putItem() says that a condition failed, and leaves the item as it was", async () => {
    const db = aDynamoDb(dynalite.port, { attempts: 3 });
    const Item = { contactId: { S: "c-2" }, flowerType: { S: "roses" } };
    await db.putItem({ TableName, Item });
    const refused = await failure(
      db.putItem({ TableName, Item: { ...Item, flowerType: { S: "lilies" } }, ConditionExpression: "attribute_not_exists(contactId)" }),
    );
    expect(refused).to.include({ failure: "condition", code: "ConditionalCheckFailedException" });
    expect(await db.getItem({ TableName, Key: { contactId: { S: "c-2" } } })).to.deep.equal(Item);
  });

  it("putItem() names a table that is not there", async () => {
    expect(await failure(aDynamoDb(dynalite.port).putItem({ TableName: "no-such", Item: Key }))).to.include({
      failure: "refused",
      code: "ResourceNotFoundException",
    });
  });
});

describe("dynamoDb() with whole transactions", () => {
  const seat = (sk: string, holder: string) => ({ pk: { S: "slot" }, sk: { S: sk }, holder: { S: holder } });
  const free = { ConditionExpression: "attribute_not_exists(pk)" };

  it("transactWrite() makes all writes or none, and says of each why not", async () => {
    const db = await aTable("seats", "pk", "sk");
    await db.transactWrite([{ Put: { TableName: "seats", Item: seat("1", "a") } }, { Put: { TableName: "seats", Item: seat("2", "a") } }]);
    const refused = await failure(
      db.transactWrite([
        { Put: { TableName: "seats", Item: seat("3", "b"), ...free } },
        { Put: { TableName: "seats", Item: seat("1", "b"), ...free } },
      ]),
    );
    expect(refused).to.include({ failure: "condition", code: "TransactionCanceledException" });
    expect(refused.reasons).to.deep.equal(["None", "ConditionalCheckFailed"]);
    const query = { TableName: "seats", KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: "slot" } } };
    expect(await db.query(query)).to.deep.equal([seat("1", "a"), seat("2", "a")]);
    expect(await db.query({ ...query, Limit: 1 })).to.deep.equal([seat("1", "a")]);
    const after = { pk: { S: "slot" }, sk: { S: "1" } };
    expect(await db.query({ ...query, Limit: 1, ExclusiveStartKey: after })).to.deep.equal([seat("2", "a")]);
    expect(await db.query({ ...query, ExclusiveStartKey: { ...after, sk: { S: "gone" } } })).to.deep.equal([]);
  });

  it("updateItem() answers what it changed, batchGet() what there is, and deleteItem() takes away", async () => {
    const db = await aTable("seats", "pk", "sk");
    const one = { pk: { S: "tries" }, sk: { S: "-" } };
    const add = {
      TableName: "seats",
      Key: one,
      UpdateExpression: "ADD tries :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    };
    await db.updateItem(add);
    expect(await db.updateItem(add)).to.deep.equal({ tries: { N: "2" } });
    const Keys = [one, { ...one, sk: { S: "none" } }];
    expect(await db.batchGet({ TableName: "seats", Keys, ConsistentRead: true })).to.deep.equal([{ ...one, tries: { N: "2" } }]);
    await db.deleteItem({ TableName: "seats", Key: one });
    expect(await db.batchGet({ TableName: "seats", Keys })).to.deep.equal([]);
  });
});

describe("dynamoDb() against a server that misbehaves", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  const client = async (listener: RequestListener, overrides: Partial<DynamoDbSettings>) => {
    let requests = 0;
    server = createServer((request, response) => {
      requests += 1;
      listener(request, response);
    });
    return { db: aDynamoDb(await listening(server), overrides), requests: () => requests };
  };

  it("gives up on an attempt after its time, and tries again as often as it may", async () => {
    const { db, requests } = await client(() => undefined, { attemptMs: 30, attempts: 2 });
    expect(await failure(db.getItem({ TableName, Key }))).to.include({ failure: "timeout", code: "Timeout" });
    expect(requests()).to.equal(2);
  });

  it("takes a body that never ends for a timeout", async () => {
    const { db } = await client((_request, response) => void response.writeHead(200).write('{"It'), { attemptMs: 30 });
    expect(await failure(db.getItem({ TableName, Key }))).to.include({ failure: "timeout" });
  });

  it("tries again when the connection breaks", async () => {
    let first = true;
    const { db } = await client(
      (request, response) => {
        if (first) request.socket.destroy();
        else response.end('{"Item":{"contactId":{"S":"c-1"}}}');
        first = false;
      },
      { attempts: 2 },
    );
    expect(await db.getItem({ TableName, Key })).to.deep.equal(Key);
  });

  it("says that nobody listens", async () => {
    const { db } = await client(() => undefined, {});
    server?.close();
    const refused = await failure(db.getItem({ TableName, Key }));
    expect(refused).to.include({ failure: "unreachable", code: "ECONNREFUSED" });
    expect(refused.message).to.match(/^Cannot GetItem at 127\.0\.0\.1:\d+: ECONNREFUSED\.$/);
  });

  it("tries again when it is throttled, and says so in the end", async () => {
    const { db, requests } = await client(
      (_request, response) =>
        void response.writeHead(400).end('{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}'),
      { attempts: 2 },
    );
    expect(await failure(db.getItem({ TableName, Key }))).to.include({ failure: "throttled" });
    expect(requests()).to.equal(2);
  });

  for (const [why, body, failed] of [
    ["other transactions are at its items", ["None", "TransactionConflict"], "conflict"],
    ["a condition fails besides", ["TransactionConflict", "ConditionalCheckFailed"], "condition"],
    ["it is throttled", ["ThrottlingError", "None"], "throttled"],
    ["it makes no sense", ["ValidationError", "TransactionConflict"], "refused"],
    ["of something new", ["None", "FutureReason"], "server"],
  ] as const)
    it(`says that a transaction was cancelled because ${why}`, async () => {
      const reasons = body.map((Code) => ({ Code }));
      const { db } = await client(
        (_request, response) =>
          void response.writeHead(400).end(
            JSON.stringify({
              __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
              Message: "Transaction cancelled",
              CancellationReasons: reasons,
            }),
          ),
        {},
      );
      const cancelled = await failure(db.transactWrite([]));
      expect(cancelled.failure).to.equal(failed);
      expect(cancelled.reasons).to.deep.equal(body);
    });

  it("takes keys that were left out for a throttle", async () => {
    const { db } = await client(
      (_request, response) =>
        void response.end('{"Responses":{"orders":[]},"UnprocessedKeys":{"orders":{"Keys":[{"contactId":{"S":"c-1"}}]}}}'),
      {},
    );
    expect(await failure(db.batchGet({ TableName, Keys: [Key] }))).to.include({ failure: "throttled", code: "UnprocessedKeys" });
  });

  it("asks once when it is refused", async () => {
    const { db, requests } = await client(
      (_request, response) =>
        void response.writeHead(400).end('{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"no"}'),
      { attempts: 3 },
    );
    expect(await failure(db.getItem({ TableName, Key }))).to.include({ failure: "refused", code: "AccessDeniedException" });
    expect(requests()).to.equal(1);
  });

  it("takes an answer that is not JSON for a failed server", async () => {
    const { db } = await client((_request, response) => void response.end("<html>"), {});
    expect(await failure(db.getItem({ TableName, Key }))).to.include({ failure: "server", code: "UnknownError" });
  });

  it("signs for DynamoDB in its region, with the session's token", async () => {
    let headers: Readonly<Record<string, unknown>> = {};
    const { db } = await client(
      (request, response) => {
        headers = request.headers;
        response.end("{}");
      },
      { region: "us-west-2", credentials: { accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" } },
    );
    await db.getItem({ TableName, Key });
    expect(headers["authorization"]).to.match(
      /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/us-west-2\/dynamodb\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
    );
    expect(headers["x-amz-security-token"]).to.equal("token");
    expect(headers["x-amz-target"]).to.equal("DynamoDB_20120810.GetItem");
  });
});
