import { expect } from "chai";
import type { Flow } from "../../../contact-flows/flow.ts";
import { aFlow, anAction, bye, say } from "../../contact-flows/builders.ts";
import { ACCOUNT, aProgram, inputsOf, textOf } from "./a-program.ts";

const INSTANCE = "aws:connect/instance:Instance";
const FLOW = "aws-native:connect:ContactFlow";
const ASSOCIATION = "aws-native:connect:IntegrationAssociation";
const NOWHERE = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/00000000-0000-4000-8000-000000000009`;
const ALIAS = `arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/AAAAAAAAAA/BBBBBBBBBB`;

const withInstance = async () => {
  const program = aProgram();
  const instance = await program.declare(INSTANCE, inputsOf.instance);
  const instanceArn = textOf(instance, "arn");
  const flowInputs = (flow: Flow, name = "main") => ({ instanceArn, name, type: "CONTACT_FLOW", content: JSON.stringify(flow) });
  return { ...program, instanceId: instance.id, instanceArn, flowInputs };
};

/** Lets a bot hear the caller. */
const ask = (aliasArn: string) =>
  anAction(
    "ask",
    "ConnectParticipantWithLexBot",
    { Text: "Hello", LexV2Bot: { AliasArn: aliasArn } },
    {
      NextAction: "bye",
      Errors: [
        { NextAction: "bye", ErrorType: "NoMatchingCondition" },
        { NextAction: "bye", ErrorType: "NoMatchingError" },
      ],
    },
  );

describe("aws:connect/instance:Instance", () => {
  it("refuses an alias that is taken", async () => {
    const { refusal } = await withInstance();
    expect(await refusal(INSTANCE, inputsOf.instance, "us-west-2")).to.deep.equal([
      `Cannot create ${INSTANCE} "it": InvalidRequestException: Invalid Input. Instance alias is already used. It is "line": choose another, or adopt the instance that has it.`,
    ]);
  });

  it("refuses an alias that Connect would not take", async () => {
    const { refusal } = aProgram();
    for (const instanceAlias of ["d-line", "-line", "line-", "a".repeat(46), "the line"])
      expect((await refusal(INSTANCE, { ...inputsOf.instance, instanceAlias })).join("\n"), instanceAlias).to.include("instanceAlias");
  });
});

describe("aws:connect/user:User", () => {
  it("refuses a password that Connect would not take, and never says it", async () => {
    const { refusal, instanceId } = await withInstance();
    for (const password of ["Short1", "nocapital1", "NoDigits!", "With a space1"]) {
      const [said = ""] = await refusal("aws:connect/user:User", {
        instanceId,
        name: "agent",
        password,
        identityInfo: { firstName: "A", lastName: "B" },
        phoneConfig: { phoneType: "SOFT_PHONE" },
        routingProfileId: "r",
        securityProfileIds: ["s"],
      });
      expect(said).to.include('input "password" is refused').and.not.include(password);
    }
  });
});

describe("aws:connect/phoneNumberContactFlowAssociation", () => {
  it("refuses a number and a flow that do not exist, both at once", async () => {
    const { refusal, instanceId } = await withInstance();
    const type = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
    expect(await refusal(type, { instanceId, phoneNumberId: "n", contactFlowId: "f" })).to.deep.equal([
      'Cannot tie a phone number to a flow: there is no phone number "n". Create it first.',
      'Cannot tie a phone number to a flow: the instance has no flow "f". Create it first.',
    ]);
  });
});

describe("aws-native:connect:IntegrationAssociation", () => {
  it("refuses an alias and a function that do not exist", async () => {
    const { refusal, instanceArn } = await withInstance();
    for (const [integrationType, integrationArn] of [
      ["LEX_BOT", ALIAS],
      ["LAMBDA_FUNCTION", `arn:aws:lambda:us-east-1:${ACCOUNT}:function:none`],
    ] as const)
      expect(await refusal(ASSOCIATION, { instanceId: instanceArn, integrationType, integrationArn })).to.deep.equal([
        `Cannot create integration association "it": there is no ${integrationType} "${integrationArn}". Create it first.`,
      ]);
  });

  it("refuses an instance that does not exist", async () => {
    const { refusal } = aProgram();
    const said = await refusal(ASSOCIATION, { instanceId: NOWHERE, integrationType: "LEX_BOT", integrationArn: ALIAS });
    expect(said.join("\n")).to.include(`there is no Connect instance "${NOWHERE}"`);
  });

  it("lets Connect, for this instance and account alone, ask the alias", async () => {
    const { declare, services, instanceArn } = await withInstance();
    const bot = await declare("aws-native:lex:Bot", inputsOf.bot);
    const alias = await declare("aws-native:lex:BotAlias", { botId: bot.id, botAliasName: "live" });
    const aliasArn = textOf(alias, "arn");
    const mayConnect = (sourceArn: string): boolean =>
      services.iam.authorize(
        { kind: "service", service: "connect.amazonaws.com", sourceArn },
        { action: "lex:RecognizeText", resource: aliasArn },
      ).allowed;
    expect(mayConnect(instanceArn)).to.equal(false);
    await declare(ASSOCIATION, { instanceId: instanceArn, integrationType: "LEX_BOT", integrationArn: aliasArn });
    expect([mayConnect(instanceArn), mayConnect(NOWHERE)]).to.deep.equal([true, false]);
  });
});

describe("aws-native:connect:ContactFlow", () => {
  it("is published when all that it names is there", async () => {
    const { declare, services, flowInputs, instanceArn } = await withInstance();
    const { outputs } = await declare(FLOW, flowInputs(aFlow(say("hello", "bye"), bye)));
    expect(services.instances.find(instanceArn)?.flows.find(String(outputs["contactFlowArn"]))?.name).to.equal("main");
  });

  it("refuses a flow that names a bot which is not associated, and takes it once it is", async () => {
    const { declare, refusal, flowInputs, instanceArn } = await withInstance();
    const bot = await declare("aws-native:lex:Bot", inputsOf.bot);
    const aliasArn = textOf(await declare("aws-native:lex:BotAlias", { botId: bot.id, botAliasName: "live" }), "arn");
    const inputs = flowInputs(aFlow(ask(aliasArn), bye));
    const [said = "", ...others] = await refusal(FLOW, inputs);
    expect(others).to.deep.equal([]);
    expect(said)
      .to.include('Cannot publish contact flow "main" (InvalidContactFlowException): action "ask"')
      .and.include(`names "${aliasArn}", which is not among the instance's aliases. Associate or create it first.`);
    await declare(ASSOCIATION, { instanceId: instanceArn, integrationType: "LEX_BOT", integrationArn: aliasArn });
    expect(await declare(FLOW, inputs)).to.have.nested.property("outputs.contactFlowArn");
  });

  it("refuses content that is no flow, and one with a missing target", async () => {
    const { refusal, flowInputs } = await withInstance();
    const notJson = await refusal(FLOW, { ...flowInputs(aFlow(bye)), content: "{" });
    expect(notJson.join("\n")).to.include("InvalidContactFlowException");
    const missing = await refusal(FLOW, flowInputs(aFlow(say("hello", "nowhere"), bye)));
    expect(missing.join("\n")).to.match(/action "hello".*"nowhere"/);
  });

  it("refuses a type of flow that the local cloud does not run", async () => {
    const { refusal, flowInputs } = await withInstance();
    expect((await refusal(FLOW, { ...flowInputs(aFlow(bye)), type: "AGENT_WHISPER" })).join("\n")).to.include(
      "the local cloud runs CONTACT_FLOW and CUSTOMER_QUEUE",
    );
  });
});
