import { expect } from "chai";
import type { Region } from "../../../shared/region.ts";
import { ACCOUNT, aProgram, inputsOf } from "./a-program.ts";
import { lives, type Program } from "./a-life.ts";

const ROLES = "aws:iam/role:Role";
const FUNCTION = "aws:lambda/function:Function";
const PERMISSION = "aws:lambda/permission:Permission";
const EVENTS = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const TABLE = "aws:dynamodb/table:Table";
const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";
const BUCKET = "aws:s3/bucket:Bucket";
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

const FUNCTION_ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:fn`;
const aRole = ({ declare }: Program) => declare(ROLES, inputsOf.role);
const aFunction = async (program: Program) => {
  await aRole(program);
  return program.declare(FUNCTION, inputsOf.function);
};
const aBucket = ({ declare }: Program) => declare(BUCKET, { bucket: "recordings" });
const allowing = (Action: string) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });

lives({
  type: ROLES,
  declared: { ...inputsOf.role, tags: { project: "twinline" } },
  least: inputsOf.role,
  changed: { name: "r", assumeRolePolicy: inputsOf.role.assumeRolePolicy.replace("lambda.", "lexv2."), tags: { a: "b" } },
  replaceOn: ["name"],
});

lives({
  type: POLICY,
  needs: aRole,
  declared: { role: "r", name: "does", policy: allowing("lex:RecognizeText") },
  // One statement may stand alone: the text stays as it was declared.
  least: { role: "r", policy: allowing("lex:RecognizeText").replace(/\[(.*)\]/, "$1") },
  changed: { role: "r", name: "does", policy: allowing("lex:PutSession") },
  replaceOn: ["name", "role"],
});

const keyPolicy = (Service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
      { Effect: "Allow", Principal: { Service }, Action: ["kms:Decrypt"], Resource: "*" },
    ],
  });

const keyArn = (region: Region): string => `arn:aws:kms:${region}:${ACCOUNT}:key/k`;
const aKey = ({ declare }: Program, region: Region = "us-east-1") => declare(KEY, {}, region, { id: "k", outputs: {} });

lives({
  type: FUNCTION,
  needs: async (program) => {
    await aKey(program);
    return aRole(program);
  },
  declared: {
    ...inputsOf.function,
    architectures: ["arm64"],
    memorySize: 256,
    timeout: 8,
    environment: { variables: { TABLE: "lexDR" } },
    loggingConfig: { logFormat: "Text", logGroup: "/aws/lambda/other" },
    kmsKeyArn: keyArn("us-east-1"),
    reservedConcurrentExecutions: 5,
    tracingConfig: { mode: "Active" },
    description: "It answers.",
    tags: { project: "twinline" },
  },
  least: inputsOf.function,
  changed: {
    ...inputsOf.function,
    code: { "index.mjs": "" },
    timeout: 9,
    environment: { variables: { TABLE: "other" } },
    tags: { a: "b" },
  },
  replaceOn: ["name"],
  hidden: ["code"],
});

lives({
  type: EVENTS,
  needs: aFunction,
  declared: {
    functionName: "fn",
    maximumRetryAttempts: 0,
    maximumEventAgeInSeconds: 60,
    destinationConfig: { onFailure: { destination: `arn:aws:sqs:us-east-1:${ACCOUNT}:dead` } },
  },
  least: { functionName: "fn" },
  changed: { functionName: "fn", maximumRetryAttempts: 1, maximumEventAgeInSeconds: 120 },
  replaceOn: ["functionName"],
});

lives({
  type: TABLE,
  needs: async (program) => {
    await aKey(program);
    return aKey(program, "us-west-2");
  },
  declared: {
    name: "orders",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "day",
    rangeKey: "at",
    attributes: [
      { name: "day", type: "S" },
      { name: "at", type: "N" },
    ],
    pointInTimeRecovery: { enabled: true },
    serverSideEncryption: { enabled: true, kmsKeyArn: keyArn("us-east-1") },
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    replicas: [{ regionName: "us-west-2", kmsKeyArn: keyArn("us-west-2"), pointInTimeRecovery: true, propagateTags: true }],
    ttl: { attributeName: "expiresAt", enabled: true },
    tags: { project: "twinline" },
  },
  least: {
    name: "orders",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "day",
    rangeKey: "at",
    attributes: [
      { name: "day", type: "S" },
      { name: "at", type: "N" },
    ],
  },
  changed: {
    name: "orders",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "day",
    rangeKey: "at",
    attributes: [
      { name: "day", type: "S" },
      { name: "at", type: "N" },
    ],
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    replicas: [{ regionName: "us-east-2" }],
    ttl: { attributeName: "endsAt", enabled: true },
  },
  replaceOn: ["name", "hashKey", "rangeKey"],
});

lives({
  type: KEY,
  declared: {
    description: "Call recordings",
    enableKeyRotation: true,
    isEnabled: false,
    policy: keyPolicy("sns.amazonaws.com"),
    deletionWindowInDays: 7,
    tags: { project: "twinline" },
  },
  least: {},
  changed: { description: "Calls", enableKeyRotation: false, policy: keyPolicy("sqs.amazonaws.com"), tags: { a: "b" } },
  replaceOn: [],
  hidden: ["policy"],
});

lives({
  type: ALIAS,
  needs: async (program) => {
    await aKey(program);
    return program.declare(KEY, {}, "us-east-1", { id: "other", outputs: {} });
  },
  declared: { name: "alias/line", targetKeyId: "k" },
  least: { name: "alias/line", targetKeyId: "k" },
  changed: { name: "alias/line", targetKeyId: "other" },
  replaceOn: ["name"],
});

const tlsOnly = (Effect: "Deny" | "Allow") =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect, Principal: "*", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }],
  });

lives({
  type: BUCKET_POLICY,
  needs: aBucket,
  declared: { bucket: "recordings", policy: tlsOnly("Deny") },
  least: { bucket: "recordings", policy: tlsOnly("Deny") },
  changed: { bucket: "recordings", policy: tlsOnly("Allow") },
  replaceOn: ["bucket"],
});

lives({
  type: BUCKET,
  declared: { bucket: "recordings", tags: { project: "twinline" } },
  least: { bucket: "recordings" },
  changed: { bucket: "recordings", tags: { a: "b" } },
  replaceOn: ["bucket"],
});

const blocking = {
  bucket: "recordings",
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
lives({
  type: BLOCK,
  needs: aBucket,
  declared: blocking,
  least: blocking,
  changed: { ...blocking, blockPublicPolicy: false },
  replaceOn: ["bucket"],
});

describe("the life of what others refer to", () => {
  it("Permission is read, imported as FUNCTION/STATEMENT, deleted, and comes back under its own statement id", async () => {
    const declared = {
      function: "fn",
      action: "lambda:InvokeFunction",
      principal: "lexv2.amazonaws.com",
      sourceAccount: ACCOUNT,
      sourceArn: `arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/B/A`,
    };
    const program = aProgram();
    const { declare, read, remove, refusal, services, close } = program;
    await aFunction(program);
    const { id } = await declare(PERMISSION, declared);
    expect((await read(PERMISSION, id, declared))?.inputs).to.deep.equal(declared);
    expect((await read(PERMISSION, `fn/${id}`))?.inputs).to.deep.equal({ ...declared, statementId: "it" });
    expect((await refusal(PERMISSION, declared)).join("\n")).to.include(
      "ResourceConflictException: The statement id (it) provided already exists.",
    );
    await remove(PERMISSION, id, declared);
    expect([await read(PERMISSION, id, declared), services.iam.resourceStatements(FUNCTION_ARN)]).to.deep.equal([undefined, []]);
    const known = { id: "lex", outputs: { statementId: "lex" } };
    expect(await declare(PERMISSION, declared, "us-east-1", known)).to.deep.equal(known);
    await close();
  });

  it("BucketServerSideEncryptionConfiguration leaves a bucket encrypted when it is deleted", async () => {
    const program = aProgram();
    const { declare, read, remove, update } = program;
    await aBucket(program);
    const rules = (sseAlgorithm: string) => [{ applyServerSideEncryptionByDefault: { sseAlgorithm }, bucketKeyEnabled: true }];
    const declared = { bucket: "recordings", rules: rules("aws:kms") };
    const { id } = await declare(ENCRYPTION, declared);
    expect((await read(ENCRYPTION, id))?.inputs).to.deep.equal(declared);
    await update(ENCRYPTION, id, declared, { ...declared, rules: rules("aws:kms:dsse") });
    expect((await read(ENCRYPTION, id, declared))?.inputs["rules"]).to.deep.equal(rules("aws:kms:dsse"));
    await remove(ENCRYPTION, id, declared);
    expect(JSON.stringify((await read(ENCRYPTION, id))?.inputs)).to.include("AES256");
  });
});

describe("create()", () => {
  it("refuses a second of one name in AWS's words", async () => {
    const program = aProgram();
    const { declare, refusal, close } = program;
    const table = { name: "orders", billingMode: "PAY_PER_REQUEST", hashKey: "id", attributes: [{ name: "id", type: "S" }] };
    await aFunction(program);
    await declare(TABLE, table);
    await aBucket(program);
    const said = async (type: string, inputs: Readonly<Record<string, unknown>>) => (await refusal(type, inputs)).join("\n");
    expect(await said(ROLES, inputsOf.role)).to.equal(`Cannot create ${ROLES} "it": EntityAlreadyExists: Role with name r already exists.`);
    expect(await said(FUNCTION, inputsOf.function)).to.include("ResourceConflictException: Function already exist: fn");
    expect(await said(TABLE, table)).to.include("ResourceInUseException: Table already exists: orders");
    expect(await said(BUCKET, { bucket: "recordings" })).to.include("BucketAlreadyOwnedByYou: Your previous request");
    await close();
  });

  it("refuses a bucket's settings without the bucket", async () => {
    expect((await aProgram().refusal(BLOCK, blocking)).join("\n")).to.include("NoSuchBucket: The specified bucket does not exist");
  });
});

describe("update()", () => {
  it("refuses another type for a table's key", async () => {
    const { declare, update } = aProgram();
    const table = (type: string) => ({ name: "orders", billingMode: "PAY_PER_REQUEST", hashKey: "id", attributes: [{ name: "id", type }] });
    const { id } = await declare(TABLE, table("S"));
    const refused = await update(TABLE, id, table("S"), table("N")).catch((error: unknown) => String(error));
    expect(refused).to.include('ValidationException: The type of key attribute "id" is S and cannot become N');
  });
});

describe("delete()", () => {
  it("refuses a role that has policies, and lets it go without", async () => {
    const program = aProgram();
    const { declare, remove } = program;
    await aRole(program);
    const policy = { role: "r", policy: allowing("lex:RecognizeText") };
    const { id } = await declare(POLICY, policy);
    const refused = await remove(ROLES, "r", inputsOf.role).catch((error: unknown) => String(error));
    expect(refused).to.include("DeleteConflict: Cannot delete entity, must delete policies first.");
    await remove(POLICY, id, policy);
    await remove(ROLES, "r", inputsOf.role);
    expect(program.services.iam.findRole("r")).to.equal(undefined);
  });

  it("takes a function's policy and its event settings along", async () => {
    const program = aProgram();
    const { declare, remove, services, close } = program;
    await aFunction(program);
    await declare(PERMISSION, { function: "fn", action: "lambda:InvokeFunction", principal: "lexv2.amazonaws.com" });
    await declare(EVENTS, { functionName: "fn", maximumRetryAttempts: 0 });
    await remove(FUNCTION, "fn", inputsOf.function);
    expect([services.iam.resourceStatements(FUNCTION_ARN), services.asyncEvents.settingsOf(FUNCTION_ARN)]).to.deep.equal([[], undefined]);
    await close();
  });
});
