import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const CACHE = new URL("../../../cli/common/package-cache.ts", import.meta.url).href;

// One package in each form of module, which share one instance of a third; its own code asks for all of them.
const FILES = {
  "package-lock.json": "{}",
  "node_modules/.package-lock.json": "{}",
  "node_modules/count/index.js": "let n = 0; exports.next = () => ++n;",
  "node_modules/old/index.js": "const { next } = require('count'); exports.count = next; exports.where = __filename;",
  "node_modules/new/package.json": '{ "type": "module", "exports": "./index.js" }',
  "node_modules/new/index.js": "import count from 'count'; export const add = () => count.next(); export default 'whole';",
  "program.mjs": `import whole, { add } from "new"; import * as old from "old"; import { next } from "count";
console.log(JSON.stringify([whole, add(), old.count(), next(), old.where.endsWith("old/index.js")]));`,
  "start.mjs": `import { keepPackages, usePackageCache } from ${JSON.stringify(CACHE)};
usePackageCache(import.meta.dirname);
await import("./program.mjs");
await keepPackages();`,
};

describe("usePackageCache()", () => {
  let root: string;
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  const start = (): unknown => JSON.parse(execFileSync(process.execPath, [join(root, "start.mjs")], { encoding: "utf8" }));
  const shelf = (): readonly string[] => readdirSync(join(root, ".twinline", "packages"));

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "twinline-packages-")));
    for (const [name, text] of Object.entries(FILES)) write(name, text);
    symlinkSync(fileURLToPath(new URL("../../../node_modules/esbuild", import.meta.url)), join(root, "node_modules", "esbuild"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("hands out one instance of a package, whoever loads it, and leaves alone what looks where it lies", () => {
    const plain = start();
    expect(plain).to.deep.equal(["whole", 1, 2, 3, true]);
    expect(shelf()).to.have.length(1);
    write("node_modules/new/index.js", "throw new Error('read from the package');");
    expect(start()).to.deep.equal(plain);
  });

  it("reads our own code as it is", () => {
    start();
    write("program.mjs", `import { add } from "new"; console.log(JSON.stringify(["edited", add()]));`);
    expect(start()).to.deep.equal(["edited", 1]);
  });

  it("starts the plain way when the bundle is damaged, and when the lock file has changed", () => {
    const plain = start();
    const [kept = ""] = shelf();
    write(`.twinline/packages/${kept}/packages.cjs`, "module.exports = {");
    expect(start()).to.deep.equal(plain);
    start();
    write("package-lock.json", '{ "lockfileVersion": 3 }');
    expect(start()).to.deep.equal(plain);
    expect(shelf()).to.have.length(1).and.not.include(kept);
  });
});
