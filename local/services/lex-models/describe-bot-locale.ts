// Lex DescribeBotLocale: a locale's own settings, and whether it is built.
import type { DescribeBotLocaleRequest } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { describedLocale } from "./described.ts";
import { onBot, requireLocale, type LexModelsServices } from "./place.ts";
import type { Shape } from "./shape.ts";

export const describeBotLocale = (services: LexModelsServices): Action<DescribeBotLocaleRequest, Shape> => ({
  ...onBot("DescribeBotLocale"),
  run: async (input, { region }) => {
    const { bot, locale, at } = requireLocale(services, region, input);
    const draft = at.botVersion === "DRAFT";
    const built = !draft || (bot.draft.locales.has(at.localeId) && !bot.unbuilt.has(at.localeId));
    return {
      ...at,
      ...describedLocale(locale),
      intentsCount: locale.intents?.length ?? 0,
      slotTypesCount: locale.slotTypes?.length ?? 0,
      botLocaleStatus: built ? "Built" : "NotBuilt",
      creationDateTime: new Date(bot.createdAt),
      lastUpdatedDateTime: new Date(draft ? bot.changedAt : (bot.versions.get(at.botVersion)?.cutAt ?? bot.createdAt)),
    };
  },
});
