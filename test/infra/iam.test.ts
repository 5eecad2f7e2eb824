import { expect } from "chai";
import { evaluated } from "../local/conformance/evaluated.ts";
import { misfits, overlap, statementsIn, type Statement } from "./iam-judge.ts";

const TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/lexDR";

const read: Statement = { Action: ["dynamodb:GetItem"], Resource: [TABLE] };

describe("the program's policies", function () {
  this.timeout(30_000);
  this.slow(10_000);
  for (const stack of ["dev", "prod"] as const)
    it(`name actions, types of resources and condition keys that exist, in stack ${stack}`, async () => {
      const made = await evaluated(stack);
      const policies = made.flatMap(({ name, inputs }) => statementsIn(inputs).map((statement) => ({ name, statement })));
      const found = await Promise.all(
        policies.map(async ({ name, statement }) => (await misfits(statement)).map((problem) => `${name}: ${problem}`)),
      );
      expect(found.flat()).to.deep.equal([]);
      const withPolicies = new Set(policies.map(({ name }) => name));
      for (const { type, name } of made)
        if (/Policy$|^aws:iam\/role:/.test(type)) expect(withPolicies.has(name), `${name} was read`).to.equal(true);
    });

  it("name actions in the permissions of functions that exist", async () => {
    const permissions = (await evaluated("dev")).filter(({ type }) => type === "aws:lambda/permission:Permission");
    expect(permissions).to.not.have.length(0);
    for (const { inputs } of permissions) expect(await misfits({ Action: [String(inputs["action"])] })).to.deep.equal([]);
  });
});

describe("misfits()", () => {
  const cases: readonly (readonly [what: string, statement: Statement, says: readonly string[]])[] = [
    ["an action that is misspelt", { ...read, Action: ["dynamodb:GetItems"] }, ["there is no action dynamodb:GetItems"]],
    ["a service that is none", { ...read, Action: ["dynamo:GetItem"] }, ["there is no action dynamo:GetItem"]],
    ["a pattern that no action is of", { ...read, Action: ["dynamodb:Fetch*"] }, ["there is no action dynamodb:Fetch*"]],
    [
      "a resource of another type",
      { ...read, Resource: ["arn:aws:lex:us-east-1:111122223333:bot/ABCDEFGHIJ"], Action: ["lex:RecognizeText"] },
      [
        "lex:RecognizeText is of none of arn:aws:lex:us-east-1:111122223333:bot/ABCDEFGHIJ",
        "arn:aws:lex:us-east-1:111122223333:bot/ABCDEFGHIJ is of no type that lex:RecognizeText knows",
      ],
    ],
    [
      "a resource that none of the actions is of, beside one that is",
      { ...read, Resource: [TABLE, "arn:aws:sqs:us-east-1:111122223333:dead"] },
      ["arn:aws:sqs:us-east-1:111122223333:dead is of no type that dynamodb:GetItem knows"],
    ],
    [
      "a resource of an action that has none",
      { Action: ["sts:GetCallerIdentity"], Resource: [TABLE] },
      [`sts:GetCallerIdentity is of none of ${TABLE}`, `${TABLE} is of no type that sts:GetCallerIdentity knows`],
    ],
    [
      "a condition key that is none",
      { ...read, Condition: { StringEquals: { "dynamodb:LeadingKey": "a" } } },
      ["dynamodb:GetItem has no condition key dynamodb:LeadingKey"],
    ],
    [
      "a condition key of another service",
      { ...read, Condition: { StringEquals: { "kms:ViaService": "a" } } },
      ["dynamodb:GetItem has no condition key kms:ViaService"],
    ],
  ];
  for (const [what, statement, says] of cases)
    it(`finds ${what}`, async () => {
      expect(await misfits(statement)).to.deep.equal(says);
    });

  it("takes what exists, in whatever case, by patterns, and with keys of all services", async () => {
    const fine: readonly Statement[] = [
      read,
      { ...read, Action: ["dynamodb:getitem", "dynamodb:Put*"] },
      {
        ...read,
        Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["a"] }, StringEquals: { "aws:SourceAccount": "1" } },
      },
      { Action: ["logs:PutLogEvents"], Resource: ["arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/fn:*"] },
      { Action: ["kms:Decrypt"], Resource: ["*"], Condition: { StringEquals: { "kms:EncryptionContext:aws:lambda:FunctionArn": "a" } } },
      { Action: ["sts:GetCallerIdentity"] },
    ];
    for (const statement of fine) expect(await misfits(statement)).to.deep.equal([]);
  });
});

describe("overlap()", () => {
  it("says whether a text is of both patterns", () => {
    const both = [
      ["a*c", "abc"],
      ["*", ""],
      ["a*", "*b"],
      ["log:*:stream:*", "log:/x:*"],
    ] as const;
    const neither = [
      ["a", "b"],
      ["bot/*", "bot-alias/*"],
      ["a*c", "ab"],
      ["", "a"],
    ] as const;
    for (const [one, other] of both) expect(overlap(one, other) && overlap(other, one), `${one} ${other}`).to.equal(true);
    for (const [one, other] of neither) expect(overlap(one, other) || overlap(other, one), `${one} ${other}`).to.equal(false);
  });
});
