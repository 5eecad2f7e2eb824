import { expect } from "chai";
import { z } from "zod";
import { environment as lookup } from "../../../functions/lookup/environment.ts";
import { environment as observer } from "../../../functions/observer/environment.ts";
import { environment as report } from "../../../functions/report/environment.ts";
import { parseJson } from "../../../shared/json.ts";
import { declare, lookIn, turnedProgram, type Declared, type Program } from "../declared.ts";

const POINTER = "arn:aws:test:us-east-1:111122223333:thing/pointer";
const OBSERVATIONS = "arn:aws:test:us-east-1:111122223333:thing/observations";
const DEAD_LETTERS = "arn:aws:test:us-east-1:111122223333:thing/dead-letters";
const ALIASES = ["flowers", "demo"].flatMap((app) =>
  ["home", "standby"].map(
    (twin, index) => `arn:aws:test:${["us-east-1", "us-west-2"][index] ?? ""}:111122223333:thing/${app}-${twin}-alias`,
  ),
);
const twins = (app: string) => ({
  home: `${app}-home/${app}-home-alias`,
  standby: `${app}-standby/${app}-standby-alias`,
});

describe("infra/platform/failover.ts", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let program: Program;
  before(async () => {
    program = await turnedProgram();
  });

  const lambda = (name: string): Declared => lookIn(program).only("aws:lambda/function:Function", name);
  const variables = (name: string): unknown => lambda(name).inputs["environment"];
  const allowed = (name: string): readonly unknown[] =>
    lookIn(program)
      .usesOf(`${name}-policy`)
      .map(({ Action, Resource }) => [Action, Resource]);

  it("gives the observer the pointer and the observations at home, the bots of all apps and their tags, the topic, and nothing else", () => {
    expect(allowed("observer")).to.deep.equal([
      [["dynamodb:GetItem", "dynamodb:PutItem"], [POINTER]],
      [["dynamodb:GetItem", "dynamodb:PutItem"], [OBSERVATIONS]],
      [["lex:PutSession", "lex:RecognizeText", "lex:DeleteSession"], ALIASES],
      [["lex:ListTagsForResource"], ALIASES],
      [["sns:Publish"], ["arn:aws:test:us-east-1:111122223333:thing/events-topic"]],
      [["sqs:SendMessage"], [DEAD_LETTERS]],
    ]);
  });

  it("tells the observer its rules, as the settings say", () => {
    expect(variables("observer")).to.have.property("variables").that.deep.includes({
      LINE: "twinline-dev",
      WITNESS: "flowers",
      PROBE_SECONDS: "5",
      RECOGNIZE_SECONDS: "60",
      CONFIRMATIONS: "3",
      FAILURES_TO_LEAVE: "5",
      WINDOW: "8",
      COOL_DOWN_SECONDS: "30",
      GOODS_TO_RETURN: "5",
      DWELL_SECONDS: "120",
      EVENTS_TOPIC_ARN: "arn:aws:test:us-east-1:111122223333:thing/events-topic",
    });
  });

  it("tells the observer whom to ask what, by the app", () => {
    const read = z.object({ variables: z.object({ APPS: z.string(), WITNESS: z.string() }) }).parse(variables("observer"));
    expect(read.variables.WITNESS).to.equal("flowers");
    expect(parseJson(read.variables.APPS)).to.deep.equal({
      flowers: {
        ...twins("flowers"),
        locale: "en_US",
        probe: { utterance: "I would like to order flowers", expectedIntent: "OrderFlowers" },
      },
      demo: { ...twins("demo"), locale: "en_US", probe: { utterance: "book a demo", expectedIntent: "ScheduleDemo" } },
    });
  });

  it("has one lookup for all apps, which knows each one's aliases", () => {
    expect(allowed("lookup")).to.deep.equal([[["dynamodb:GetItem"], [POINTER, POINTER.replace("us-east-1", "us-west-2")]]]);
    const read = z.object({ variables: z.object({ APPS: z.string() }) }).parse(variables("lookup"));
    expect(parseJson(read.variables.APPS)).to.deep.equal({ flowers: twins("flowers"), demo: twins("demo") });
  });

  for (const [name, table] of [
    ["lookup", lookup],
    ["observer", observer],
    ["report", report],
  ] as const)
    it(`gives ${name} the variables that it reads, and no other`, () => {
      const { variables: given } = z.object({ variables: z.record(z.string(), z.unknown()) }).parse(variables(name));
      expect(Object.keys(given).filter((key) => key !== "NODE_OPTIONS")).to.have.members(Object.keys(table));
    });

  it("stays below the 4,096 bytes that Lambda gives a function's variables, with five apps of the longest names", () => {
    const app = {
      home: "ABCDEFGHIJ/KLMNOPQRST",
      standby: "BCDEFGHIJK/LMNOPQRSTU",
      locale: "en_US",
      probe: { utterance: "I would like to know something that nobody else has asked", expectedIntent: "A_LONG_NAME_OF_AN_INTENT" },
    };
    const APPS = JSON.stringify(Object.fromEntries(["a", "b", "c", "d", "e"].map((letter) => [letter.repeat(16), app])));
    for (const name of ["lookup", "observer", "report"]) {
      const { variables: given } = z.object({ variables: z.record(z.string(), z.string()) }).parse(variables(name));
      expect(JSON.stringify({ ...given, APPS }).length, name).to.be.below(4_096);
    }
  });

  it("lets a run of the observer go on into its successor, in little memory", () => {
    expect(lambda("observer").inputs).to.include({ timeout: 180, memorySize: 256 });
    expect(lambda("lookup").inputs).to.include({ memorySize: 512 });
  });

  it("starts a run each minute and never late: neither Scheduler nor Lambda tries again, and what failed is kept", () => {
    const { target, scheduleExpression } = lookIn(program).only("aws:scheduler/schedule:Schedule", "observer-schedule").inputs;
    expect(scheduleExpression).to.equal("rate(1 minute)");
    expect(target).to.deep.include({
      input: "{}",
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      deadLetterConfig: { arn: DEAD_LETTERS },
    });
    expect(
      lookIn(program).only("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "observer-events").inputs,
    ).to.deep.include({
      functionName: "twinline-dev-observer",
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 60,
      destinationConfig: { onFailure: { destination: DEAD_LETTERS } },
    });
  });

  it("lets the report write what calls say, and no other row of the table, and start the observer, and gives a report up after a minute", () => {
    expect(lookIn(program).usesOf("report-policy")[0]).to.have.deep.property("Condition", {
      "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["calls"] },
    });
    expect(allowed("report")).to.deep.equal([
      [["dynamodb:GetItem", "dynamodb:PutItem"], [OBSERVATIONS]],
      [["lambda:InvokeFunction"], ["arn:aws:test:us-east-1:111122223333:thing/observer"]],
    ]);
    expect(variables("report")).to.have.property("variables").that.includes({
      OBSERVATIONS_TABLE: "twinline-dev-observations",
      APPS: "flowers demo",
      DEFAULT_APP: "flowers",
      HOME_REGION: "us-east-1",
      STANDBY_REGION: "us-west-2",
      OBSERVER_FUNCTION: "twinline-dev-observer",
      LINE: "twinline-dev",
    });
    expect(lookIn(program).only("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "report-events").inputs).to.include({
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 60,
    });
  });

  it("refuses contradicting settings before anything is declared", async () => {
    const refused: unknown = await declare("dwellSeconds=3", "failureWindow=4").catch((error: unknown) => error);
    expect(refused).to.have.property("problems").with.lengthOf(4);
  });
});
