// Twins as the program deploys them, behind a wire: what `twinline drift` and `twinline versions` look at.
import type { BotModel } from "../../../apps/kit/index.ts";
import { lexBot, modelHash } from "../../../apps/kit/index.ts";
import { demoBooking } from "../../../apps/demo/bot.ts";
import { orderFlowers } from "../../../apps/flowers/bot.ts";
import type { Bots } from "../../../cli/common/stack-bots.ts";
import { virtualClock } from "../../../shared/clock.ts";
import { lexBots } from "../../../local/lex/bots.ts";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { seededRandom } from "../../../local/random.ts";
import { ACCOUNT, aCloud } from "../../local/wire/a-cloud.ts";

export const HOME = "us-east-1";
export const STANDBY = "us-west-2";
export const localeId = "en_US";
export const HASH = modelHash(orderFlowers);

const settings = (model: BotModel, version: string) => ({
  name: "live",
  version,
  locales: model.locales.map((locale) => ({ localeId: locale.localeId, enabled: true })),
  tags: { "model-hash": modelHash(model) },
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
    parseBotDefinition({ ...lexBot(model), name: model.name, roleArn: `arn:aws:iam::${ACCOUNT}:role/lex` });
  const twinsOf = (model: BotModel) => {
    const make = (region: typeof HOME | typeof STANDBY) => {
      const { botId, arn } = bots.createBot(region, definition(model));
      const version = bots.createVersion(region, botId, `model ${modelHash(model)}`);
      return { region, botId, arn, alias: bots.createAlias(region, botId, settings(model, version)) };
    };
    const [home, standby] = [make(HOME), make(STANDBY)];
    const aliases = {
      [HOME]: { arn: home.alias.arn, locales: [localeId] },
      [STANDBY]: { arn: standby.alias.arn, locales: [localeId] },
    };
    const output = { locale: localeId, timeZone: "America/New_York", aliases, functions: {}, tables: {} };
    const asBots: Bots = { slug: model.name, model, homeAliasArn: home.alias.arn, standbyAliasArn: standby.alias.arn };
    return { home, standby, output, bots: asBots };
  };
  const { home, standby, output, bots: flowers } = twinsOf(orderFlowers);
  const cloud = await aCloud({ bots });
  const line = { home: HOME, standby: STANDBY, apps: { flowers: output }, endpoint: cloud.endpoint } as const;
  return {
    bots,
    cloud,
    line,
    flowers,
    home,
    standby,
    /** The stack with the demo line's bots beside those of flowers. */
    withDemo: () => {
      const demo = twinsOf(demoBooking);
      return { demo, line: { ...line, apps: { ...line.apps, demo: demo.output } } };
    },
    /** As an up does: the drafts, a version each, the aliases. */
    deploy: (model: BotModel, twins: Pick<ReturnType<typeof twinsOf>, "home" | "standby"> = { home, standby }): void => {
      for (const { region, botId, alias } of [twins.home, twins.standby]) {
        bots.updateBot(region, botId, definition(model));
        bots.updateAlias(alias.arn, settings(model, bots.createVersion(region, botId, `model ${modelHash(model)}`)));
      }
    },
  };
};

export type TwoBots = Awaited<ReturnType<typeof twoBots>>;
