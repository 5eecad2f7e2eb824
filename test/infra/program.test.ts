import { expect } from "chai";
import { declare, lookIn, plainProgram, type Declared, type Program } from "./declared.ts";

const HOME_KEY = "arn:aws:test:us-east-1:111122223333:thing/home-key";
const STANDBY_KEY = "arn:aws:test:us-west-2:111122223333:thing/standby-key";

describe("infra/index.ts", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let program: Program;
  before(async () => {
    program = await plainProgram();
  });

  const all = (type: string): readonly Declared[] => lookIn(program).all(type);
  const only = (type: string, name?: string): Declared => lookIn(program).only(type, name);
  const policyOf = (name: string) => lookIn(program).policyOf(name);
  const usesOf = (name: string) => lookIn(program).usesOf(name);

  it("protects and keeps the instance with its flow logs and their key, the number and the closing flow, and nothing else of a plain stack", () => {
    const kept = program.resources.filter(({ protect, retainOnDelete }) => protect && retainOnDelete).map(({ name }) => name);
    expect(kept.sort()).to.deep.equal(["flow-logs", "home-key", "instance", "line-closing", "number"]);
    expect(program.resources.filter(({ protect }) => protect)).to.have.length(kept.length);
  });

  it("ties the number to the main flow, to the closing flow when the line is closed, and never unties it", async () => {
    const tie = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
    const closed = lookIn(await declare("closed=true")).only(tie);
    expect([only(tie), closed].map(({ inputs, retainOnDelete }) => [inputs["contactFlowId"], retainOnDelete])).to.deep.equal([
      ["line-main", true],
      ["line-closing", true],
    ]);
  });

  it("gives the closing flow nothing but words: it stays when all that it could name is gone", () => {
    const { content } = only("aws-native:connect:ContactFlow", "line-closing").inputs;
    expect(content).to.be.a("string").and.include("This line is closed.").and.not.include("arn:");
  });

  it("declares the same bot in both regions, but for its role", () => {
    const [home, standby] = all("aws-native:lex:Bot");
    expect([home?.region, standby?.region]).to.deep.equal(["us-east-1", "us-west-2"]);
    expect({ ...home?.inputs, roleArn: "" }).to.deep.equal({ ...standby?.inputs, roleArn: "" });
    expect(home?.inputs["dataPrivacy"]).to.deep.equal({ childDirected: false });
  });

  it("names a bot version by the hash of its content, says it in the description and the alias's tags, and keeps old ones", () => {
    const versions = all("aws-native:lex:BotVersion");
    const hashes = versions.map(({ name }) => name.split("-").at(-1));
    expect(hashes).to.have.length(2);
    expect(new Set(hashes).size).to.equal(1);
    expect(versions.map(({ inputs, retainOnDelete }) => [inputs["description"], retainOnDelete])).to.deep.equal(
      hashes.map((hash) => [`model ${hash ?? ""}`, true]),
    );
    for (const { inputs } of all("aws-native:lex:BotAlias"))
      expect(inputs["botAliasTags"])
        .to.deep.include({ key: "model-hash", value: hashes[0] })
        .and.to.deep.include({ key: "AmazonConnectEnabled", value: "True" });
  });

  it("associates the second alias after the first, in the home region", () => {
    const associated = all("aws-native:connect:IntegrationAssociation").map(({ name, region }) => [name, region]);
    expect(associated).to.deep.equal(
      ["home-bot", "standby-bot", "lookup", "report", "recall"].map((what) => [`line-${what}`, "us-east-1"]),
    );
  });

  it("gives the lookup nothing but reading the pointer, in both regions", () => {
    expect(policyOf("lookup-policy")[0]?.Action).to.deep.equal(["logs:CreateLogStream", "logs:PutLogEvents"]);
    expect(usesOf("lookup-policy")).to.deep.equal([
      {
        Effect: "Allow",
        Action: ["dynamodb:GetItem"],
        Resource: ["arn:aws:test:us-east-1:111122223333:thing/pointer", "arn:aws:test:us-west-2:111122223333:thing/pointer"],
      },
    ]);
  });

  it("lets the code hook write orders at home, and only add to the replica", () => {
    const [home, standby] = usesOf("order-flowers-standby-hook-policy");
    expect(home).to.deep.include({
      Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
      Resource: ["arn:aws:test:us-east-1:111122223333:thing/orders"],
    });
    expect(standby).to.deep.include({ Action: ["dynamodb:PutItem"], Resource: ["arn:aws:test:us-west-2:111122223333:thing/orders"] });
  });

  it("runs every function on nodejs24.x and arm64, with a log group that forgets", () => {
    const functions = all("aws:lambda/function:Function");
    expect(functions.map(({ inputs }) => [inputs["runtime"], inputs["architectures"]])).to.deep.equal(
      functions.map(() => ["nodejs24.x", ["arm64"]]),
    );
    const ofFunctions = all("aws:cloudwatch/logGroup:LogGroup").filter(({ name }) => name !== "flow-logs");
    expect(ofFunctions.map(({ inputs }) => inputs["retentionInDays"])).to.deep.equal(functions.map(() => 7));
  });

  it("ends a function within what waits for it: 3 s and 2 s of the flow, 3 s of a code hook", () => {
    expect(Object.fromEntries(all("aws:lambda/function:Function").map(({ name, inputs }) => [name, inputs["timeout"]]))).to.deep.equal({
      lookup: 3,
      recall: 2,
      "order-flowers-home-hook": 3,
      "order-flowers-standby-hook": 3,
      observer: 180,
      report: 5,
      record: 10,
    });
  });

  it("replicates the tables of calls to the standby region, recoverable but for the conversations, and all tables are on demand and encrypted", () => {
    const tables = all("aws:dynamodb/table:Table");
    for (const { inputs, region } of tables) {
      expect(region).to.equal("us-east-1");
      expect(inputs).to.deep.include({ billingMode: "PAY_PER_REQUEST", serverSideEncryption: { enabled: true, kmsKeyArn: HOME_KEY } });
    }
    const replicated = tables.map(({ name, inputs: { replicas, pointInTimeRecovery } }) => ({ name, replicas, pointInTimeRecovery }));
    const inBoth = (name: string, enabled: boolean) => ({
      name,
      replicas: [{ regionName: "us-west-2", kmsKeyArn: STANDBY_KEY, pointInTimeRecovery: enabled, propagateTags: true }],
      pointInTimeRecovery: { enabled },
    });
    expect(replicated).to.have.deep.members([
      inBoth("orders", true),
      inBoth("pointer", true),
      inBoth("conversations", false),
      { name: "history-table", replicas: undefined, pointInTimeRecovery: { enabled: true } },
    ]);
    expect(only("aws:dynamodb/table:Table", "pointer").inputs).to.include({ name: "lexDR", hashKey: "key" });
  });

  it("binds the same bytes on every run: code, flows, everything", async () => {
    const key = ({ type, name, inputs }: Declared): string => `${type} ${name} ${JSON.stringify(inputs)}`;
    const again = await declare();
    expect(again.resources.map(key).sort()).to.deep.equal(program.resources.map(key).sort());
  });

  it("answers with what a client of the stack needs", () => {
    expect(program.outputs).to.have.all.keys(
      "phoneNumber",
      "instanceId",
      "flowId",
      "homeAliasArn",
      "standbyAliasArn",
      "homeRegion",
      "standbyRegion",
      "locale",
      "pointerTable",
      "ordersTable",
      "conversationsTable",
      "historyTable",
      "eventsTopic",
      "alarms",
      "functions",
    );
    expect(program.outputs["functions"]).to.deep.equal({
      lookup: "twinline-dev-lookup",
      observer: "twinline-dev-observer",
      report: "twinline-dev-report",
      recall: "twinline-dev-recall",
      record: "twinline-dev-record",
      orderFlowers: "twinline-dev-order-flowers",
    });
  });

  it("keeps recordings in an encrypted, private bucket when asked to, and makes none otherwise", async () => {
    expect(all("aws:s3/bucket:Bucket")).to.deep.equal([]);
    const { resources } = await declare("recording=true");
    const types = resources.map(({ type }) => type);
    expect(types).to.include.members([
      "aws:kms/key:Key",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    ]);
    const kept = resources.filter(({ protect, retainOnDelete }) => protect && retainOnDelete).map(({ name }) => name);
    expect(kept).to.include.members(["recordings-bucket", "recordings-key"]);
    expect(types.filter((type) => type === "aws:connect/instanceStorageConfig:InstanceStorageConfig")).to.have.length(2);
  });

  it("makes no instance, number or user that it is given", async () => {
    const id = "3f2b8c1e-0000-4000-8000-0000000000aa";
    const { resources } = await declare(`instanceId=${id}`, `phoneNumberId=${id}`, `agentUserId=${id}`, `adminUserId=${id}`);
    const made = resources.filter(({ type, id: adopted }) => adopted === undefined && /Instance$|PhoneNumber$|User$/.test(type));
    expect(made.map(({ name }) => name)).to.deep.equal([]);
  });
});
