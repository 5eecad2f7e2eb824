import { readFileSync } from "node:fs";
import { expect } from "chai";
import { createOnlyInputs, nonconformities } from "../../../local/conformance/conformity.ts";
import { SCHEMA_TYPES, schemaOf } from "../../../local/conformance/schemas.ts";
import { sdkName } from "../../../local/conformance/names.ts";
import { resources } from "../../../local/resources/registry.ts";
import { aProgram } from "../resources/a-program.ts";
import { evaluated } from "./evaluated.ts";

const BOT = "aws-native:lex:Bot";
const FLOW = "aws-native:connect:ContactFlow";

const bot = {
  name: "flowers",
  roleArn: "arn:aws:iam::111122223333:role/r",
  dataPrivacy: { childDirected: false },
  idleSessionTtlInSeconds: 300,
};
const inLocale = (more: object) => ({ ...bot, botLocales: [{ localeId: "en_US", nluConfidenceThreshold: 0.4, ...more }] });
const reasons = (type: string, inputs: Readonly<Record<string, unknown>>) => nonconformities(type, inputs).map(({ reason }) => reason);

describe("nonconformities()", () => {
  const cases: readonly (readonly [what: string, inputs: Readonly<Record<string, unknown>>, says: string])[] = [
    ["an input that is missing", { ...bot, roleArn: undefined }, "#: required key [RoleArn] not found"],
    ["one that is too long", { ...bot, name: "x".repeat(101) }, "#/Name: expected maxLength: 100, actual: 101"],
    ["one of another form", { ...bot, roleArn: "r".repeat(32) }, "#/RoleArn: failed validation constraint for keyword [pattern]"],
    [
      "one of another type",
      { ...bot, dataPrivacy: { childDirected: "no" } },
      "#/DataPrivacy/ChildDirected: expected type: Boolean, found: String",
    ],
    [
      "a number out of its range",
      { ...bot, idleSessionTtlInSeconds: 1 },
      "#/IdleSessionTTLInSeconds: failed validation constraint for keyword [minimum]",
    ],
    [
      "what AWS does not know",
      { ...bot, dataPrivacy: { childDirected: false, adult: true } },
      "#/DataPrivacy: extraneous key [Adult] is not permitted",
    ],
    ["what AWS alone sets", { ...bot, arn: "arn:aws:lex:us-east-1:111122223333:bot/ABCDEFGHIJ" }, "#/Arn: it is read-only: AWS sets it"],
    [
      "items that are there twice",
      { ...bot, botTags: Array.from({ length: 2 }, () => ({ key: "a", value: "b" })) },
      "#/BotTags: array items are not unique",
    ],
    [
      "a word that is none of a list",
      { ...bot, botLocales: [{ localeId: "en_US", nluConfidenceThreshold: 0.4, voiceSettings: { voiceId: "Joanna", engine: "loud" } }] },
      "#/BotLocales/0/VoiceSettings/Engine: failed validation constraint for keyword [enum]",
    ],
  ];
  for (const [what, inputs, says] of cases)
    it(`says in CloudFormation's words: ${what}`, () => {
      expect(reasons(BOT, inputs)).to.deep.equal([says]);
    });

  it("takes what conforms, and tells all that does not at once", () => {
    expect(reasons(BOT, bot)).to.deep.equal([]);
    expect(reasons(BOT, {})).to.have.length(4);
  });

  it("names the input as the provider does, so that it can be found in the program", () => {
    const [problem] = nonconformities(BOT, { ...bot, botLocales: [{ localeId: 5, nluConfidenceThreshold: 0.4 }] });
    expect(problem?.path).to.deep.equal(["botLocales", 0, "localeId"]);
  });

  it("leaves the keys of a map as they are", () => {
    const attempt = { allowInterrupt: true, allowedInputTypes: { allowAudioInput: true, allowDtmfInput: true } };
    const asking = (promptAttemptsSpecification: object) =>
      inLocale({
        intents: [
          {
            name: "I",
            intentConfirmationSetting: {
              promptSpecification: {
                maxRetries: 1,
                messageGroupsList: [{ message: { plainTextMessage: { value: "?" } } }],
                promptAttemptsSpecification,
              },
            },
          },
        ],
      });
    const where = "#/BotLocales/0/Intents/0/IntentConfirmationSetting/PromptSpecification/PromptAttemptsSpecification";
    expect(reasons(BOT, asking({ Initial: attempt }))).to.deep.equal([]);
    expect(reasons(BOT, asking({ Seventh: attempt }))).to.deep.equal([`${where}: extraneous key [Seventh] is not permitted`]);
  });

  it("takes one of a choice, and neither none nor both", () => {
    const composed = (of: object) =>
      inLocale({ slotTypes: [{ name: "S", compositeSlotTypeSetting: { subSlots: [{ name: "n", ...of }] } }] });
    const where = "#/BotLocales/0/SlotTypes/0/CompositeSlotTypeSetting/SubSlots/0";
    expect(reasons(BOT, composed({ slotTypeName: "T" }))).to.deep.equal([]);
    expect(reasons(BOT, composed({}))).to.deep.equal([`${where}: 0 subschemas matched instead of one`]);
    expect(reasons(BOT, composed({ slotTypeName: "T", slotTypeId: "ABCDEFGHIJ" }))).to.deep.equal([
      `${where}: 2 subschemas matched instead of one`,
    ]);
  });

  it("says nothing of a type without a schema", () => {
    expect(nonconformities("aws:sqs/queue:Queue", { anything: 1 })).to.deep.equal([]);
  });
});

describe("sdkName()", () => {
  it("spells acronyms as words, as the provider does", () => {
    const names = [
      "IdleSessionTTLInSeconds",
      "BotFileS3Location",
      "S3BucketArn",
      "SecurityGroupIDs",
      "ARNs",
      "SSMLMessage",
      "DTMFSpecification",
      "Id",
    ];
    expect(names.map(sdkName)).to.deep.equal([
      "idleSessionTtlInSeconds",
      "botFileS3Location",
      "s3BucketArn",
      "securityGroupIds",
      "arns",
      "ssmlMessage",
      "dtmfSpecification",
      "id",
    ]);
  });

  it("spells every input of the types in use as the provider's own declarations do", () => {
    for (const type of SCHEMA_TYPES) {
      const [, module = "", name = ""] = type.split(":");
      const file = `@pulumi/aws-native/${module}/${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
      const declared = readFileSync(new URL(import.meta.resolve(`${file}.js`).replace(/\.js$/, ".d.ts")), "utf8");
      const { root, readOnly = [] } = schemaOf(type) ?? {};
      const properties: unknown = root?.["properties"];
      const inputs = Object.keys(Object(properties)).filter((one) => !readOnly.includes(one));
      const args = declared.slice(declared.indexOf(`interface ${name}Args`));
      const missing = inputs.map(sdkName).filter((one) => !new RegExp(`\\b${one}\\??:`).test(args));
      expect(missing, type).to.deep.equal([]);
    }
  });
});

describe("aws-native handlers", () => {
  it("replace on what CloudFormation cannot change, and on nothing else", () => {
    for (const type of SCHEMA_TYPES) {
      const replaceOn = resources[type]?.replaceOn ?? [];
      expect(typeof replaceOn === "string" ? replaceOn : replaceOn.toSorted(), type).to.deep.equal(createOnlyInputs(type).toSorted());
    }
  });

  it("refuse in CloudFormation's words what Cloud Control would", async () => {
    const { refusal } = aProgram();
    expect(await refusal(BOT, { ...bot, idleSessionTtlInSeconds: 1 })).to.deep.equal([
      `Cannot create ${BOT} "it": Model validation failed (#/IdleSessionTTLInSeconds: failed validation constraint for keyword [minimum])`,
    ]);
  });

  it("do not judge what is not known yet", () => {
    const isKnown = (path: readonly PropertyKey[]) => path[0] !== "instanceArn";
    const flow = { name: "main", type: "CONTACT_FLOW", content: "{}", instanceArn: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    const said = resources[FLOW]?.check(flow, isKnown).map(({ property }) => property) ?? [];
    expect(said).to.not.include("instanceArn");
    expect(resources[FLOW]?.check(flow).map(({ property }) => property)).to.include("instanceArn");
  });
});

describe("the program", function () {
  this.timeout(30_000);
  this.slow(10_000);
  for (const stack of ["dev", "prod"] as const)
    it(`gives every resource of stack ${stack} inputs that AWS takes`, async () => {
      const made = await evaluated(stack);
      expect(made.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`))).to.deep.equal([]);
      expect(SCHEMA_TYPES.filter((type) => !made.some((one) => one.type === type))).to.deep.equal([]);
    });
});
