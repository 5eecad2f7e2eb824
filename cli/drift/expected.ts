// What a bot made from a model has, in the API's words: the same words as the local cloud answers in, so that one form is held against itself.
import { lexBot, type BotModel } from "../../apps/kit/index.ts";
import { parseBotDefinition } from "../../local/lex/definition.ts";
import { describedIntent, describedLocale, describedSlot, describedSlotType } from "../../local/services/lex-models/described.ts";
import { pictureOf, type Picture } from "./picture.ts";

/** Ids are made of it and do not come into the picture. */
const botId = "MODEL";

/** By locale. */
export const expectedOf = (model: BotModel): Readonly<Record<string, Picture>> => {
  const { idleSessionTtlInSeconds, dataPrivacy, botLocales = [] } = parseBotDefinition({ ...lexBot(model), name: model.name, roleArn: "" });
  const bot = { idleSessionTTLInSeconds: idleSessionTtlInSeconds, "dataPrivacy.childDirected": dataPrivacy.childDirected };
  return Object.fromEntries(
    botLocales.map((locale) => {
      const at = { botId, localeId: locale.localeId };
      const { slotTypes = [], intents = [] } = locale;
      const told = {
        locale: describedLocale(locale),
        slotTypes: slotTypes.map((type) => describedSlotType(at, type)),
        intents: intents.map((intent) => ({
          intent: describedIntent(at, intent),
          slots: (intent.slots ?? []).map((slot) => describedSlot(at, intent.name, slot)),
        })),
      };
      return [locale.localeId, { bot, ...pictureOf(locale.localeId, told) }];
    }),
  );
};
