// The demo bot as the local Lex sees it, in both its locales.
import { demoBooking } from "../../../apps/demo/bot.ts";
import { lexBot } from "../../../apps/kit/index.ts";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { compileLocale, type CompiledLocale } from "../../../local/lex/nlu/compile.ts";

export const demoBookingDefinition = parseBotDefinition({
  ...lexBot(demoBooking),
  name: "line-DemoBooking",
  roleArn: "arn:aws:iam::111122223333:role/line-bot",
});

export const demoBookingLocales: ReadonlyMap<string, CompiledLocale> = new Map(
  (demoBookingDefinition.botLocales ?? []).map((locale) => [locale.localeId, compileLocale(locale)]),
);
