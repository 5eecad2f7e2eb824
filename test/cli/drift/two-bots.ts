// Twins as the program deploys them, behind a wire: what `twinline drift` and `twinline versions` look at.
import type { BotModel } from "../../../bots/model.ts";
import { lexBot, modelHash } from "../../../bots/model.ts";
import { orderFlowers } from "../../../bots/order-flowers.ts";
import { virtualClock } from "../../../local/clock.ts";
import { lexBots } from "../../../local/lex/bots.ts";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { seededRandom } from "../../../local/random.ts";
import { ACCOUNT, aCloud } from "../../local/wire/a-cloud.ts";

export const HOME = "us-east-1";
export const STANDBY = "us-west-2";
export const localeId = "en_US";
export const HASH = modelHash(orderFlowers);

const settings = (version: string, hash: string) => ({
  name: "live",
  version,
  locales: [{ localeId, enabled: true }],
  tags: { "model-hash": hash },
});

export const twoBots = async () => {
  const bots = lexBots({
    clock: virtualClock(Date.parse("2026-11-21T12:00:00Z")),
    random: seededRandom(7),
    dispatch: (): never => {
      throw new Error("Nobody asks a code hook here.");
    },
    accountId: ACCOUNT,
  });
  const definition = (model: BotModel) =>
    parseBotDefinition({ ...lexBot(model), name: "flowers", roleArn: `arn:aws:iam::${ACCOUNT}:role/lex` });
  const made = ([HOME, STANDBY] as const).map((region) => {
    const { botId, arn } = bots.createBot(region, definition(orderFlowers));
    const version = bots.createVersion(region, botId, `model ${HASH}`);
    return { region, botId, arn, alias: bots.createAlias(region, botId, settings(version, HASH)) };
  });
  const [home, standby] = made;
  if (home === undefined || standby === undefined) throw new Error("There are two.");
  const cloud = await aCloud({ bots });
  const line = {
    home: HOME,
    standby: STANDBY,
    homeAliasArn: home.alias.arn,
    standbyAliasArn: standby.alias.arn,
    endpoint: cloud.endpoint,
  } as const;
  return {
    bots,
    cloud,
    line,
    home,
    standby,
    /** As an up does: the drafts, a version each, the aliases. */
    deploy: (model: BotModel): void => {
      for (const { region, botId, alias } of made) {
        bots.updateBot(region, botId, definition(model));
        bots.updateAlias(alias.arn, settings(bots.createVersion(region, botId, `model ${modelHash(model)}`), modelHash(model)));
      }
    },
  };
};

export type TwoBots = Awaited<ReturnType<typeof twoBots>>;
