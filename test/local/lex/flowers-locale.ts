// The flower shop's bot as the local Lex sees it, and the hour at which the tests speak to it: a Saturday, 10 in the morning in New York.
import { lexBot } from "../../../apps/kit/index.ts";
import { orderFlowers } from "../../../apps/flowers/bot.ts";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { compileLocale, type CompiledLocale } from "../../../local/lex/nlu/compile.ts";

export const SATURDAY = Date.parse("2026-11-21T15:00:00Z");
export const NEW_YORK = "America/New_York";

export const orderFlowersDefinition = parseBotDefinition({
  ...lexBot(orderFlowers),
  name: "line-OrderFlowers",
  roleArn: "arn:aws:iam::111122223333:role/line-bot",
});

const [locale] = orderFlowersDefinition.botLocales ?? [];
if (locale === undefined) throw new Error("The flower shop's bot has no locale.");

export const orderFlowersLocale: CompiledLocale = compileLocale(locale);
