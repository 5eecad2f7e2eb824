import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { cachedBuild } from "../../shared/cached-build.ts";

describe("cachedBuild()", () => {
  let root: string;
  let cache: string;
  const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
  const ofFile = (): Promise<Readonly<Record<string, string>>> =>
    cachedBuild({ entryPoints: ["hook.js"], outdir: "out", bundle: true, format: "cjs" }, { root, cache });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "twinline-build-"));
    cache = join(root, ".twinline", "builds");
    write("hook.js", `import { word } from "./words.js"; console.log("hook", word);`);
    write("words.js", `export const word = "before";`);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const entries = (): readonly string[] => readdirSync(cache);
  const stored = (): string => readFileSync(join(cache, entries()[0] ?? ""), "utf8");

  it("answers the same from what it stored", async () => {
    const first = await ofFile();
    const before = stored();
    expect(await ofFile()).to.deep.equal(first);
    expect(stored()).to.equal(before);
    expect(entries()).to.have.length(1);
  });

  it("builds an edit of the entry, and of a file that it imports", async () => {
    await ofFile();
    write("words.js", `export const word = "after";`);
    expect((await ofFile())["hook.js"])
      .to.contain("after")
      .and.not.contain("before");
    write("hook.js", `console.log("another hook");`);
    expect((await ofFile())["hook.js"]).to.contain("another hook");
  });

  it("builds anew when the lock file changes", async () => {
    await ofFile();
    write("package-lock.json", "{}");
    await ofFile();
    expect(entries()).to.have.length(2);
  });

  it("builds anew over a file that is half-written or damaged", async () => {
    const first = await ofFile();
    const path = join(cache, entries()[0] ?? "");
    for (const broken of [stored().slice(0, 40), stored().replace("hook", "kooh")]) {
      writeFileSync(path, broken);
      expect(await ofFile()).to.deep.equal(first);
    }
  });

  it("takes an entry that is a text", async () => {
    const ofText = (word: string) =>
      cachedBuild({ stdin: { contents: `console.log("${word}")`, resolveDir: root }, outdir: "out", bundle: true }, { root, cache });
    expect((await ofText("one"))["stdin.js"]).to.contain("one");
    expect((await ofText("two"))["stdin.js"]).to.contain("two");
    expect((await ofText("one"))["stdin.js"]).to.contain("one");
  });

  it("leaves whole files when two build at one time", async () => {
    const [one, two] = await Promise.all([ofFile(), ofFile()]);
    expect(one).to.deep.equal(two);
    expect(entries()).to.have.length(1);
  });
});
