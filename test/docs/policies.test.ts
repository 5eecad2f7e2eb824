import { readFileSync } from "node:fs";
import { expect } from "chai";
import { policiesPage } from "../../scripts/policies.ts";

describe("docs/policies.md", () => {
  it("is what the rules say", () => {
    expect(readFileSync("docs/policies.md", "utf8")).to.equal(policiesPage());
  });
});
