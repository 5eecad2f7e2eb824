import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { runtime } from "@pulumi/pulumi";
import { changedKeys, hasUnknown, plain, UNKNOWN, withFound, writtenDown, type Properties } from "../../../local/engine/properties.ts";
import { read, written } from "../../../local/engine/struct.ts";

const secret = (value: unknown): Properties => ({ [runtime.specialSigKey]: runtime.specialSecretSig, value });
const text = (content: string): Properties => ({ [runtime.specialSigKey]: runtime.specialAssetSig, text: content });
const archive = (files: Readonly<Record<string, string>>): Properties => ({
  [runtime.specialSigKey]: runtime.specialArchiveSig,
  hash: "h",
  assets: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, text(content)])),
});
const known = (value: unknown): Properties => ({ [runtime.specialSigKey]: runtime.specialOutputValueSig, value });

const key = fc.stringMatching(/^[a-z]{1,8}$/);
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
/** What a handler reads, and the same as it may come on the wire. */
const { pair } = fc.letrec<{ pair: readonly [plain: unknown, wire: unknown] }>((tie) => ({
  pair: fc.oneof(
    { depthSize: "small" },
    leaf.map((value) => [value, value] as const),
    fc.dictionary(key, fc.string(), { maxKeys: 3 }).map((files) => [files, archive(files)] as const),
    tie("pair").map(([value, wire]) => [value, secret(wire)] as const),
    tie("pair").map(([value, wire]) => [value, known(wire)] as const),
    fc.array(tie("pair"), { maxLength: 3 }).map((items) => [items.map(([value]) => value), items.map(([, wire]) => wire)] as const),
    fc
      .dictionary(key, tie("pair"), { maxKeys: 3 })
      .map(
        (all) =>
          [
            Object.fromEntries(Object.entries(all).map(([name, [value]]) => [name, value])),
            Object.fromEntries(Object.entries(all).map(([name, [, wire]]) => [name, wire])),
          ] as const,
      ),
  ),
}));
const pairs = fc.dictionary(key, pair, { maxKeys: 4 }).map((all) => ({
  value: Object.fromEntries(Object.entries(all).map(([name, [value]]) => [name, value])),
  wire: Object.fromEntries(Object.entries(all).map(([name, [, wire]]) => [name, wire])),
}));

describe("plain()", () => {
  it("opens secrets, archives and outputs, however deep they are", () => {
    fc.assert(fc.property(pairs, ({ value, wire }) => void expect(plain(wire)).to.deep.equal(value)));
  });

  it("leaves out what is null, and has unknowns for what is not known", () => {
    const unknown = { [runtime.specialSigKey]: runtime.specialOutputValueSig };
    expect(plain({ a: null, b: unknown, c: 0 })).to.deep.equal({ b: UNKNOWN, c: 0 });
    expect(hasUnknown(plain({ b: [{ c: unknown }] }))).to.equal(true);
  });
});

describe("changedKeys()", () => {
  it("finds no change in what only came in another form", () => {
    fc.assert(fc.property(pairs, ({ wire }) => void expect(changedKeys(wire, structuredClone(wire))).to.deep.equal([])));
    expect(changedKeys({ word: secret("x") }, { word: "x" })).to.deep.equal([]);
  });
});

describe("withFound()", () => {
  it("keeps a secret a secret where its value is the same", () => {
    expect(withFound({ a: secret("x"), b: 1 }, { a: "x", b: 2 })).to.deep.equal({ a: secret("x"), b: 2 });
    expect(withFound({ a: secret("x") }, { a: "y" })).to.deep.equal({ a: "y" });
  });
});

describe("writtenDown()", () => {
  it("leaves no secret's text behind, and all else as it was", () => {
    fc.assert(
      fc.property(pairs, ({ wire }) => {
        const kept = JSON.stringify(writtenDown({ ...wire, own: [secret({ word: "hush-hush" })] }, "stand-in"));
        expect(kept).to.include("stand-in").and.not.include("hush-hush");
      }),
    );
    expect(writtenDown({ a: [1, { b: "x" }] }, "s")).to.deep.equal({ a: [1, { b: "x" }] });
  });

  it("holds the files of an archive that is a folder, which may be gone the next time", async () => {
    const folder = await mkdtemp(join(tmpdir(), "twinline-archive-"));
    await writeFile(join(folder, "index.js"), "exports.handler = 1;");
    const code = { [runtime.specialSigKey]: runtime.specialArchiveSig, hash: "h", path: folder };
    expect(plain({ code })).to.deep.equal({ code: { "index.js": "exports.handler = 1;" } });
    const kept = writtenDown({ code }, "s");
    await rm(folder, { recursive: true });
    expect(plain(kept)).to.deep.equal({ code: { "index.js": "exports.handler = 1;" } });
    expect(plain({ code })).to.deep.equal({ code: {} });
    expect(changedKeys({ code }, kept)).to.deep.equal([]);
  });
});

describe("read() and written()", () => {
  it("carry properties over the wire and back", () => {
    fc.assert(fc.property(pairs, ({ wire }) => void expect(read(written(wire))).to.deep.equal(wire)));
    expect(read(written({ a: undefined, b: 1 }))).to.deep.equal({ b: 1 });
    expect(read(undefined)).to.deep.equal({});
  });
});
