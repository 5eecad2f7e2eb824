import { expect } from "chai";
import { ACCOUNT, aProgram, inputsOf, textOf } from "./a-program.ts";
import { lives } from "./a-life.ts";

const BOT = "aws-native:lex:Bot";
const FUNCTION_ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:fn`;

lives({
  type: BOT,
  declared: { ...inputsOf.bot, description: "It sells flowers.", botTags: [{ key: "project", value: "twinline" }] },
  least: inputsOf.bot,
  changed: { ...inputsOf.bot, name: "renamed", idleSessionTtlInSeconds: 600, botTags: [{ key: "a", value: "b" }] },
  replaceOn: [],
  hidden: ["botLocales", "autoBuildBotLocales"],
});

describe("aws-native:lex", () => {
  const cutting = (botId: string, description: string) => ({
    botId,
    description,
    botVersionLocaleSpecification: [{ localeId: "en_US", botVersionLocaleDetails: { sourceBotVersion: "DRAFT" } }],
  });
  const VERSION = "aws-native:lex:BotVersion";
  const ALIAS = "aws-native:lex:BotAlias";

  const aLine = async () => {
    const program = aProgram();
    const { id: botId } = await program.declare(BOT, inputsOf.bot);
    const version = await program.declare(VERSION, cutting(botId, "model 1"));
    const live = (botVersion: string) => ({
      botId,
      botAliasName: "live",
      botVersion,
      botAliasLocaleSettings: [
        {
          localeId: "en_US",
          botAliasLocaleSetting: {
            enabled: true,
            codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: "1.0", lambdaArn: FUNCTION_ARN } },
          },
        },
      ],
      botAliasTags: [{ key: "model-hash", value: "1" }],
      description: "What callers meet.",
    });
    const alias = await program.declare(ALIAS, live("1"));
    return { ...program, botId, version, alias, live };
  };
  const changed = { ...inputsOf.bot, idleSessionTtlInSeconds: 600 };

  it("BotVersion cuts a new number from a changed draft, is read back by it, and takes no update", async () => {
    const { declare, read, update, botId, version } = await aLine();
    await update(BOT, botId, inputsOf.bot, changed);
    const second = await declare(VERSION, cutting(botId, "model 2"));
    expect([version.id, second.id, textOf(second, "botVersion")]).to.deep.equal([`${botId}|1`, `${botId}|2`, "2"]);
    expect((await read(VERSION, version.id))?.inputs).to.deep.equal({ botId, description: "model 1" });
    const refused = await update(VERSION, second.id, cutting(botId, "model 2"), cutting(botId, "model 3")).catch(String);
    expect(refused).to.include("UnsupportedActionException: Resource type AWS::Lex::BotVersion does not support UPDATE action.");
  });

  it("BotVersion is not deleted while an alias points at it", async () => {
    const { declare, remove, read, update, botId, version, alias, live } = await aLine();
    const deleting = () => remove(VERSION, version.id, cutting(botId, "model 1"));
    expect(await deleting().catch(String)).to.include("ResourceInUseException: Version 1 of bot");
    await update(BOT, botId, inputsOf.bot, changed);
    await declare(VERSION, cutting(botId, "model 2"));
    await update(ALIAS, alias.id, live("1"), live("2"));
    await deleting();
    expect(await read(VERSION, version.id)).to.equal(undefined);
  });

  it("BotVersion and BotAlias come back in a new cloud under the ids that they had", async () => {
    const { botId, alias, live } = await aLine();
    const { declare, services } = aProgram();
    services.random.next();
    await declare(BOT, inputsOf.bot, "us-east-1", { id: botId, outputs: {} });
    const known = { id: `${botId}|7`, outputs: { botVersion: "7" } };
    expect(await declare(VERSION, cutting(botId, "model 7"), "us-east-1", known)).to.deep.equal(known);
    expect(await declare(ALIAS, live("7"), "us-east-1", alias)).to.deep.equal(alias);
    services.bots.updateBot("us-east-1", botId, { ...inputsOf.bot, idleSessionTtlInSeconds: 600 });
    expect((await declare(VERSION, cutting(botId, "model 8"))).id).to.equal(`${botId}|8`);
  });

  it("BotAlias is read back, imported by its id alone, moved in place, and deleted", async () => {
    const { read, update, remove, refusal, alias, live, services } = await aLine();
    expect((await read(ALIAS, alias.id, live("1")))?.inputs).to.deep.equal(live("1"));
    expect((await read(ALIAS, alias.id))?.inputs).to.deep.equal(live("1"));
    await update(ALIAS, alias.id, live("1"), live("DRAFT"));
    expect(services.bots.findAlias(textOf(alias, "arn"))).to.include({ version: "DRAFT", arn: alias.outputs["arn"] });
    expect((await refusal(ALIAS, live("1"))).join("\n")).to.include('has an alias "live" already');
    await remove(ALIAS, alias.id, live("DRAFT"));
    expect(await read(ALIAS, alias.id, live("DRAFT"))).to.equal(undefined);
  });

  it("Bot is refused under a name that the region has, and not in another", async () => {
    const { refusal, declare } = await aLine();
    expect((await refusal(BOT, inputsOf.bot)).join("\n")).to.include('PreconditionFailedException: There is a bot "line-OrderFlowers"');
    await declare(BOT, inputsOf.bot, "us-west-2");
  });

  it("Bot is not deleted while it has an alias, and takes its versions along", async () => {
    const { remove, read, botId, alias, version, live } = await aLine();
    const deleting = () => remove(BOT, botId, inputsOf.bot);
    expect(await deleting().catch(String)).to.include("ResourceInUseException: Bot");
    await remove(ALIAS, alias.id, live("1"));
    await deleting();
    expect([await read(BOT, botId), await read(VERSION, version.id)]).to.deep.equal([undefined, undefined]);
  });

  it("Bot that Lex would refuse after an update stays what it was", async () => {
    const { update, read, botId } = await aLine();
    const refused = await update(BOT, botId, inputsOf.bot, { ...inputsOf.bot, botLocales: [], description: "Empty." }).catch(String);
    expect(refused).to.include("it has no locale");
    expect((await read(BOT, botId))?.inputs["description"]).to.equal(inputsOf.bot.description);
  });
});
