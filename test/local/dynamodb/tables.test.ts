import { expect } from "chai";
import { virtualClock } from "../../../shared/clock.ts";
import { tables, type Tables } from "../../../local/dynamodb/tables.ts";
import { ServiceError } from "../../../local/errors.ts";
import { eventLog, type LogEntry } from "../../../local/events.ts";
import { seededRandom } from "../../../local/random.ts";
import type { Region } from "../../../shared/region.ts";

const NOON = Date.UTC(2026, 10, 20, 12);
const KEY = { connectRegion: { S: "us-east-1" } };
const row = (epoch: number) => ({ ...KEY, epoch: { N: String(epoch) } });

const aDynamo = async (lag = 700) => {
  const clock = virtualClock(NOON);
  const events = eventLog();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const dynamo = tables({ accountId: "111122223333", clock, random: seededRandom(1), events, replicationLagMs: () => lag });
  const created = await dynamo.createTable("us-east-1", {
    TableName: "lexDR",
    AttributeDefinitions: [{ AttributeName: "connectRegion", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "connectRegion", KeyType: "HASH" }],
    replicas: ["us-west-2"],
  });
  const read = async (region: Region) => (await dynamo.execute(region, "GetItem", { TableName: "lexDR", Key: KEY })).Item;
  const execute = (...request: Parameters<Tables["execute"]>) => dynamo.execute(...request);
  const update = (...replicas: Region[]) => dynamo.updateTable("us-east-1", "lexDR", { replicas, keyArns: {}, notes: {} });
  return { dynamo, execute, update, clock, seen, read, created };
};

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("tables()", () => {
  it("createTable() answers the ARN of the home region, and the table is active at once", async () => {
    const { created, execute } = await aDynamo();
    expect(created).to.deep.equal({ arn: "arn:aws:dynamodb:us-east-1:111122223333:table/lexDR" });
    const { Table } = await execute("us-west-2", "DescribeTable", { TableName: "lexDR" });
    expect(Table).to.include({ TableStatus: "ACTIVE", TableArn: "arn:aws:dynamodb:us-west-2:111122223333:table/lexDR" });
  });

  it("execute() shows a write at home at once, and in the replica only after the lag", async () => {
    const { execute, read, clock } = await aDynamo(700);
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(1) });
    expect(await read("us-east-1")).to.deep.equal(row(1));
    await clock.sleep(699);
    expect(await read("us-west-2")).to.equal(undefined);
    await clock.sleep(1);
    expect(await read("us-west-2")).to.deep.equal(row(1));
  });

  it("execute() copies updates and deletions too", async () => {
    const { execute, read, clock } = await aDynamo();
    const update = { TableName: "lexDR", Key: KEY, UpdateExpression: "SET epoch = :e", ExpressionAttributeValues: { ":e": { N: "7" } } };
    await execute("us-east-1", "UpdateItem", update);
    await clock.sleep(1000);
    expect(await read("us-west-2")).to.deep.equal(row(7));
    await execute("us-east-1", "BatchWriteItem", { RequestItems: { lexDR: [{ DeleteRequest: { Key: KEY } }] } });
    await clock.sleep(1000);
    expect(await read("us-west-2")).to.equal(undefined);
  });

  it("execute() lets the last writer of an item win in both regions", async () => {
    const { execute, read, clock } = await aDynamo(700);
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(1) });
    await clock.sleep(10);
    await execute("us-west-2", "PutItem", { TableName: "lexDR", Item: row(2) });
    await clock.sleep(1000);
    expect(await read("us-east-1")).to.deep.equal(row(2));
    expect(await read("us-west-2")).to.deep.equal(row(2));
  });

  it("execute() judges conditions against the local copy, so that both regions can pass one", async () => {
    const { execute } = await aDynamo();
    const seed = { TableName: "lexDR", Item: row(1), ConditionExpression: "attribute_not_exists(connectRegion)" };
    await execute("us-east-1", "PutItem", seed);
    expect(await failureOf(execute("us-west-2", "PutItem", seed))).to.equal(undefined);
    const failure = await failureOf(execute("us-east-1", "PutItem", seed));
    expect(failure).to.be.instanceOf(ServiceError).and.include({ code: "ConditionalCheckFailedException", status: 400 });
  });

  it("execute() emits item-written for a write and nothing for a read or a copy", async () => {
    const { execute, read, clock, seen } = await aDynamo();
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(1) });
    await clock.sleep(1000);
    await read("us-west-2");
    expect(seen).to.deep.equal([{ kind: "item-written", at: NOON, region: "us-east-1", table: "lexDR", operation: "PutItem" }]);
  });

  it("execute() refuses a table that does not exist in DynamoDB's words", async () => {
    const { execute } = await aDynamo();
    const failure = await failureOf(execute("us-east-1", "GetItem", { TableName: "none", Key: KEY }));
    expect(failure)
      .to.be.instanceOf(ServiceError)
      .and.include({ code: "ResourceNotFoundException", message: "Requested resource not found" });
  });

  it("execute() refuses input of the wrong type", async () => {
    const { execute } = await aDynamo();
    const failure = await failureOf(execute("us-east-1", "GetItem", { TableName: 5, Key: KEY }));
    expect(failure).to.be.instanceOf(ServiceError).and.include({ code: "SerializationException", status: 400 });
  });

  it("createTable() refuses a table that is there, at home or as a replica, in DynamoDB's words", async () => {
    const { dynamo } = await aDynamo();
    const made = (region: Region, ...replicas: Region[]) =>
      failureOf(
        dynamo.createTable(region, {
          TableName: "lexDR",
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          replicas,
        }),
      );
    for (const region of ["us-east-1", "us-west-2"] as const)
      expect(await made(region)).to.include({ code: "ResourceInUseException", message: "Table already exists: lexDR" });
    expect(await made("us-east-2", "us-west-2"))
      .to.have.property("message")
      .that.includes("already existed as tables");
    expect(await made("us-east-2")).to.equal(undefined);
  });

  it("updateTable() gives a new replica the items that there are, and those that come", async () => {
    const { execute, update, read, clock } = await aDynamo();
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(1) });
    await update("us-west-2", "us-east-2");
    expect(await read("us-east-2")).to.deep.equal(row(1));
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(2) });
    await clock.sleep(1000);
    expect([await read("us-east-2"), await read("us-west-2")]).to.deep.equal([row(2), row(2)]);
  });

  it("updateTable() copies every page of a table", async () => {
    const { execute, update } = await aDynamo();
    // A page is 1 MB.
    const items = Array.from({ length: 6 }, (_, at) => ({ connectRegion: { S: `row ${at}` }, text: { S: "x".repeat(300_000) } }));
    for (const Item of items) await execute("us-east-1", "PutItem", { TableName: "lexDR", Item });
    await update("us-east-2");
    const read = items.map(({ connectRegion }) => execute("us-east-2", "GetItem", { TableName: "lexDR", Key: { connectRegion } }));
    expect((await Promise.all(read)).filter(({ Item }) => Item !== undefined)).to.have.length(6);
  });

  it("updateTable() takes a replica away, with what is on its way to it", async () => {
    const { dynamo, execute, update, read, clock } = await aDynamo();
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(1) });
    await update("us-east-2");
    await clock.sleep(1000);
    expect(await failureOf(read("us-west-2"))).to.include({ code: "ResourceNotFoundException" });
    expect(await read("us-east-2")).to.deep.equal(row(1));
    expect(dynamo.findTable("us-east-1", "lexDR")?.replicas).to.deep.equal(["us-east-2"]);
    await update("us-west-2");
    expect(await read("us-west-2")).to.deep.equal(row(1));
  });

  it("deleteTable() deletes a table in all of its regions, and it can be made anew with other keys", async () => {
    const { dynamo, execute, read, clock } = await aDynamo();
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: row(1) });
    await dynamo.deleteTable("us-east-1", "lexDR");
    await clock.sleep(1000);
    for (const region of ["us-east-1", "us-west-2"] as const)
      expect(await failureOf(read(region))).to.include({ code: "ResourceNotFoundException" });
    await dynamo.createTable("us-east-1", {
      TableName: "lexDR",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    });
    await execute("us-east-1", "PutItem", { TableName: "lexDR", Item: { id: { S: "a" } } });
    await dynamo.deleteTable("us-east-1", "none");
  });
});
