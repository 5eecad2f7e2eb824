import { expect } from "chai";
import { UserError } from "../../local/errors.ts";
import { faultFor, idleRules, parseFaultRules } from "../../local/faults.ts";

const never = (): number => 1;
const lexCall = { region: "us-east-1", service: "lex", operation: "RecognizeText", resource: "BOT1234567" } as const;

describe("parseFaultRules()", () => {
  it("reads region, service, operation, resource, effect and share", () => {
    expect(parseFaultRules(["us-east-1/lambda.Invoke:flowers=slow:300ms@30%"])).to.deep.equal([
      {
        text: "us-east-1/lambda.Invoke:flowers=slow:300ms@30%",
        region: "us-east-1",
        service: "lambda",
        operation: "Invoke",
        resource: "flowers",
        share: 0.3,
        effect: { kind: "slow", ms: 300 },
      },
    ]);
  });

  it("reads an answer that is lost, at once or late", () => {
    const effects = parseFaultRules(["us-east-1/lex=unanswered", "us-east-1/lex=unanswered:600ms"]).map(({ effect }) => effect);
    expect(effects).to.deep.equal([
      { kind: "unanswered", ms: 0 },
      { kind: "unanswered", ms: 600 },
    ]);
  });

  it("names every rule it cannot read, all at once", () => {
    const read = (): unknown =>
      parseFaultRules([
        "lex=down",
        "us-east-1/lexx=down",
        "us-east-1/lex=dead",
        "us-east-1/lex=slow",
        "us-east-1/lex=keyless",
        "us-east-1/lex=sandbox",
        "us-east-1/lex=down",
      ]);
    expect(read).to.throw(UserError).with.property("problems").that.has.length(6);
    expect(read).to.throw(/"dead" is no fault. Use one of down, hang, slow, unanswered, throttle, error, missing, keyless, sandbox, wrong/);
    expect(read).to.throw(/"keyless" is a fault of tables. Write it for dynamodb/);
    expect(read).to.throw(/"sandbox" is a fault of SMS. Write it for sns/);
  });
});

describe("faultFor()", () => {
  it("finds the first rule that names the call", () => {
    const rules = parseFaultRules(["us-west-2/lex=down", "us-east-1/lex.PutSession=hang", "us-east-1/lex=throttle", "*/*=error"]);
    expect(faultFor(rules, lexCall, never)?.text).to.equal("us-east-1/lex=throttle");
  });

  it("knows a resource by the end of its name, since a stack puts its prefix before", () => {
    const rules = parseFaultRules(["*/lambda:lookup=error"]);
    const invoke = { region: "us-east-1", service: "lambda", operation: "Invoke" } as const;
    expect(faultFor(rules, { ...invoke, resource: "twinline-dev-lookup" }, never)).to.equal(rules[0]);
    expect(faultFor(rules, { ...invoke, resource: "twinline-dev-otherlookup" }, never)).to.equal(undefined);
  });

  it("hits only the rule's share of the calls", () => {
    const rules = parseFaultRules(["*/lex=error@30%"]);
    expect(faultFor(rules, lexCall, () => 0.29)?.effect).to.deep.equal({ kind: "error" });
    expect(faultFor(rules, lexCall, () => 0.31)).to.equal(undefined);
  });
});

describe("idleRules()", () => {
  const none: readonly string[] = [];
  const world = {
    operations: {
      cloudwatch: none,
      dynamodb: ["GetItem"],
      lambda: ["Invoke"],
      lex: ["RecognizeText"],
      logs: none,
      scheduler: none,
      sns: none,
      sqs: none,
      sts: none,
    },
    functions: [{ region: "us-east-1", name: "line-dev-lookup" }],
  } as const;
  const idle = (...rules: readonly string[]): readonly string[] => idleRules(parseFaultRules(rules), world);

  it("finds nothing wrong with rules that can hit something", () => {
    expect(
      idle("*/lex=down", "us-east-1/lex.RecognizeText=hang", "us-east-1/lambda:lookup=error", "*/lambda:line-dev-lookup=error"),
    ).to.deep.equal([]);
  });

  it("names each rule that can hit nothing, since it would look like a fault that was survived", () => {
    expect(idle("us-east-1/lex.Bogus=down", "us-east-1/lambda:lookups=error", "us-west-2/lambda:lookup=error")).to.deep.equal([
      'Cannot use fault rule "us-east-1/lex.Bogus=down": lex has no operation Bogus here. It has RecognizeText.',
      'Cannot use fault rule "us-east-1/lambda:lookups=error": us-east-1 has no function "lookups". It has line-dev-lookup.',
      'Cannot use fault rule "us-west-2/lambda:lookup=error": us-west-2 has no function "lookup". It has none.',
    ]);
  });
});
