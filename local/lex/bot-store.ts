// The bots of the local Lex as their owner sees them: a draft that changes, numbered copies of it that never do, and aliases, each of which
// points at one of these. What serves callers (bots.ts) looks here at every turn, so that an alias that moves is met by the next one.
import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../shared/clock.ts";
import { ServiceError, UserError } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import { aliasStore, type Aliases } from "./alias-store.ts";
import { build, type Bot, type Tags, type Version } from "./bot.ts";
import { definitionProblems } from "./check.ts";
import type { BotDefinition, LocaleDefinition } from "./definition.ts";
import { refuseGaps } from "./gaps.ts";
import { compileLocale } from "./nlu/compile.ts";

const ID = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const VERSIONS = 100; // lex-v2.md 10

export interface BotStore extends Aliases {
  /**
   * @param known the id of one that is made again
   * @throws UserError listing everything Lex would refuse in the definition; ServiceError when the region has a bot of that name
   */
  createBot(region: Region, definition: BotDefinition, more?: { readonly tags?: Tags; readonly known?: string }): Bot;
  findBot(region: Region, botId: string): Bot | undefined;
  listBots(region: Region): readonly Bot[];
  /** Changes the draft and builds it; versions, and who talks to them, do not notice. @throws as createBot */
  updateBot(region: Region, botId: string, definition: BotDefinition, tags?: Tags): void;
  /**
   * Changes one locale of the draft by hand, and does not build it.
   * @throws as createBot
   */
  editLocale(region: Region, botId: string, locale: LocaleDefinition): void;
  /** Builds one locale of the draft. */
  buildLocale(region: Region, botId: string, localeId: string): void;
  /** Puts tags in place of those it had. */
  tagBot(region: Region, botId: string, tags: Tags): void;
  /** Its versions go with it. @throws ServiceError ResourceInUseException while it has an alias */
  deleteBot(region: Region, botId: string): void;
  /**
   * Cuts a version from the draft, or answers the last one when the draft has not changed since (lex-v2.md 11.2).
   * @param known the number of one that is made again
   * @returns its number, as text, which no other version of the bot gets again (Lex V2 API, CreateBotVersion)
   */
  createVersion(region: Region, botId: string, description: string | undefined, known?: string): string;
  /** @throws ServiceError ResourceInUseException while an alias points at it */
  deleteVersion(region: Region, botId: string, version: string): void;
}

interface Kept extends Bot {
  readonly versions: Map<string, Version>;
  /** How many versions were ever cut. */
  readonly cut: number;
  /** The version that is what the draft is. */
  readonly cutLast: string | undefined;
}

const inUse = (what: string, by: readonly string[]): ServiceError =>
  new ServiceError("ResourceInUseException", 400, `${what} is used by alias ${by.join(", ")}. Delete that first, or point it elsewhere.`);

/** No bots yet. */
export const botStore = ({
  random,
  clock,
  accountId,
}: {
  readonly random: Random;
  readonly clock: Pick<Clock, "now">;
  readonly accountId: string;
}): BotStore => {
  const bots = new Map<string, Kept>();
  const newId = (): string => random.text(10, ID);
  const botOf = (region: Region, botId: string): Kept => {
    const bot = bots.get(`${region}/${botId}`);
    if (bot === undefined) throw new UserError(`Cannot use bot "${botId}": there is none in ${region}. Create it first.`);
    return bot;
  };
  const keep = (bot: Kept): void => void bots.set(`${bot.region}/${bot.botId}`, bot);
  const aliases = aliasStore({ newId, clock, accountId, botOf });
  const pointing = (region: Region, botId: string, version?: string): readonly string[] =>
    aliases
      .listAliases()
      .filter((alias) => alias.region === region && alias.botId === botId && (version ?? alias.version) === alias.version)
      .map(({ name }) => `"${name}"`);

  const check = (region: Region, definition: BotDefinition, self: string | undefined): void => {
    const problems = definitionProblems(definition);
    if (problems.length > 0) throw new UserError(problems);
    refuseGaps(definition);
    const { name } = definition;
    if ([...bots.values()].some((bot) => bot.region === region && bot.botId !== self && bot.definition.name === name))
      throw new ServiceError("PreconditionFailedException", 412, `There is a bot "${name}" in ${region} already, and names are unique.`);
  };

  return {
    ...aliases,
    createBot: (region, definition, { tags = {}, known } = {}) => {
      check(region, definition, undefined);
      const botId = known ?? newId();
      const arn = `arn:aws:lex:${region}:${accountId}:bot/${botId}`;
      const [createdAt, unbuilt] = [clock.now(), new Set<string>()];
      const made = { region, botId, arn, definition, tags, createdAt, changedAt: createdAt, draft: build(definition), unbuilt };
      const bot = { ...made, versions: new Map<string, Version>(), cut: 0, cutLast: undefined };
      keep(bot);
      return bot;
    },
    findBot: (region, botId) => bots.get(`${region}/${botId}`),
    listBots: (region) => [...bots.values()].filter((bot) => bot.region === region),
    updateBot: (region, botId, definition, tags = {}) => {
      const bot = botOf(region, botId);
      check(region, definition, botId);
      if (isDeepStrictEqual(definition, bot.definition)) keep({ ...bot, tags });
      else keep({ ...bot, definition, tags, changedAt: clock.now(), draft: build(definition), unbuilt: new Set(), cutLast: undefined });
    },
    editLocale: (region, botId, locale) => {
      const bot = botOf(region, botId);
      const botLocales = (bot.definition.botLocales ?? []).map((one) => (one.localeId === locale.localeId ? locale : one));
      const definition = { ...bot.definition, botLocales };
      check(region, definition, botId);
      keep({ ...bot, definition, changedAt: clock.now(), unbuilt: new Set([...bot.unbuilt, locale.localeId]), cutLast: undefined });
    },
    buildLocale: (region, botId, localeId) => {
      const bot = botOf(region, botId);
      const locale = bot.definition.botLocales?.find((one) => one.localeId === localeId);
      if (locale === undefined) return;
      const locales = new Map([...bot.draft.locales, [localeId, compileLocale(locale)]]);
      const unbuilt = new Set([...bot.unbuilt].filter((one) => one !== localeId));
      keep({ ...bot, draft: { ...bot.draft, locales }, unbuilt });
    },
    tagBot: (region, botId, tags) => keep({ ...botOf(region, botId), tags }),
    deleteBot: (region, botId) => {
      const used = pointing(region, botId);
      if (used.length > 0) throw inUse(`Bot ${botId}`, used);
      bots.delete(`${region}/${botId}`);
    },
    createVersion: (region, botId, description, known) => {
      const bot = botOf(region, botId);
      const { draft, versions, cut, cutLast } = bot;
      if (draft.locales.size === 0)
        throw new UserError(
          `Cannot cut a version of bot "${bot.definition.name}": its locales are not built. Set autoBuildBotLocales to true.`,
        );
      if (bot.unbuilt.size > 0)
        throw new UserError(
          `Cannot cut a version of bot "${bot.definition.name}": ${[...bot.unbuilt].join(", ")} was changed since it was built. Build it (BuildBotLocale), or change it back.`,
        );
      if (known === undefined && cutLast !== undefined && versions.has(cutLast)) return cutLast;
      // Those made again were within the limit when they were made: some of them may have been deleted by hand since.
      if (known === undefined && versions.size >= VERSIONS)
        throw new ServiceError("ServiceQuotaExceededException", 402, `Bot ${botId} has ${VERSIONS} versions. Delete those not in use.`);
      const version = known ?? String(cut + 1);
      versions.set(version, { ...draft, description, definition: bot.definition, cutAt: clock.now() });
      keep({ ...bot, cut: Math.max(cut, Number(version)), cutLast: version });
      return version;
    },
    deleteVersion: (region, botId, version) => {
      const used = pointing(region, botId, version);
      if (used.length > 0) throw inUse(`Version ${version} of bot ${botId}`, used);
      bots.get(`${region}/${botId}`)?.versions.delete(version);
    },
  };
};
