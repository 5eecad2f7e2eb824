import { existsSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { supportPage } from "../../scripts/support.ts";

describe("docs/support.md", () => {
  it("is what the code's own tables say", () => {
    expect(readFileSync("docs/support.md", "utf8")).to.equal(supportPage());
  });

  it("names only files that exist, so that an action is found by its name", () => {
    const missing = [...supportPage().matchAll(/`(local\/[^`]+\.ts)`/g)].flatMap(([, file = ""]) => (existsSync(file) ? [] : [file]));
    expect(missing).to.deep.equal([]);
  });
});
