// The aliases of the local Lex: the name that callers meet, the version behind it and, for each locale, the function behind that.
import { botAliasArn } from "../../shared/arn.ts";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { ServiceError, UserError } from "../errors.ts";
import type { Region } from "../../shared/region.ts";
import type { Bot, Build } from "./bot.ts";

export interface AliasSettings {
  readonly name: string;
  /** A version number, or `DRAFT`. */
  readonly version: string;
  readonly locales: readonly { readonly localeId: string; readonly enabled: boolean; readonly lambdaArn?: string }[];
  readonly tags: Readonly<Record<string, string>>;
  readonly description?: string;
}

export interface Alias extends AliasSettings {
  readonly region: Region;
  readonly botId: string;
  readonly aliasId: string;
  readonly arn: string;
  readonly createdAt: EpochMs;
  readonly changedAt: EpochMs;
}

export interface Aliases {
  /**
   * @param known the id of one that is made again
   * @throws UserError for a version or a locale that is not there; ServiceError when the bot has an alias of that name
   */
  createAlias(region: Region, botId: string, settings: AliasSettings, known?: string): Alias;
  /** Puts settings in place of those it had: the next turn meets them, and sessions go on. @throws as createAlias */
  updateAlias(aliasArn: string, settings: AliasSettings): Alias;
  deleteAlias(aliasArn: string): void;
  findAlias(aliasArn: string): Alias | undefined;
  listAliases(): readonly Alias[];
}

/** What a bot serves under a version number, or under DRAFT. */
export const buildOf = ({ draft, versions }: Bot, version: string): Build | undefined =>
  version === "DRAFT" ? draft : versions.get(version);

interface AliasServices {
  readonly newId: () => string;
  readonly clock: Pick<Clock, "now">;
  readonly accountId: string;
  /** @throws UserError when there is no such bot */
  readonly botOf: (region: Region, botId: string) => Bot;
}

/** No aliases yet. */
export const aliasStore = ({ newId, clock, accountId, botOf }: AliasServices): Aliases => {
  const aliases = new Map<string, Alias>();

  const check = (bot: Bot, { name, version, locales }: AliasSettings, self: string | undefined): void => {
    const { locales: built } = buildOf(bot, version) ?? {};
    if (built === undefined)
      throw new UserError(`Cannot make alias "${name}": bot "${bot.definition.name}" has no version "${version}". Cut it first.`);
    const missing = locales.filter(({ localeId }) => !built.has(localeId)).map(({ localeId }) => localeId);
    if (missing.length > 0)
      throw new UserError(
        missing.map(
          (localeId) => `Cannot serve locale "${localeId}" by alias "${name}": version "${version}" does not have it. Leave it out.`,
        ),
      );
    const { region, botId } = bot;
    if ([...aliases.values()].some((one) => one.region === region && one.botId === botId && one.name === name && one.arn !== self))
      throw new ServiceError("PreconditionFailedException", 412, `Bot ${botId} has an alias "${name}" already, and names are unique.`);
  };

  return {
    createAlias: (region, botId, settings, known) => {
      check(botOf(region, botId), settings, undefined);
      const aliasId = known ?? newId();
      const arn = botAliasArn({ region, accountId, botId, botAliasId: aliasId });
      const createdAt = clock.now();
      const alias: Alias = { ...settings, region, botId, aliasId, arn, createdAt, changedAt: createdAt };
      aliases.set(alias.arn, alias);
      return alias;
    },
    updateAlias: (aliasArn, settings) => {
      const alias = aliases.get(aliasArn);
      if (alias === undefined) throw new ServiceError("ResourceNotFoundException", 404, `There is no bot alias ${aliasArn}.`);
      const { region, botId, aliasId, arn, createdAt } = alias;
      check(botOf(region, botId), settings, arn);
      const changed: Alias = { ...settings, region, botId, aliasId, arn, createdAt, changedAt: clock.now() };
      aliases.set(arn, changed);
      return changed;
    },
    deleteAlias: (aliasArn) => {
      aliases.delete(aliasArn);
    },
    findAlias: (aliasArn) => aliases.get(aliasArn),
    listAliases: () => [...aliases.values()],
  };
};
