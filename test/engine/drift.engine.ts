// What somebody changed by hand, and what finds and mends it: the engine itself for all that Cloud Control tells of, `twinline drift` for the inside
// of a bot. Run by `npm run test:engine`.
import {
  BuildBotLocaleCommand,
  DeleteBotAliasCommand,
  DescribeIntentCommand,
  LexModelsV2Client,
  ListIntentsCommand,
  UpdateIntentCommand,
} from "@aws-sdk/client-lex-models-v2";
import { expect } from "chai";
import { modelHash } from "../../apps/kit/index.ts";
import { look, mark } from "../../cli/drift/drift.ts";
import { hasDrift } from "../../cli/drift/compare-bots.ts";
import { botsOfApps } from "../../cli/common/stack-bots.ts";
import type { Line } from "../../cli/common/stack.ts";
import { botAlias } from "../../functions/lib/runtime/bot-alias.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import type { AStack } from "./a-stack.ts";
import { theStack } from "./the-stack.ts";

describe("drift made by hand, by Pulumi's engine,", function () {
  this.timeout(120_000);
  this.slow(120_000);
  let stack: AStack;
  before(async () => {
    ({ stack } = await theStack());
  });

  const line = (): Line => stack.line();
  const flowers = () => {
    const found = botsOfApps(line()).find(({ slug }) => slug === "flowers");
    if (found === undefined) throw new Error("The stack runs flowers.");
    return found;
  };
  const clientIn = (region: string): LexModelsV2Client =>
    new LexModelsV2Client({
      region,
      endpoint: stack.cloud().endpoint,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      maxAttempts: 1,
    });
  const idsOf = (aliasArn: string) => {
    const read = botAlias(aliasArn);
    if ("problem" in read) throw new Error(read.problem);
    return read.value;
  };

  const changeIntent = async (): Promise<void> => {
    const client = clientIn(line().standby);
    const { botId } = idsOf(flowers().standbyAliasArn);
    const at = { botId, botVersion: "DRAFT", localeId: "en_US" };
    const { intentSummaries = [] } = await client.send(new ListIntentsCommand(at));
    const intentId = intentSummaries.find(({ intentName }) => intentName === "OrderFlowers")?.intentId;
    const intent = await client.send(new DescribeIntentCommand({ ...at, intentId }));
    const sampleUtterances = [...(intent.sampleUtterances ?? []), { utterance: "by hand" }];
    await client.send(new UpdateIntentCommand({ ...intent, ...at, intentId, intentName: intent.intentName, sampleUtterances }));
    await client.send(new BuildBotLocaleCommand(at));
  };
  const changeFlow = (): void => {
    const [instance] = stack.cloud().services.instances.list();
    const flow = instance?.flows.list().find(({ name }) => name === "twinline-dev flowers");
    if (instance === undefined || flow === undefined) throw new Error("There is a flow.");
    const parsed = parseFlow(JSON.stringify(flow.content).replace("Thank you for your order. Goodbye.", "Bye."));
    if (!parsed.ok) throw new Error("It is a flow.");
    instance.flows.update(flow.arn, { content: parsed.flow });
  };

  it("an alias that is gone costs no call, and is found by drift with the changed intent", async () => {
    const { botId, botAliasId } = idsOf(flowers().homeAliasArn);
    await clientIn(line().home).send(new DeleteBotAliasCommand({ botId, botAliasId }));
    await changeIntent();
    changeFlow();
    expect(await stack.call()).to.equal("completed");
    const [home, standby] = await look(line(), flowers());
    expect(home?.version).to.equal(null);
    expect(standby?.inDraft).to.deep.equal([{ part: "intent OrderFlowers", setting: "sampleUtterances", model: [], bot: ["by hand"] }]);
  });

  it("a refresh finds the alias, the flow, and the bot that drift has marked", async () => {
    expect(await mark(line(), await look(line(), flowers()))).to.deep.equal([{ bot: "OrderFlowers", region: line().standby }]);
    const { error, said } = await stack.change("refresh");
    expect(error).to.equal(undefined);
    expect(said)
      .to.match(/BotAlias flowers-home-alias deleted/)
      .and.to.match(/ContactFlow flowers-line updated .*~content/)
      .and.to.match(/Bot flowers-standby updated .*~botTags/)
      .and.to.match(/3 changes/);
    const { steps } = await stack.change("preview");
    expect(steps).to.include.members(["create flowers-home-alias", "update flowers-line", "update flowers-standby"]);
  });

  it("an up mends all of it, and cuts another version where it is told to", async () => {
    const hash = modelHash(flowers().model);
    const { error, calls } = await stack.change("up", { replace: [`**-standby-${hash}`] });
    expect(error).to.equal(undefined);
    // One bot is gone: who meets the other while this machine is too busy for it is called back.
    for (const outcome of calls) expect(outcome).to.be.oneOf(["completed", "callback"]);
    const found = await look(line(), flowers());
    expect(found.map(hasDrift)).to.deep.equal([false, false]);
    expect(found.map(({ version }) => version)).to.deep.equal(["1", "2"]);
    expect(await stack.call()).to.equal("completed");
  });
});
