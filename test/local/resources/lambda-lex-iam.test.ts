import { expect } from "chai";
import { ACCOUNT, aProgram, inputsOf, ROLE, textOf } from "./a-program.ts";

const FUNCTION = "aws:lambda/function:Function";
const BOT = "aws-native:lex:Bot";
const ALIAS = "aws-native:lex:BotAlias";

describe("aws:lambda/function:Function", () => {
  const withRole = async () => {
    const program = aProgram();
    await program.declare("aws:iam/role:Role", inputsOf.role);
    return program;
  };

  it("is made with what its role and its archive give", async () => {
    const { declare, services, close } = await withRole();
    const made = await declare(FUNCTION, inputsOf.function);
    expect(services.functions.find("us-east-1", textOf(made, "arn"))).to.include({ name: "fn", timeoutSeconds: 3, memoryMb: 128 });
    await close();
  });

  it("is another one in another region or account, even under its name", async () => {
    const { declare, services, close } = await withRole();
    await declare(FUNCTION, inputsOf.function);
    const found = (region: "us-east-1" | "us-west-2", account: string) =>
      services.functions.find("us-east-1", `arn:aws:lambda:${region}:${account}:function:fn`)?.name;
    expect([found("us-east-1", ACCOUNT), found("us-west-2", ACCOUNT), found("us-east-1", "999999999999")]).to.deep.equal([
      "fn",
      undefined,
      undefined,
    ]);
    await close();
  });

  it("is refused with more than 4 KB of environment", async () => {
    const { refusal } = await withRole();
    const environment = { variables: { LONG: "x".repeat(4096) } };
    expect(await refusal(FUNCTION, { ...inputsOf.function, environment })).to.deep.equal([
      `Cannot create ${FUNCTION} "it": input "environment" is refused: Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.`,
    ]);
  });

  it("is refused on a runtime that AWS no longer offers to new functions", async () => {
    const { refusal } = await withRole();
    expect((await refusal(FUNCTION, { ...inputsOf.function, runtime: "nodejs20.x" })).join("\n")).to.include(
      "use one of nodejs22.x, nodejs24.x",
    );
  });

  it("is refused under a role that does not exist, and under one that Lambda may not take", async () => {
    const { refusal, declare } = aProgram();
    expect((await refusal(FUNCTION, inputsOf.function)).join("\n")).to.include(`Cannot assume role "${ROLE}"`);
    const assumeRolePolicy = inputsOf.role.assumeRolePolicy.replace("lambda.", "lexv2.");
    await declare("aws:iam/role:Role", { ...inputsOf.role, assumeRolePolicy });
    expect((await refusal(FUNCTION, inputsOf.function)).join("\n")).to.include("its trust policy does not admit lambda.amazonaws.com");
  });
});

describe("aws:lambda/permission:Permission", () => {
  it("is refused for a function that its region does not have", async () => {
    const inputs = { function: "fn", action: "lambda:InvokeFunction", principal: "lexv2.amazonaws.com" };
    expect((await aProgram().refusal("aws:lambda/permission:Permission", inputs, "us-west-2")).join("\n")).to.include(
      'us-west-2 has no function "fn"',
    );
  });
});

describe("aws-native:lex", () => {
  it("refuses an alias of a bot that does not exist, and of one in another region", async () => {
    const { refusal, declare } = aProgram();
    expect(await refusal(ALIAS, { botId: "NOSUCHBOT1", botAliasName: "live" })).to.deep.equal([
      'Cannot use bot "NOSUCHBOT1": there is none in us-east-1. Create it first.',
    ]);
    const { id } = await declare(BOT, inputsOf.bot);
    expect((await refusal(ALIAS, { botId: id, botAliasName: "live" }, "us-west-2")).join("\n")).to.include("there is none in us-west-2");
  });

  it("refuses an alias of a version that was never cut", async () => {
    const { refusal, declare } = aProgram();
    const { id } = await declare(BOT, inputsOf.bot);
    expect((await refusal(ALIAS, { botId: id, botAliasName: "live", botVersion: "7" })).join("\n")).to.include("7");
  });

  it("gives an unchanged draft the version it has already", async () => {
    const { declare } = aProgram();
    const { id: botId } = await declare(BOT, inputsOf.bot);
    const inputs = {
      botId,
      botVersionLocaleSpecification: [{ localeId: "en_US", botVersionLocaleDetails: { sourceBotVersion: "DRAFT" } }],
    };
    const cut = async () => textOf(await declare("aws-native:lex:BotVersion", inputs), "botVersion");
    expect([await cut(), await cut()]).to.deep.equal(["1", "1"]);
  });
});

describe("aws:iam", () => {
  const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

  it("refuses a trust policy that is not JSON, and one that names nobody", async () => {
    const { refusal } = aProgram();
    expect((await refusal("aws:iam/role:Role", { ...inputsOf.role, assumeRolePolicy: "{" })).join("\n")).to.include(
      "MalformedPolicyDocument: This policy contains invalid Json",
    );
    const nobody = policy({ Effect: "Allow", Action: "sts:AssumeRole" });
    expect((await refusal("aws:iam/role:Role", { ...inputsOf.role, assumeRolePolicy: nobody })).join("\n")).to.include(
      "MalformedPolicyDocument: Missing required field Principal",
    );
  });

  it("refuses a policy of a role that does not exist, one with an unknown effect, and a condition it would not enforce", async () => {
    const { refusal, declare } = aProgram();
    const allow = { Effect: "Allow", Action: "lex:RecognizeText", Resource: "*" };
    const put = (statement: object) => ({ role: "r", policy: policy(statement) });
    const type = "aws:iam/rolePolicy:RolePolicy";
    expect((await refusal(type, put(allow))).join("\n")).to.include('there is no role "r"');
    await declare("aws:iam/role:Role", inputsOf.role);
    expect((await refusal(type, put({ ...allow, Effect: "Maybe" }))).join("\n")).to.include(
      "MalformedPolicyDocument: Syntax errors in policy.",
    );
    expect((await refusal(type, put({ ...allow, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }))).join("\n")).to.include(
      "the condition operator IpAddress",
    );
  });

  it("refuses a role's name over 64 characters", async () => {
    expect((await aProgram().refusal("aws:iam/role:Role", { ...inputsOf.role, name: "r".repeat(65) })).join("\n")).to.include(
      "use 1 to 64 letters",
    );
  });
});

describe("aws:dynamodb/table:Table", () => {
  const table = {
    name: "orders",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    replicas: [{ regionName: "us-west-2" }],
  };

  it("refuses replicas without a stream, which replication runs on", async () => {
    expect((await aProgram().refusal("aws:dynamodb/table:Table", table)).join("\n")).to.include(
      "a global table needs streamEnabled and streamViewType NEW_AND_OLD_IMAGES",
    );
  });

  it("refuses a replica in a region that AWS does not have", async () => {
    const inputs = { ...table, streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES", replicas: [{ regionName: "mars-1" }] };
    expect((await aProgram().refusal("aws:dynamodb/table:Table", inputs)).join("\n")).to.include("it is no region");
  });
});
