import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { DynamoDbError } from "../../../../functions/lib/aws/dynamodb-error.ts";
import type { DynamoDb } from "../../../../functions/lib/aws/dynamodb.ts";
import { pointerTable, type PointerKeeper } from "../../../../functions/lib/failover/pointer-table.ts";
import { aDynamoDb, putByHand, startDynalite } from "../../services.ts";
import { aPointer, aPointerItem } from "./pointers.ts";

describe("pointerTable() against dynalite", () => {
  let dynalite: Awaited<ReturnType<typeof startDynalite>>;
  let db: DynamoDb;
  let table: PointerKeeper;
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `write-${ids}`;
  };
  beforeEach(async () => {
    dynalite = await startDynalite("lexDR", "connectRegion");
    db = aDynamoDb(dynalite.port);
    table = pointerTable(db, "lexDR", "us-east-1", newId);
  });
  afterEach(() => dynalite.stop());

  it("read() says that there is no row", async () => {
    expect(await table.read()).to.deep.equal({ kind: "missing" });
  });

  it("write() seeds the row once", async () => {
    const first = aPointer({ epoch: 1, reason: "first" });
    expect(await table.write(first)).to.equal("written");
    expect(await table.write(aPointer({ epoch: 1, reason: "second" }))).to.equal("overtaken");
    expect(await table.read()).to.deep.equal({ kind: "pointer", pointer: first });
  });

  it("write() writes over the version it was made from, and over no other", async () => {
    await table.write(aPointer({ epoch: 1 }));
    expect(await table.write(aPointer({ epoch: 2, lexRegion: "us-west-2" }))).to.equal("written");
    expect(await table.write(aPointer({ epoch: 2, lexRegion: "us-east-1" }))).to.equal("overtaken");
    expect(await table.read()).to.have.nested.property("pointer.lexRegion", "us-west-2");
  });

  /** The same table, whose first answer to a write is lost; a client that tries again then finds its own version. */
  const losing = (then: "condition" | "timeout"): DynamoDb => ({
    getItem: (input) => db.getItem(input),
    putItem: async (input) => {
      await db.putItem(input);
      throw new DynamoDbError(then, "Lost", "The answer was lost.");
    },
  });

  for (const failure of ["condition", "timeout"] as const)
    it(`write() knows its own version when the answer was lost and the next was ${failure}`, async () => {
      expect(await pointerTable(losing(failure), "lexDR", "us-east-1", newId).write(aPointer({ epoch: 1 }))).to.equal("written");
    });

  it("reads what was written last for who writes, and what is nearest for who only reads", async () => {
    const asked: unknown[] = [];
    const noting: DynamoDb = {
      ...db,
      getItem: (input) => {
        asked.push(input.ConsistentRead);
        return db.getItem(input);
      },
    };
    await pointerTable(noting, "lexDR", "us-east-1", newId).readRow();
    await pointerTable(noting, "lexDR", "us-east-1").read();
    expect(asked).to.deep.equal([true, undefined]);
  });

  const BAD: readonly Readonly<Record<string, AttributeValue>>[] = [
    { lexRegion: { S: "err" } },
    { ...aPointerItem(aPointer()), epoch: { S: "seven" } },
    { ...aPointerItem(aPointer()), epoch: { BOOL: true }, state: { L: [] } },
    { ...aPointerItem(aPointer({ epoch: -4 })) },
  ];
  for (const bad of BAD)
    it(`repair() writes over ${JSON.stringify(bad).slice(0, 60)}…, once`, async () => {
      await putByHand(dynalite.port, "lexDR", { ...bad, connectRegion: { S: "us-east-1" } });
      const row = (await table.readRow()) ?? {};
      expect(await table.repair(aPointer({ epoch: 1, reason: "first" }), row)).to.equal("written");
      expect(await table.repair(aPointer({ epoch: 1, reason: "second" }), row)).to.equal("overtaken");
      expect(await table.read()).to.have.nested.property("pointer.reason", "first");
    });
});
