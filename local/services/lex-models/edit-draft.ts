// What the actions that change a draft by hand share: what is changed must be a bot that Lex takes, and is not built until it is asked for.
import { ServiceError, UnsupportedError, UserError } from "../../errors.ts";
import { parseBotDefinition, type LocaleDefinition } from "../../lex/definition.ts";
import type { LexModelsServices, Place } from "./place.ts";
import type { Shape } from "./shape.ts";

/** @throws UnsupportedError, since ids are made from names here */
export const refuseRenaming = (operation: string, before: string, after: string | undefined): void => {
  if (after !== undefined && after !== before)
    throw new UnsupportedError({ resource: `"${before}"`, operation: `renaming by lex:${operation}`, remedy: "Keep its name." });
};

/**
 * Puts a locale in place of the one there.
 * @throws ServiceError ValidationException naming all that Lex would refuse in it; UnsupportedError for what the local Lex cannot do
 */
export const editDraft = ({ bots }: LexModelsServices, { bot, at }: Place, locale: Shape): LocaleDefinition => {
  try {
    const { botLocales } = parseBotDefinition({ ...bot.definition, botLocales: [locale] });
    const [edited] = botLocales ?? [];
    if (edited === undefined) throw new UserError(`Cannot change bot ${at.botId}: nothing is left of ${at.localeId}.`);
    bots.editLocale(bot.region, at.botId, edited);
    return edited;
  } catch (error) {
    if (error instanceof UserError) throw new ServiceError("ValidationException", 400, error.message, { cause: error });
    throw error;
  }
};
