import { expect } from "chai";
import type { RawItem } from "../../../../functions/lib/aws/attribute-value.ts";
import { activeRegion, parsePointer, pointerProblems, type Pointer } from "../../../../functions/lib/failover/pointer.ts";
import { aPointer, aPointerItem, NOW, RULES } from "./pointers.ts";

const problemsOf = (item: RawItem): unknown => {
  const read = parsePointer(item);
  return read.kind === "malformed" ? read.problems : read.kind;
};

describe("parsePointer()", () => {
  it("reads what pointerItem() wrote, hold included", () => {
    const pointer = aPointer({ lexRegion: "us-west-2", state: "failed-over", hold: { by: "ada", until: 99 } });
    expect(parsePointer(aPointerItem(pointer))).to.deep.equal({ kind: "pointer", pointer });
  });

  it("says that there is no row", () => {
    expect(parsePointer(undefined)).to.deep.equal({ kind: "missing" });
  });

  it("passes over attributes that it does not know", () => {
    expect(parsePointer({ ...aPointerItem(aPointer()), streaks: { M: {} } })).to.deep.equal({ kind: "pointer", pointer: aPointer() });
  });

  it("reads a row that was published or written by hand: a region and nothing else", () => {
    expect(parsePointer({ connectRegion: { S: "us-east-1" }, lexRegion: { S: "us-west-2" } })).to.deep.nested.include({
      kind: "pointer",
      "pointer.lexRegion": "us-west-2",
      "pointer.epoch": 0,
      "pointer.updatedAt": 0,
    });
    expect(problemsOf({ lexRegion: { S: "err" } }))
      .to.be.an("array")
      .that.includes('Cannot read the pointer: attribute lexRegion is {"S":"err"}. Set it to the code of a region, as in us-east-1.');
  });

  it("tells what a row of an older form lacks", () => {
    expect(
      problemsOf({ connectRegion: { S: "us-east-1" }, lexRegion: { S: "us-west-2" }, state: { S: "normal" }, epoch: { N: "4" } }),
    ).to.deep.equal([
      "Cannot read the pointer: attribute updatedAt is missing. Set it to a number.",
      "Cannot read the pointer: attribute movedAt is missing. Set it to a number.",
      "Cannot read the pointer: attribute coolDownMs is missing. Set it to a number.",
    ]);
  });

  it("tells every problem of a row that was written by hand", () => {
    const item = aPointerItem(aPointer());
    expect(
      problemsOf({ ...item, lexRegion: { S: "east" }, state: { BOOL: true }, epoch: { S: "7" }, heldUntil: { S: "tomorrow" } }),
    ).to.deep.equal([
      'Cannot read the pointer: attribute lexRegion is {"S":"east"}. Set it to the code of a region, as in us-east-1.',
      'Cannot read the pointer: attribute state is {"BOOL":true}. Set it to one of normal, failed-over, both-down, menu.',
      'Cannot read the pointer: attribute epoch is {"S":"7"}. Set it to a number.',
      'Cannot read the pointer: attribute heldUntil is {"S":"tomorrow"}. Set it to the end of a hold in ms since 1970, or remove it.',
    ]);
  });
});

describe("pointerProblems()", () => {
  it("finds none in a pointer of ours, its clock a little ahead of mine included", () => {
    expect(pointerProblems(aPointer({ updatedAt: NOW + 60_000, movedAt: NOW + 60_000 }), RULES, NOW)).to.deep.equal([]);
  });

  for (const nonsense of [
    { lexRegion: "eu-west-1" },
    { epoch: -1 },
    { epoch: 1.5 },
    { updatedAt: NOW + 60_001 },
    { movedAt: NOW + 60_001 },
    { coolDownMs: -1 },
    { coolDownMs: 86_400_001 },
  ] as const satisfies readonly Partial<Pointer>[])
    it(`tells of ${JSON.stringify(nonsense)}`, () => {
      const [name, value] = Object.entries(nonsense)[0] ?? [];
      const problems = pointerProblems(aPointer(nonsense), RULES, NOW);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include(`Cannot use the pointer: attribute ${name} is ${value}. Set it to `);
    });
});

describe("activeRegion()", () => {
  it("is home for a region that the line does not have", () => {
    expect(activeRegion(aPointer({ lexRegion: "eu-west-1" }), RULES)).to.equal("us-east-1");
  });
});
