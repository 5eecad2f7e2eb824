import { expect } from "chai";
import { UnsupportedError, UserError } from "../../../local/errors.ts";
import { parsePolicy } from "../../../local/iam/policy.ts";
import { matchesArn, matchesPattern } from "../../../local/iam/pattern.ts";

describe("parsePolicy()", () => {
  it("parsePolicy() reads JSON text with a single statement as a list of one", () => {
    const text = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":["a","b"]}}';
    expect(parsePolicy("role r", text)).to.deep.equal({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: ["a", "b"] }],
    });
  });

  it("parsePolicy() refuses text that is not JSON", () => {
    expect(() => parsePolicy("role r", "{")).to.throw(UserError, "Cannot read the policy of role r: it is not JSON.");
  });

  it("parsePolicy() lists every problem at once", () => {
    const bad = { Version: "2008-10-17", Statement: [{ Effect: "Perhaps", Action: "a" }] };
    expect(() => parsePolicy("role r", bad))
      .to.throw(UserError)
      .with.property("problems")
      .that.has.lengthOf(2);
  });

  it("parsePolicy() refuses NotAction, which it would not enforce", () => {
    const bad = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "a", NotAction: "b", Resource: "*" }] };
    expect(() => parsePolicy("role r", bad)).to.throw(UserError, "NotAction");
  });

  it("parsePolicy() refuses a condition it would not enforce", () => {
    const bad = {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "a", Condition: { NumericEquals: { "s3:max-keys": "10" } } },
    };
    expect(() => parsePolicy("role r", bad)).to.throw(UnsupportedError, "the condition operator NumericEquals");
  });
});

describe("matchesPattern()", () => {
  it("matchesPattern() takes * for any run and ? for one character, and everything else literally", () => {
    expect(matchesPattern("a*c?", "abbbcd")).to.equal(true);
    expect(matchesPattern("a.c", "abc")).to.equal(false);
  });
});

describe("matchesArn()", () => {
  it("matchesArn() does not let a star in one segment reach into the next", () => {
    expect(matchesArn("arn:aws:lex:*:1:bot-alias/B/*", "arn:aws:lex:us-east-1:1:bot-alias/B/A")).to.equal(true);
    expect(matchesArn("arn:aws:lex:*:bot-alias/B/A", "arn:aws:lex:us-east-1:1:bot-alias/B/A")).to.equal(false);
  });
});
