// What the actions of this API share: finding the part of a bot that a request names, what IAM and fault rules are asked about it, and pages.
import { botAliasArn } from "../../../shared/arn.ts";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { Bot } from "../../lex/bot.ts";
import type { LexBots } from "../../lex/bots.ts";
import type { BotDefinition, IntentDefinition, LocaleDefinition, SlotTypeDefinition } from "../../lex/definition.ts";
import type { Region } from "../../../shared/region.ts";
import type { Permission } from "../action.ts";
import { intentIdOf, slotTypeIdOf } from "./ids.ts";

export interface LexModelsServices {
  readonly bots: LexBots;
}

export interface InBot {
  readonly botId?: string | undefined;
}
export interface InVersion extends InBot {
  readonly botVersion?: string | undefined;
}
export interface InLocale extends InVersion {
  readonly localeId?: string | undefined;
}
export interface InIntent extends InLocale {
  readonly intentId?: string | undefined;
}

type At = { readonly region: Region; readonly accountId: string };

/** What an action on a bot asks of faults and IAM (Service Authorization Reference, Amazon Lex V2). A fault rule names a bot by its id. */
export const onBot = (operation: string) => ({
  target: ({ botId }: InBot) => botId,
  permission: ({ botId = "" }: InBot, { region, accountId }: At): Permission => ({
    action: `lex:${operation}`,
    resource: `arn:aws:lex:${region}:${accountId}:bot/${botId}`,
  }),
});

/** As `onBot`, of one alias. */
export const onAlias = (operation: string) => ({
  target: ({ botId }: InBot) => botId,
  permission: (
    { botId = "", botAliasId = "" }: InBot & { readonly botAliasId?: string | undefined },
    { region, accountId }: At,
  ): Permission => ({
    action: `lex:${operation}`,
    resource: botAliasArn({ region, accountId, botId, botAliasId }),
  }),
});

export const notFound = (what: string): ServiceError => new ServiceError("ResourceNotFoundException", 404, `There is no ${what}.`);

/** @throws ServiceError ResourceNotFoundException */
export const requireBot = ({ bots }: LexModelsServices, region: Region, { botId = "" }: InBot): Bot => {
  const bot = bots.findBot(region, botId);
  if (bot === undefined) throw notFound(`bot ${botId} in ${region}`);
  return bot;
};

/** The definition of a version, or of the draft. @throws ServiceError ResourceNotFoundException */
export const requireDefinition = (bot: Bot, { botVersion = "" }: InVersion): BotDefinition => {
  const definition = botVersion === "DRAFT" ? bot.definition : bot.versions.get(botVersion)?.definition;
  if (definition === undefined) throw notFound(`version ${botVersion} of bot ${bot.botId}`);
  return definition;
};

/** Where a locale is, beside what it is. */
export interface Place {
  readonly bot: Bot;
  readonly locale: LocaleDefinition;
  readonly at: { readonly botId: string; readonly botVersion: string; readonly localeId: string };
}

/** @throws ServiceError ResourceNotFoundException for the first part of the address that is not there */
export const requireLocale = (services: LexModelsServices, region: Region, asked: InLocale): Place => {
  const bot = requireBot(services, region, asked);
  const { localeId = "", botVersion = "" } = asked;
  const locale = requireDefinition(bot, asked).botLocales?.find((one) => one.localeId === localeId);
  if (locale === undefined) throw notFound(`locale ${localeId} in version ${botVersion} of bot ${bot.botId}`);
  return { bot, locale, at: { botId: bot.botId, botVersion, localeId } };
};

/** @throws ServiceError ResourceNotFoundException */
export const requireIntent = ({ locale, at }: Place, { intentId = "" }: InIntent): IntentDefinition => {
  const found = locale.intents?.find(({ name }) => intentIdOf(at, name) === intentId);
  if (found === undefined) throw notFound(`intent ${intentId} in ${at.localeId} of bot ${at.botId}, version ${at.botVersion}`);
  return found;
};

/** @throws ServiceError ResourceNotFoundException */
export const requireSlotType = ({ locale, at }: Place, slotTypeId = ""): SlotTypeDefinition => {
  const found = locale.slotTypes?.find(({ name }) => slotTypeIdOf(at, name) === slotTypeId);
  if (found === undefined) throw notFound(`slot type ${slotTypeId} in ${at.localeId} of bot ${at.botId}, version ${at.botVersion}`);
  return found;
};

/** @throws ServiceError ValidationException for a version: only the draft can be changed (Lex V2 API, `botVersion` of UpdateIntent) */
export const requireDraft = ({ botVersion = "" }: InVersion): void => {
  if (botVersion !== "DRAFT")
    throw new ServiceError("ValidationException", 400, `Cannot change version "${botVersion}": versions never change. Change DRAFT.`);
};

export interface Paged {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly filters?: unknown;
  readonly sortBy?: unknown;
}

/** `maxResults` of the API's lists. */
const MOST = 1_000;

/**
 * A page of a list, and the token of the next one.
 * @throws ServiceError ValidationException for a page size or a token that is none; UnsupportedError for filters and another order
 */
export const pageOf = <Item>(operation: string, all: readonly Item[], { maxResults = MOST, nextToken = "0", filters, sortBy }: Paged) => {
  if (filters !== undefined || sortBy !== undefined)
    throw new UnsupportedError({ resource: `lex:${operation}`, operation: "filters and sorting", remedy: "Ask for all, and choose." });
  const from = Number(nextToken);
  if (!/^\d{1,6}$/.test(nextToken) || from > all.length)
    throw new ServiceError("ValidationException", 400, `Cannot go on from nextToken "${nextToken}": it is none of this list.`);
  if (maxResults < 1 || maxResults > MOST)
    throw new ServiceError("ValidationException", 400, `Cannot list ${maxResults} at a time: maxResults is 1 to ${MOST}.`);
  const to = from + maxResults;
  return { page: all.slice(from, to), next: to < all.length ? { nextToken: String(to) } : {} };
};
