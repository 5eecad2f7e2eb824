import { expect } from "chai";
import { violations } from "../../policies/resource.ts";
import { rulesOn } from "../../policies/rules.ts";
import { programOf } from "./builders.ts";

// The day on which the runtimes were looked up: a rule that begins to refuse by itself would stop work that has nothing to do with it. CrossGuard
// runs it with the day's own date.
const RULES = rulesOn("2026-11-21");

describe("each stack", () => {
  for (const stack of ["dev", "prod"])
    it(`obeys every rule: ${stack}`, async () => {
      expect(violations(RULES, await programOf(stack)).map(({ message }) => message)).to.deep.equal([]);
    });

  it("obeys every rule with its bots associated by hand", async () => {
    expect(violations(RULES, await programOf("prod", "botAssociations=by-hand")).map(({ message }) => message)).to.deep.equal([]);
  });

  it("gives the rules something to judge", async () => {
    const types = new Set((await programOf("prod")).map(({ type }) => type));
    for (const type of [
      "aws:dynamodb/table:Table",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:s3/bucket:Bucket",
      "aws:scheduler/schedule:Schedule",
      "aws-native:connect:ContactFlow",
      "aws-native:lex:BotAlias",
    ])
      expect([...types]).to.include(type);
  });
});

describe("the rules", () => {
  it("each have an id of its own, a reason and a remedy", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).to.equal(RULES.length);
    for (const { id, reason, remedy } of RULES) {
      expect(id).to.match(/^[a-z][a-z-]+$/);
      for (const sentence of [reason, remedy]) expect(sentence, id).to.match(/^[A-Z].{20,}\.$/);
    }
  });
});
