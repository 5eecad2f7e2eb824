import {
  BuildBotLocaleCommand,
  DeleteBotAliasCommand,
  DescribeIntentCommand,
  DescribeSlotTypeCommand,
  LexModelsV2Client,
  ListIntentsCommand,
  ListSlotTypesCommand,
  ListTagsForResourceCommand,
  UpdateIntentCommand,
  UpdateSlotTypeCommand,
} from "@aws-sdk/client-lex-models-v2";
import { expect } from "chai";
import picocolors from "picocolors";
import { demoBooking } from "../../../apps/demo/bot.ts";
import { modelHash, type BotModel } from "../../../apps/kit/index.ts";
import { orderFlowers } from "../../../apps/flowers/bot.ts";
import { look, lookAtAll, mark } from "../../../cli/drift/drift.ts";
import { driftLines } from "../../../cli/drift/lines.ts";
import { hasDrift } from "../../../cli/drift/compare-bots.ts";
import { UserError } from "../../../local/errors.ts";
import { parseFaultRules } from "../../../local/faults.ts";
import { HASH, HOME, localeId, STANDBY, twoBots, type TwoBots } from "./two-bots.ts";

const PLACE = { endpoint: undefined, stack: "prod" };

/** In the standby's draft, by hand. */
const byHand = ({ cloud, standby }: TwoBots) => {
  const client = new LexModelsV2Client(cloud.client(STANDBY));
  const at = { botId: standby.botId, botVersion: "DRAFT", localeId };
  return {
    addUtterance: async (utterance: string): Promise<void> => {
      const { intentSummaries = [] } = await client.send(new ListIntentsCommand(at));
      const intentId = intentSummaries.find(({ intentName }) => intentName === "OrderFlowers")?.intentId;
      const intent = await client.send(new DescribeIntentCommand({ ...at, intentId }));
      const sampleUtterances = [...(intent.sampleUtterances ?? []).slice(1), { utterance }];
      await client.send(new UpdateIntentCommand({ ...intent, ...at, intentId, intentName: intent.intentName, sampleUtterances }));
      await client.send(new BuildBotLocaleCommand(at));
    },
    sellIrises: async (): Promise<void> => {
      const { slotTypeSummaries = [] } = await client.send(new ListSlotTypesCommand(at));
      const slotTypeId = slotTypeSummaries[0]?.slotTypeId;
      const type = await client.send(new DescribeSlotTypeCommand({ ...at, slotTypeId }));
      const slotTypeValues = [...(type.slotTypeValues ?? []), { sampleValue: { value: "irises" } }];
      await client.send(new UpdateSlotTypeCommand({ ...type, ...at, slotTypeId, slotTypeName: "Flower", slotTypeValues }));
    },
    client,
  };
};

describe("look()", () => {
  let two: TwoBots;
  beforeEach(async () => {
    two = await twoBots();
  });
  afterEach(() => two.cloud.close());

  const looked = (model: BotModel = orderFlowers) => look(two.line, { ...two.flowers, model });
  const told = async (): Promise<string> => driftLines(await looked(), PLACE, picocolors.createColors(false)).join("\n");

  it("finds no drift where both bots are what the model says, in one line", async () => {
    expect(await told()).to.equal(`No drift: OrderFlowers is model ${HASH}, in both regions, from alias to draft.`);
  });

  it("finds an intent and a slot type that were changed by hand, in the draft alone", async () => {
    const { addUtterance, sellIrises } = byHand(two);
    await addUtterance("flowers, flowers");
    await sellIrises();
    const [home, standby] = await looked();
    expect(home !== undefined && hasDrift(home)).to.equal(false);
    expect(standby?.inVersion).to.deep.equal([]);
    expect(standby?.inDraft).to.deep.equal([
      { part: "slot type Flower", setting: 'slotTypeValues "irises"', model: null, bot: [] },
      { part: "intent OrderFlowers", setting: "sampleUtterances", model: ["I would like to order flowers"], bot: ["flowers, flowers"] },
    ]);
    expect(await told())
      .to.include("OrderFlowers in us-east-1 (home): alias at version 1, model")
      .and.to.include(", no drift")
      .and.to.include('model says  "I would like to order flowers"')
      .and.to.include("npx twinline drift --aws --stack prod --mark")
      .and.to.include("pulumi up --refresh --stack prod");
  });

  it("finds an alias that is gone", async () => {
    const { client } = byHand(two);
    await client.send(new DeleteBotAliasCommand({ botId: two.standby.botId, botAliasId: two.standby.alias.aliasId }));
    const [, standby] = await looked();
    expect(standby).to.deep.include({ version: null, alias: [{ part: "alias", setting: "", model: "declared", bot: null }] });
    expect(await told()).to.include("alias: is not there");
  });

  it("finds an alias that points at a version of another model, and says so first", async () => {
    const other = { ...orderFlowers, idleSessionTtlInSeconds: 400 };
    two.deploy(other);
    const [home] = await looked();
    expect(home?.deployed).to.equal(modelHash(other));
    expect(home?.inVersion).to.deep.equal([{ part: "bot", setting: "idleSessionTTLInSeconds", model: 300, bot: 400 }]);
    expect(await told()).to.include("The program here is not the one deployed there.");
    expect((await looked(other)).some(hasDrift)).to.equal(false);
  });

  it("finds a version that was cut from a changed draft, though it bears the model's name", async () => {
    const { bots, standby } = two;
    await byHand(two).addUtterance("flowers, flowers");
    const version = bots.createVersion(STANDBY, standby.botId, `model ${HASH}`);
    bots.updateAlias(standby.alias.arn, { ...standby.alias, version });
    const [, found] = await looked();
    expect([found?.alias.length, found?.inVersion.length, found?.inDraft.length]).to.deep.equal([0, 1, 1]);
    expect(await told()).to.include(`--replace '**-standby-${HASH}'`);
  });

  it("tells of every region in which it cannot look, as a user's problem", async () => {
    two.cloud.faults.set(parseFaultRules(["*/lex=error"]));
    const thrown = await looked().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).to.be.instanceOf(UserError);
    expect(thrown instanceof UserError ? thrown.problems : []).to.have.length(2);
  });

  it("says that a bot is gone", async () => {
    const { bots, standby } = two;
    bots.deleteAlias(standby.alias.arn);
    bots.deleteBot(STANDBY, standby.botId);
    const thrown = await looked().then(String, String);
    expect(thrown).to.include(`there is no bot ${standby.botId} there any more`);
  });
});

describe("lookAtAll()", () => {
  it("looks at the bots of every line, in all their languages, and names the one that differs", async () => {
    const two = await twoBots();
    try {
      const { demo, line } = two.withDemo();
      const all = async () => driftLines(await lookAtAll(line), PLACE, picocolors.createColors(false)).join("\n");
      expect(await all()).to.equal(
        `No drift: OrderFlowers is model ${HASH} and DemoBooking is model ${modelHash(demoBooking)}, in both regions, from alias to draft.`,
      );
      const { definition } = two.bots.findBot(STANDBY, demo.standby.botId) ?? {};
      const spanish = definition?.botLocales?.find((locale) => locale.localeId === "es_US");
      if (spanish === undefined) throw new Error("It speaks Spanish.");
      two.bots.editLocale(STANDBY, demo.standby.botId, { ...spanish, nluConfidenceThreshold: 0.9 });
      expect((await lookAtAll(line)).map(({ bot, region, inDraft }) => [bot, region, inDraft.length])).to.deep.equal([
        ["OrderFlowers", HOME, 0],
        ["OrderFlowers", STANDBY, 0],
        ["DemoBooking", HOME, 0],
        ["DemoBooking", STANDBY, 1],
      ]);
      expect(await all())
        .to.include("DemoBooking in us-west-2 (standby): alias at")
        .and.to.include("locale es_US");
    } finally {
      await two.cloud.close();
    }
  });
});

describe("mark()", () => {
  it("tags the bots whose draft differs, and no other", async () => {
    const two = await twoBots();
    try {
      const { addUtterance, client } = byHand(two);
      await addUtterance("flowers, flowers");
      const found = await look(two.line, two.flowers);
      expect(await mark(two.line, found)).to.deep.equal([{ bot: "OrderFlowers", region: STANDBY }]);
      const { tags } = await client.send(new ListTagsForResourceCommand({ resourceARN: two.standby.arn }));
      expect(tags).to.deep.equal({ drift: "mend" });
      expect(two.bots.findBot(two.home.region, two.home.botId)?.tags).to.deep.equal({});
    } finally {
      await two.cloud.close();
    }
  });
});
