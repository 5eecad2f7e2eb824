// What is secure by default, held over the whole program as it is declared.
import { expect } from "chai";
import { WIDE_ACTIONS } from "../../infra/building-blocks/wide-actions.ts";
import { adoptingProgram, lookIn, plainProgram, turnedProgram, type Program, type Statement } from "./declared.ts";

const KEY = (name: string, region = "us-east-1"): string => `arn:aws:test:${region}:111122223333:thing/${name}`;

type Principals = Readonly<Record<string, string>>;
interface Policy {
  readonly Statement: readonly (Statement & { readonly Principal?: Principals | "*" })[];
}

const policyIn = (text: unknown): Policy => JSON.parse(String(text));

describe("the program, secure by default,", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let program: Program;
  let turned: Program;
  before(async () => {
    program = await plainProgram();
    turned = await turnedProgram();
  });
  const all = (type: string) => lookIn(program).all(type);
  const only = (type: string, name?: string) => lookIn(program).only(type, name);

  it("has a key that rotates in each region and one for the topic, each with an alias, and 30 days to think a deletion over", () => {
    const keys = all("aws:kms/key:Key").map(({ name, region, inputs }) => [
      name,
      region,
      inputs["enableKeyRotation"],
      inputs["deletionWindowInDays"],
    ]);
    expect(keys).to.have.deep.members([
      ["home-key", "us-east-1", true, 30],
      ["standby-key", "us-west-2", true, 30],
      ["events-key", "us-east-1", true, 30],
    ]);
    expect(all("aws:kms/alias:Alias").map(({ region, inputs }) => [region, inputs["name"]])).to.have.deep.members([
      ["us-east-1", "alias/twinline-dev"],
      ["us-west-2", "alias/twinline-dev"],
      ["us-east-1", "alias/twinline-dev-events"],
    ]);
  });

  it("admits to each key only the account, and the service that must come as itself, for this line", () => {
    const admitted = (name: string) =>
      policyIn(only("aws:kms/key:Key", name).inputs["policy"]).Statement.map(({ Principal, Condition }) => [Principal, Condition]);
    const account = [{ AWS: "arn:aws:iam::111122223333:root" }, undefined];
    const logs = (region: string, ...groups: readonly string[]) => [
      { Service: `logs.${region}.amazonaws.com` },
      {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": groups.map((group) => `arn:aws:logs:${region}:111122223333:log-group:${group}`) },
      },
    ];
    expect(admitted("home-key")).to.deep.equal([account, logs("us-east-1", "/aws/lambda/twinline-dev-*", "/aws/connect/twinline-dev")]);
    expect(admitted("standby-key")).to.deep.equal([account, logs("us-west-2", "/aws/lambda/twinline-dev-*")]);
    expect(admitted("events-key")).to.deep.equal([
      account,
      [
        { Service: "cloudwatch.amazonaws.com" },
        {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:twinline-dev-*" },
        },
      ],
    ]);
  });

  it("encrypts tables, environments, logs, topic and queue with the key of their region", () => {
    const own = (region: string): string => KEY(region === "us-east-1" ? "home-key" : "standby-key", region);
    for (const { region, inputs } of all("aws:lambda/function:Function")) expect(inputs["kmsKeyArn"]).to.equal(own(region));
    for (const { region, inputs } of all("aws:cloudwatch/logGroup:LogGroup")) expect(inputs["kmsKeyId"]).to.equal(own(region));
    for (const { inputs } of all("aws:dynamodb/table:Table"))
      expect(inputs["serverSideEncryption"]).to.deep.equal({ enabled: true, kmsKeyArn: own("us-east-1") });
    expect(only("aws:sqs/queue:Queue").inputs["kmsMasterKeyId"]).to.equal(own("us-east-1"));
    expect(only("aws:sns/topic:Topic").inputs["kmsMasterKeyId"]).to.equal(KEY("events-key"));
  });

  it("gives a role a key only through the service that it uses it by, or for its own environment", () => {
    const onKeys = all("aws:iam/rolePolicy:RolePolicy").flatMap(({ name }) =>
      lookIn(program)
        .policyOf(name)
        .filter(({ Action }) => Action.some((action) => action.startsWith("kms:")))
        .map((statement) => ({ name, ...statement })),
    );
    expect(onKeys).to.have.length.above(10);
    for (const { name, Resource, Condition = {} } of onKeys) {
      const { "kms:ViaService": via } = Condition["StringLike"] ?? {};
      const { "kms:EncryptionContext:aws:lambda:FunctionArn": own } = Condition["StringEquals"] ?? {};
      expect(
        [via, own].filter((value) => value !== undefined),
        name,
      ).to.have.length(1);
      expect(Resource, name).to.satisfy((arns: readonly string[]) => arns.every((arn) => arn.endsWith("-key")));
    }
    const table = { "kms:EncryptionContext:aws:dynamodb:tableName": "lexDR" };
    expect(lookIn(program).policyOf("lookup-policy").at(-1)).to.deep.equal({
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: [KEY("home-key"), KEY("standby-key", "us-west-2")],
      Condition: { StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" }, StringEquals: table },
    });
  });

  it("has no wildcard action, and no wildcard resource but for what AWS ties to none, each with its reason", () => {
    for (const { name } of all("aws:iam/rolePolicy:RolePolicy"))
      for (const { Action, Resource } of lookIn(program).policyOf(name)) {
        expect(
          Action.filter((action) => action.includes("*")),
          name,
        ).to.deep.equal([]);
        if (Resource.some((arn) => arn === "*")) expect(Object.keys(WIDE_ACTIONS), name).to.include.members([...Action]);
      }
    for (const [action, reason] of Object.entries(WIDE_ACTIONS)) expect(reason.length, action).to.be.above(5);
  });

  it("holds every AWS service to this account, in roles, functions, keys and the topic", () => {
    const documents = [
      ...all("aws:iam/role:Role").map(({ inputs }) => inputs["assumeRolePolicy"]),
      ...all("aws:kms/key:Key").map(({ inputs }) => inputs["policy"]),
      ...all("aws:sns/topicPolicy:TopicPolicy").map(({ inputs }) => inputs["policy"]),
    ];
    const toServices = documents
      .flatMap((text) => policyIn(text).Statement)
      .filter(({ Principal }) => JSON.stringify(Principal).includes("Service"));
    expect(toServices).to.have.length(22);
    for (const { Condition } of toServices) expect(JSON.stringify(Condition)).to.match(/111122223333/);
    for (const { inputs } of all("aws:lambda/permission:Permission"))
      expect(inputs).to.include({ sourceAccount: "111122223333" }).and.to.have.property("sourceArn");
    const trust = policyIn(only("aws:iam/role:Role", "observer-schedule-role").inputs["assumeRolePolicy"]);
    expect(trust.Statement[0]?.Condition).to.deep.equal({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnEquals: { "aws:SourceArn": "arn:aws:scheduler:us-east-1:111122223333:schedule-group/default" },
    });
  });

  it("keeps a password in one place only, where Connect is given it", async () => {
    const { resources, outputs } = turned;
    const holding = resources.filter(({ inputs }) => JSON.stringify(inputs).includes("Zx9-never-seen"));
    expect(holding.map(({ type, inputs }) => [type, inputs["password"]])).to.deep.equal(
      ["agent", "admin"].map(() => ["aws:connect/user:User", "Zx9-never-seen"]),
    );
    expect(JSON.stringify(outputs)).to.not.include("Zx9");
  });

  it("keeps Connect's flow logs as long as the functions', made before the instance, and leaves those of an adopted one alone", async () => {
    expect(only("aws:cloudwatch/logGroup:LogGroup", "flow-logs").inputs).to.deep.include({
      name: "/aws/connect/twinline-dev",
      retentionInDays: 7,
      kmsKeyId: KEY("home-key"),
    });
    for (const kept of ["flow-logs", "home-key"])
      expect(program.resources.find(({ name }) => name === kept)).to.include({ protect: true, retainOnDelete: true });
    const order = program.resources.map(({ name }) => name);
    expect(order.indexOf("flow-logs")).to.be.below(order.indexOf("instance"));
    const { resources } = await adoptingProgram();
    expect(resources.map(({ name }) => name)).to.not.include("flow-logs");
    const home = resources.find(({ name }) => name === "home-key");
    expect(String(home?.inputs["policy"])).to.not.include("/aws/connect/");
  });

  it("keeps nothing of a report or reminder that was lost: its event has the caller's number", () => {
    const destinations = all("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").map(({ name, inputs }) => [
      name,
      "destinationConfig" in inputs,
    ]);
    expect(destinations).to.have.deep.members([
      ["observer-events", true],
      ["record-events", true],
      ["report-events", false],
      ["notify-events", false],
    ]);
    expect(only("aws:cloudwatch/metricAlarm:MetricAlarm", "alarms-reports-lost").inputs).to.deep.include({
      namespace: "AWS/Lambda",
      metricName: "AsyncEventsDropped",
      dimensions: { FunctionName: "twinline-dev-report" },
    });
  });

  it("traces every function", () => {
    for (const { inputs } of all("aws:lambda/function:Function")) expect(inputs["tracingConfig"]).to.deep.equal({ mode: "Active" });
  });

  it("reserves concurrency only when it is set, and only for what callers wait for", () => {
    const reserved = (of: Program) =>
      lookIn(of)
        .all("aws:lambda/function:Function")
        .flatMap(({ name, inputs }) => ("reservedConcurrentExecutions" in inputs ? [[name, inputs["reservedConcurrentExecutions"]]] : []));
    expect(reserved(program)).to.deep.equal([]);
    expect(reserved(turned)).to.have.deep.members([
      ["lookup", 5],
      ["flowers-recall", 5],
      ["flowers-home-hook", 5],
      ["flowers-standby-hook", 5],
      ["demo-recall", 5],
      ["demo-home-hook", 5],
      ["demo-standby-hook", 5],
    ]);
  });

  it("says on everything whose it is: project, stack, owner, cost centre", () => {
    const tags = { project: "twinline", stack: "dev", owner: "flowers", costCentre: "4711" };
    for (const { inputs } of lookIn(turned).all("aws-native:connect:ContactFlow"))
      expect(inputs["tags"]).to.deep.equal(Object.entries(tags).map(([key, value]) => ({ key, value })));
    const providers = turned.providers.filter(({ type }) => type === "pulumi:providers:aws");
    expect(providers).to.have.length(2);
    for (const { inputs } of providers) expect(JSON.parse(String(inputs["defaultTags"]))).to.deep.equal({ tags });
  });

  it("takes recordings over TLS only, and keeps what keeps them private", () => {
    const [statement] = policyIn(lookIn(turned).only("aws:s3/bucketPolicy:BucketPolicy").inputs["policy"]).Statement;
    expect(statement).to.deep.include({ Effect: "Deny", Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    const kept = turned.resources.filter(({ protect, retainOnDelete }) => protect && retainOnDelete).map(({ name }) => name);
    expect(kept).to.include.members(["recordings-tls", "recordings-private", "recordings-encryption"]);
  });
});
