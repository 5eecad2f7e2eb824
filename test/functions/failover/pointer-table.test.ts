import { expect } from "chai";
import { pointerTable, type PointerTable } from "../../../functions/failover/pointer-table.ts";
import { pointerItem } from "../../../functions/failover/pointer.ts";
import { aDynamoDb, startDynalite } from "../services.ts";
import { aPointer } from "./pointers.ts";

describe("pointerTable() against dynalite", () => {
  let dynalite: Awaited<ReturnType<typeof startDynalite>>;
  let table: PointerTable;
  beforeEach(async () => {
    dynalite = await startDynalite("lexDR", "key");
    table = pointerTable(aDynamoDb(dynalite.port), "lexDR");
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

  it("write() adopts a row that has no version", async () => {
    const { epoch: _, ...older } = pointerItem(aPointer());
    await aDynamoDb(dynalite.port).putItem({ TableName: "lexDR", Item: older });
    expect(await table.write(aPointer({ epoch: 1, reason: "adopted" }))).to.equal("written");
    expect(await table.read()).to.have.nested.property("pointer.reason", "adopted");
  });
});
