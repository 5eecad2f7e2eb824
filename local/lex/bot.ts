// A bot of the local Lex as it is kept: a draft that changes, and numbered copies of it that never do; each as it was declared, and as it is built
// to serve callers.
import type { EpochMs } from "../../shared/clock.ts";
import type { Region } from "../../shared/region.ts";
import type { BotDefinition } from "./definition.ts";
import { compileLocale, type CompiledLocale } from "./nlu/compile.ts";

/** What an alias serves: the draft as it is built, or a version. */
export interface Build {
  readonly locales: ReadonlyMap<string, CompiledLocale>;
  readonly idleSeconds: number;
}

export interface Version extends Build {
  readonly description: string | undefined;
  /** What the draft was when it was cut. */
  readonly definition: BotDefinition;
  readonly cutAt: EpochMs;
}

export type Tags = Readonly<Record<string, string>>;

export interface Bot {
  readonly region: Region;
  readonly botId: string;
  readonly arn: string;
  /** What the draft is: as it was declared last, or changed by hand since. */
  readonly definition: BotDefinition;
  readonly tags: Tags;
  readonly createdAt: EpochMs;
  readonly changedAt: EpochMs;
  readonly draft: Build;
  /** Locales of the draft that were changed by hand since they were built: callers of the draft meet what was built. */
  readonly unbuilt: ReadonlySet<string>;
  readonly versions: ReadonlyMap<string, Version>;
}

/** What serves callers of a definition. */
export const build = ({ autoBuildBotLocales, botLocales = [], idleSessionTtlInSeconds }: BotDefinition): Build => {
  // A draft that was not built serves nobody (lex-v2.md 11.1).
  const built = autoBuildBotLocales === true ? botLocales : [];
  return { locales: new Map(built.map((locale) => [locale.localeId, compileLocale(locale)])), idleSeconds: idleSessionTtlInSeconds };
};
