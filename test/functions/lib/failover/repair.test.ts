import { expect } from "chai";
import { repairedPointer } from "../../../../functions/lib/failover/repair.ts";
import { aPointer, aPointerItem, NOW, RULES } from "./pointers.ts";

describe("repairedPointer()", () => {
  it("begins at home, over the epoch that was read", () => {
    const row = { ...aPointerItem(aPointer({ lexRegion: "us-west-2", epoch: 41 })), state: { S: "odd" } };
    expect(repairedPointer(row, RULES, NOW)).to.deep.equal({
      lexRegion: "us-east-1",
      epoch: 41,
      state: "normal",
      reason: "repaired",
      updatedAt: NOW,
      movedAt: 0,
      coolDownMs: 30_000,
    });
  });

  for (const epoch of [{ S: "7" }, { N: "-3" }, { N: "1.5" }, undefined])
    it(`counts epochs anew when it reads ${JSON.stringify(epoch)}`, () => {
      expect(repairedPointer({ ...aPointerItem(aPointer()), ...(epoch === undefined ? {} : { epoch }) }, RULES, NOW).epoch).to.equal(
        epoch === undefined ? 7 : 0,
      );
    });

  it("keeps a hold that can be read, with the region and the menu chosen under it", () => {
    const hold = { by: "ada", until: NOW + 1 };
    const row = { ...aPointerItem(aPointer({ lexRegion: "us-west-2", state: "menu", hold })), movedAt: { S: "?" } };
    expect(repairedPointer(row, RULES, NOW))
      .to.include({ lexRegion: "us-west-2", state: "menu" })
      .and.deep.include({ hold });
  });

  it("drops a hold that has ended", () => {
    const row = { ...aPointerItem(aPointer({ lexRegion: "us-west-2", hold: { by: "ada", until: NOW } })), movedAt: { S: "?" } };
    expect(repairedPointer(row, RULES, NOW))
      .to.include({ lexRegion: "us-east-1" })
      .and.not.to.have.property("hold");
  });
});
