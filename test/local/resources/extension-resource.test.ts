import { expect } from "chai";
import { aFlow, anAction, bye } from "../../contact-flows/builders.ts";
import { ACCOUNT, aProgram, inputsOf, textOf } from "./a-program.ts";

const EXTENSION = "aws-native:index:ExtensionResource";
const FLOW = "aws-native:connect:ContactFlow";
const ELSEWHERE = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/00000000-0000-4000-8000-000000000009`;

const aLine = async () => {
  const program = aProgram();
  const instanceArn = textOf(await program.declare("aws:connect/instance:Instance", inputsOf.instance), "arn");
  const bot = await program.declare("aws-native:lex:Bot", inputsOf.bot);
  const aliasOf = async (botAliasName: string) =>
    textOf(await program.declare("aws-native:lex:BotAlias", { botId: bot.id, botAliasName }), "arn");
  const live = await aliasOf("live");
  const admitting = (sourceArn: string, aliasArn = live) => ({
    type: "AWS::Lex::ResourcePolicy",
    properties: {
      ResourceArn: aliasArn,
      Policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "twinline",
            Effect: "Allow",
            Principal: { Service: "connect.amazonaws.com" },
            Action: ["lex:RecognizeText", "lex:StartConversation"],
            Resource: aliasArn,
            Condition: { StringEquals: { "AWS:SourceAccount": ACCOUNT }, ArnEquals: { "AWS:SourceArn": sourceArn } },
          },
        ],
      },
    },
    createOnly: ["ResourceArn"],
  });
  const may = (aliasArn = live): boolean =>
    program.services.iam.authorize(
      { kind: "service", service: "connect.amazonaws.com", sourceArn: instanceArn },
      { action: "lex:RecognizeText", resource: aliasArn },
    ).allowed;
  const errors = ["NoMatchingCondition", "NoMatchingError"].map((ErrorType) => ({ NextAction: "bye", ErrorType }));
  const ask = { Text: "Hello", LexV2Bot: { AliasArn: live } };
  const content = JSON.stringify(aFlow(anAction("ask", "ConnectParticipantWithLexBot", ask, { NextAction: "bye", Errors: errors }), bye));
  const flow = { instanceArn, name: "main", type: "CONTACT_FLOW", content };
  return { ...program, instanceArn, live, aliasOf, admitting, may, flow };
};

describe("aws-native:index:ExtensionResource", () => {
  it("lets Connect ask a bot alias for as long as it is there", async () => {
    const { declare, remove, instanceArn, admitting, may } = await aLine();
    expect(may()).to.equal(false);
    const { id } = await declare(EXTENSION, admitting(instanceArn));
    expect(may()).to.equal(true);
    await remove(EXTENSION, id, admitting(instanceArn));
    expect(may()).to.equal(false);
  });

  it("lets a flow be published that names a bot which nobody associated, and not for another instance", async () => {
    const { declare, refusal, update, instanceArn, admitting, flow } = await aLine();
    const { id } = await declare(EXTENSION, admitting(ELSEWHERE));
    expect((await refusal(FLOW, flow)).join()).to.include("which is not among the instance's aliases");
    await update(EXTENSION, id, admitting(ELSEWHERE), admitting(instanceArn));
    expect(await declare(FLOW, flow)).to.have.nested.property("outputs.contactFlowArn");
  });

  it("is read back as it was declared, with what somebody added by hand, and not at all once it is gone", async () => {
    const { declare, read, services, instanceArn, live, admitting } = await aLine();
    const inputs = admitting(instanceArn);
    const made = await declare(EXTENSION, inputs);
    expect(await read(EXTENSION, made.id, inputs)).to.deep.equal({ inputs, outputs: made.outputs });
    const byHand = { Sid: "by hand", Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: "lex:RecognizeText", Resource: live } as const;
    services.iam.putResourceStatement(live, byHand);
    const found = await read(EXTENSION, made.id, inputs);
    expect(found?.inputs).to.have.nested.property("properties.Policy.Statement").with.length(2);
    services.iam.deleteResourcePolicy(live);
    expect(await read(EXTENSION, made.id, inputs)).to.equal(undefined);
  });

  it("follows its alias to another, and comes back in a new cloud by its id", async () => {
    const { declare, update, aliasOf, instanceArn, live, admitting, may } = await aLine();
    const { id } = await declare(EXTENSION, admitting(instanceArn));
    const next = await aliasOf("next");
    await update(EXTENSION, id, admitting(instanceArn), admitting(instanceArn, next));
    expect([may(live), may(next)]).to.deep.equal([false, true]);
    const known = { id: "KNOWN", outputs: {} };
    expect((await declare(EXTENSION, admitting(instanceArn), "us-east-1", known)).id).to.equal("KNOWN");
  });

  it("refuses an alias that is not there, a policy that is none, and any other type", async () => {
    const { refusal, instanceArn, admitting } = await aLine();
    const nowhere = `arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/AAAAAAAAAA/BBBBBBBBBB`;
    expect((await refusal(EXTENSION, admitting(instanceArn, nowhere))).join()).to.include(
      `ResourceNotFoundException: There is no bot alias "${nowhere}". Declare it first.`,
    );
    const { properties, ...rest } = admitting(instanceArn);
    expect((await refusal(EXTENSION, { ...rest, properties: { ...properties, Policy: {} } })).join()).to.include("Cannot read the policy");
    expect((await refusal(EXTENSION, { ...rest, properties, type: "AWS::Logs::LogGroup" })).join()).to.include(
      "the local cloud knows AWS::Lex::ResourcePolicy alone",
    );
  });
});
