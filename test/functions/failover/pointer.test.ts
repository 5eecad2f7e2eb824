import { expect } from "chai";
import type { RawItem } from "../../../functions/attribute.ts";
import { activeRegion, parsePointer, pointerItem } from "../../../functions/failover/pointer.ts";
import { aPointer, RULES } from "./pointers.ts";

const problemsOf = (item: RawItem): unknown => {
  const read = parsePointer(item);
  return read.kind === "malformed" ? read.problems : read.kind;
};

describe("parsePointer()", () => {
  it("reads what pointerItem() wrote, hold and streaks included", () => {
    const pointer = aPointer({
      lexRegion: "us-west-2",
      state: "failed-over",
      streaks: { "us-east-1": -3, "us-west-2": 12 },
      hold: { by: "ada", until: 99 },
    });
    expect(parsePointer(pointerItem(pointer))).to.deep.equal({ kind: "pointer", pointer });
  });

  it("says that there is no row", () => {
    expect(parsePointer(undefined)).to.deep.equal({ kind: "missing" });
  });

  it("reads an older row that holds nothing but the region, as version 0", () => {
    expect(parsePointer({ key: { S: "connectRegion" }, lexRegion: { S: "us-west-2" } })).to.deep.equal({
      kind: "pointer",
      pointer: { lexRegion: "us-west-2", epoch: 0, state: "normal", reason: "", updatedAt: 0, movedAt: 0, streaks: {} },
    });
  });

  it("tells every problem of a row that makes no sense", () => {
    expect(problemsOf({ lexRegion: { S: "east" }, state: { S: "odd" }, epoch: { S: "7" }, updatedAt: { N: "soon" } })).to.deep.equal([
      "Cannot read the pointer: attribute updatedAt is not a number. Set it to one, or remove it.",
      "Cannot read the pointer: attribute epoch is not a number. Set it to one, or remove it.",
      "Cannot read the pointer: attribute lexRegion is east. Set it to the code of a region, as in us-east-1.",
      'Cannot read the pointer: attribute state is "odd". Set it to one of normal, failed-over, both-down, menu.',
    ]);
  });

  it("tells that the region is missing", () => {
    expect(problemsOf({ epoch: { N: "1" } })).to.deep.equal([
      "Cannot read the pointer: attribute lexRegion is missing. Set it to the code of a region, as in us-east-1.",
    ]);
  });

  it("passes over streaks that are no numbers", () => {
    const read = parsePointer({ lexRegion: { S: "us-east-1" }, streaks: { M: { "us-east-1": { S: "many" }, "us-west-2": { N: "4" } } } });
    expect(read.kind === "pointer" ? read.pointer.streaks : read).to.deep.equal({ "us-west-2": 4 });
  });
});

describe("activeRegion()", () => {
  it("is home for a region that the line does not have", () => {
    expect(activeRegion(aPointer({ lexRegion: "eu-west-1" }), RULES)).to.equal("us-east-1");
  });
});
