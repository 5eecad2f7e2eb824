// The flower shop's bot as the program declares it, with versions and an alias, behind a whole wire and the real SDK's client.
import { LexModelsV2Client } from "@aws-sdk/client-lex-models-v2";
import { lexBot } from "../../../../apps/kit/index.ts";
import { orderFlowers } from "../../../../apps/flowers/bot.ts";
import { virtualClock } from "../../../../shared/clock.ts";
import { lexBots } from "../../../../local/lex/bots.ts";
import { parseBotDefinition } from "../../../../local/lex/definition.ts";
import { seededRandom } from "../../../../local/random.ts";
import { ACCOUNT, aCloud } from "../../wire/a-cloud.ts";

export const REGION = "us-east-1";
export const DRAFT = "DRAFT";
export const localeId = "en_US";
export const MADE = Date.parse("2026-11-21T12:00:00Z");

/** @param description another model by no more than this */
export const aDefinition = (description = "Takes orders.") =>
  parseBotDefinition({ ...lexBot(orderFlowers), description, name: "flowers", roleArn: `arn:aws:iam::${ACCOUNT}:role/lex` });

/** @param models how many models were deployed one after the other; the alias serves the last */
export const someBots = async ({ models = 1 } = {}) => {
  const clock = virtualClock(MADE);
  const dispatch = (): never => {
    throw new Error("Nobody asks a code hook here.");
  };
  const bots = lexBots({ clock, random: seededRandom(7), dispatch, accountId: ACCOUNT });
  const { botId } = bots.createBot(REGION, aDefinition(), { tags: { project: "twinline" } });
  let version = "";
  for (let model = 1; model <= models; model += 1) {
    bots.updateBot(REGION, botId, aDefinition(`Model ${model}.`), { project: "twinline" });
    version = bots.createVersion(REGION, botId, `model ${model}`);
  }
  const alias = bots.createAlias(REGION, botId, {
    name: "live",
    version,
    locales: [{ localeId, enabled: true, lambdaArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:hook` }],
    tags: { "model-hash": "abc" },
  });
  const cloud = await aCloud({ clock, bots });
  const client = new LexModelsV2Client(cloud.client());
  return { bots, botId, alias, cloud, client };
};

export type SomeBots = Awaited<ReturnType<typeof someBots>>;
