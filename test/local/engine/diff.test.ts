import { expect } from "chai";
import { runtime } from "@pulumi/pulumi";
import { diff } from "../../../local/engine/diff.ts";
import { UNKNOWN } from "../../../local/engine/properties.ts";

const TABLE = { replaceOn: ["name", "kind"], named: "name" } as const;

describe("diff()", () => {
  it("finds nothing between inputs that say the same", () => {
    const none = { changed: [], replaces: [], deleteBeforeReplace: false };
    expect(diff(TABLE, { name: "a", tags: { x: "1" } }, { tags: { x: "1" }, name: "a" })).to.deep.equal(none);
    expect(diff(TABLE, { name: "a", size: null }, { name: "a" })).to.deep.equal(none);
  });

  it("updates for what can be changed, and replaces for what cannot", () => {
    expect(diff(TABLE, { name: "a", size: 1 }, { name: "a", size: 2 })).to.deep.include({ changed: ["size"], replaces: [] });
    expect(diff(TABLE, { name: "a", size: 1 }, { name: "b", size: 2 })).to.deep.include({ changed: ["name", "size"], replaces: ["name"] });
  });

  it("replaces for whatever changed where nothing can be changed", () => {
    expect(diff({ replaceOn: "all", named: undefined }, { a: 1, b: 1 }, { a: 1 }).replaces).to.deep.equal(["b"]);
  });

  it("deletes first what has a name that its successor takes", () => {
    expect(diff(TABLE, { name: "a", kind: "x" }, { name: "a", kind: "y" }).deleteBeforeReplace).to.equal(true);
    expect(diff(TABLE, { name: "a", kind: "x" }, { name: "b", kind: "y" }).deleteBeforeReplace).to.equal(false);
    expect(diff(TABLE, { kind: "x" }, { kind: "y" }).deleteBeforeReplace).to.equal(false);
  });

  it("takes what is not known yet for a change", () => {
    expect(diff(TABLE, { tags: { x: "1" } }, { tags: { x: UNKNOWN } }).changed).to.deep.equal(["tags"]);
  });

  it("compares archives by their hash where the state kept no more", () => {
    const archive = (more: object) => ({ code: { [runtime.specialSigKey]: runtime.specialArchiveSig, hash: "h", ...more } });
    const text = { [runtime.specialSigKey]: runtime.specialAssetSig, text: "1" };
    expect(diff(TABLE, archive({}), archive({ assets: { "index.js": text } })).changed).to.deep.equal([]);
    expect(diff(TABLE, archive({}), archive({ hash: "other" })).changed).to.deep.equal(["code"]);
  });
});
