import { POINTER_KEY_NAME } from "../../functions/lib/failover/pointer.ts";
import { expect } from "chai";
import { adoptingProgram, declare, lookIn, plainProgram, turnedProgram, type Declared, type Program } from "./declared.ts";

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

  it("protects and keeps the instance with its flow logs and their key, the numbers and the closing flow, and nothing else of a plain stack", () => {
    const kept = program.resources.filter(({ protect, retainOnDelete }) => protect && retainOnDelete).map(({ name }) => name);
    expect(kept.sort()).to.deep.equal(["flow-logs", "home-key", "instance", "line-closing", "number", "second-number"]);
    expect(program.resources.filter(({ protect }) => protect)).to.have.length(kept.length);
  });

  it("ties each number to its line's flow, to the closing flow when the line is closed, and never unties it", async () => {
    const tie = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
    const closed = lookIn(await turnedProgram()).all(tie);
    const tied = (ties: readonly Declared[]) =>
      ties.map(({ inputs, retainOnDelete }) => [inputs["phoneNumberId"], inputs["contactFlowId"], retainOnDelete]);
    expect(tied(all(tie))).to.have.deep.members([
      ["number", "line-main", true],
      ["second-number", "demo-main", true],
    ]);
    expect(tied(closed)).to.have.deep.members([
      ["number", "line-closing", true],
      ["second-number", "line-closing", true],
    ]);
  });

  it("gives the closing flow nothing but words: it stays when all that it could name is gone", () => {
    const { content } = only("aws-native:connect:ContactFlow", "line-closing").inputs;
    expect(content).to.be.a("string").and.include("This line is closed.").and.not.include("arn:");
  });

  for (const bot of ["flowers", "demo"])
    it(`declares ${bot} the same in both regions, but for its role`, () => {
      const [home, standby] = ["home", "standby"].map((twin) => only("aws-native:lex:Bot", `${bot}-${twin}`));
      expect([home?.region, standby?.region]).to.deep.equal(["us-east-1", "us-west-2"]);
      expect({ ...home?.inputs, roleArn: "" }).to.deep.equal({ ...standby?.inputs, roleArn: "" });
      expect(home?.inputs["dataPrivacy"]).to.deep.equal({ childDirected: false });
    });

  for (const bot of ["flowers", "demo"])
    it(`names a version of ${bot} by the hash of its content, says it in the description and the alias's tags, and keeps old ones`, () => {
      const versions = all("aws-native:lex:BotVersion").filter(({ name }) => name.startsWith(bot));
      const hashes = versions.map(({ name }) => name.split("-").at(-1));
      expect(hashes).to.have.length(2);
      expect(new Set(hashes).size).to.equal(1);
      expect(versions.map(({ inputs, retainOnDelete }) => [inputs["description"], retainOnDelete])).to.deep.equal(
        hashes.map((hash) => [`model ${hash ?? ""}`, true]),
      );
      for (const { inputs } of all("aws-native:lex:BotAlias").filter(({ name }) => name.startsWith(bot)))
        expect(inputs["botAliasTags"])
          .to.deep.include({ key: "model-hash", value: hashes[0] })
          .and.to.deep.include({ key: "AmazonConnectEnabled", value: "True" });
    });

  it("associates the second alias after the first, and the second line after the first, in the home region", () => {
    const associated = all("aws-native:connect:IntegrationAssociation").map(({ name, region }) => [name, region]);
    const names = [
      ...["home-bot", "standby-bot", "lookup", "report", "recall"].map((what) => `line-${what}`),
      ...["home-bot", "standby-bot", "recall"].map((what) => `demo-${what}`),
    ];
    expect(associated).to.deep.equal(names.map((name) => [name, "us-east-1"]));
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
    const [home, standby] = usesOf("flowers-standby-hook-policy");
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
      "flowers-home-hook": 3,
      "flowers-standby-hook": 3,
      observer: 180,
      report: 5,
      record: 10,
      "recall-demo": 2,
      "demo-home-hook": 3,
      "demo-standby-hook": 3,
      notify: 60,
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
      inBoth("bookings", true),
      inBoth("conversations", false),
      { name: "observations", replicas: undefined, pointInTimeRecovery: { enabled: false } },
      { name: "history-table", replicas: undefined, pointInTimeRecovery: { enabled: true } },
    ]);
    expect(only("aws:dynamodb/table:Table", "pointer").inputs).to.include({ name: "lexDR", hashKey: POINTER_KEY_NAME });
  });

  it("binds the same bytes on every run: code, flows, everything", async () => {
    const key = ({ type, name, inputs }: Declared): string => `${type} ${name} ${JSON.stringify(inputs)}`;
    const again = await declare();
    expect(again.resources.map(key).sort()).to.deep.equal(program.resources.map(key).sort());
  });

  it("answers with what a client of the stack needs", () => {
    expect(program.outputs).to.have.all.keys(
      "phoneNumber",
      "lines",
      "bookingsTable",
      "timeZone",
      "instanceId",
      "flowId",
      "homeAliasArn",
      "standbyAliasArn",
      "twins",
      "homeRegion",
      "standbyRegion",
      "locale",
      "pointerTable",
      "observationsTable",
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
      orderFlowers: "twinline-dev-flowers",
      demoBooking: "twinline-dev-demo",
      recallDemo: "twinline-dev-recall-demo",
      notify: "twinline-dev-notify",
    });
  });

  it("keeps recordings in an encrypted, private bucket when asked to, and makes none otherwise", async () => {
    expect(all("aws:s3/bucket:Bucket")).to.deep.equal([]);
    const { resources } = await turnedProgram();
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
    const { resources } = await adoptingProgram();
    const made = resources.filter(({ type, id: adopted }) => adopted === undefined && /Instance$|PhoneNumber$|User$/.test(type));
    expect(made.map(({ name }) => name)).to.deep.equal([]);
  });
});
