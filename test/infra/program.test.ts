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
    expect(kept.sort()).to.deep.equal(["demo-number", "flow-logs", "flowers-number", "home-key", "instance", "shared-closing"]);
    expect(program.resources.filter(({ protect }) => protect)).to.have.length(kept.length);
  });

  it("ties each number to its line's flow, to the closing flow when the line is closed, and never unties it", async () => {
    const tie = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
    const closed = lookIn(await turnedProgram()).all(tie);
    const tied = (ties: readonly Declared[]) =>
      ties.map(({ inputs, retainOnDelete }) => [inputs["phoneNumberId"], inputs["contactFlowId"], retainOnDelete]);
    expect(tied(all(tie))).to.have.deep.members([
      ["flowers-number", "flowers-line", true],
      ["demo-number", "demo-line", true],
    ]);
    expect(tied(closed)).to.have.deep.members([
      ["flowers-number", "shared-closing", true],
      ["demo-number", "shared-closing", true],
    ]);
  });

  it("gives the closing flow nothing but words: it stays when all that it could name is gone", () => {
    const { content } = only("aws-native:connect:ContactFlow", "shared-closing").inputs;
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

  it("associates what all lines share first, then line after line, each bot and each function once, in the home region", () => {
    const associations = all("aws-native:connect:IntegrationAssociation");
    const names = [
      ...["lookup", "report"].map((what) => `shared-${what}`),
      ...["home-bot", "standby-bot", "recall"].map((what) => `flowers-line-${what}`),
      ...["home-bot", "standby-bot", "recall"].map((what) => `demo-line-${what}`),
    ];
    expect(associations.map(({ name, region }) => [name, region])).to.deep.equal(names.map((name) => [name, "us-east-1"]));
    expect(new Set(associations.map(({ inputs }) => inputs["integrationArn"])).size).to.equal(names.length);
  });

  it("binds one flow for each line, each with its own words, slug and bots, and one handover for both", () => {
    const contentOf = (name: string): string => String(only("aws-native:connect:ContactFlow", name).inputs["content"]);
    for (const [line, other] of [
      ["flowers", "demo"],
      ["demo", "flowers"],
    ] as const)
      expect(contentOf(`${line}-line`))
        .to.include(`"app":"${line}"`)
        .and.include(`thing/${line}-home-alias`)
        .and.include("thing/shared-handover")
        .and.not.include(`thing/${other}-home-alias`);
    expect(contentOf("flowers-line")).to.include('"languages":{"Value":"one"}').and.not.include("x-amz-lex:dtmf");
    expect(contentOf("demo-line")).to.include('"languages":{"Value":"two"}').and.include("Para español, oprima 3.");
    expect(contentOf("shared-handover")).to.include("thing/shared-queue").and.not.include("bot-alias");
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
      "flowers-recall": 2,
      "flowers-home-hook": 3,
      "flowers-standby-hook": 3,
      observer: 180,
      report: 5,
      record: 10,
      "demo-recall": 2,
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
      { name: "history-table", replicas: undefined, pointInTimeRecovery: { enabled: true } },
      { name: "observations", replicas: undefined, pointInTimeRecovery: { enabled: false } },
    ]);
    expect(only("aws:dynamodb/table:Table", "pointer").inputs).to.include({ name: "lexDR", hashKey: "connectRegion" });
  });

  it("binds the same bytes on every run: code, flows, everything", async () => {
    const key = ({ type, name, inputs }: Declared): string => `${type} ${name} ${JSON.stringify(inputs)}`;
    const again = await declare();
    expect(again.resources.map(key).sort()).to.deep.equal(program.resources.map(key).sort());
  });

  it("tells of each app what a client of it needs, and of the stack what its apps share, each once", () => {
    const { apps, ...shared } = program.outputs;
    expect(shared).to.deep.include({
      witness: "flowers",
      phoneApp: "flowers",
      instanceId: "instance",
      regions: { home: "us-east-1", standby: "us-west-2" },
      tables: {
        pointer: "lexDR",
        observations: "twinline-dev-observations",
        conversations: "twinline-dev-conversations",
        history: "twinline-dev-history",
      },
      functions: {
        lookup: "twinline-dev-lookup",
        observer: "twinline-dev-observer",
        report: "twinline-dev-report",
        record: "twinline-dev-record",
      },
    });
    expect(Object.keys(shared)).to.have.members([
      "witness",
      "phoneApp",
      "instanceId",
      "regions",
      "tables",
      "functions",
      "eventsTopic",
      "alarms",
    ]);
    const alias = (name: string, region: string, locales: readonly string[]) => ({
      arn: `arn:aws:test:${region}:111122223333:thing/${name}-alias`,
      locales,
    });
    expect(apps).to.have.all.keys("flowers", "demo");
    expect(apps).to.deep.include({
      demo: {
        phoneNumber: "+15550100000",
        locale: "en_US",
        timeZone: "America/New_York",
        aliases: {
          "us-east-1": alias("demo-home", "us-east-1", ["en_US", "es_US"]),
          "us-west-2": alias("demo-standby", "us-west-2", ["en_US", "es_US"]),
        },
        functions: { hook: "twinline-dev-demo", recall: "twinline-dev-demo-recall", notify: "twinline-dev-notify" },
        tables: { bookings: "twinline-dev-bookings" },
      },
    });
  });

  it("runs one app alone like any other stack: it holds nothing of another", async () => {
    const { resources, outputs } = await declare("apps=demo");
    expect(resources.filter(({ name, inputs }) => /flowers|orders/i.test(`${name} ${JSON.stringify(inputs["name"] ?? "")}`))).to.deep.equal(
      [],
    );
    expect(outputs).to.include({ witness: "demo" });
    expect(lookIn({ ...program, resources }).only("aws:connect/phoneNumber:PhoneNumber").name).to.equal("demo-number");
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
