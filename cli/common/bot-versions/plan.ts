// Which versions of a bot are kept. Pure.
import type { Region } from "../../../shared/region.ts";

export interface Version {
  /** Its number, as text. */
  readonly version: string;
  /** Of the model it was cut from; null for one that was not cut by the program. */
  readonly model: string | null;
  /** ISO 8601, UTC; null where Lex tells none. */
  readonly cutAt: string | null;
  /** Names of the aliases that point at it. */
  readonly aliases: readonly string[];
}

export interface BotVersions {
  /** By its model's name. */
  readonly bot: string;
  readonly region: Region;
  readonly botId: string;
  /** Newest first. */
  readonly versions: readonly Version[];
}

/** How many Lex has for a bot (lex-v2.md 10). */
export const MOST_VERSIONS = 100;
/** How many are enough for the way back, unless it is said otherwise. */
export const KEPT_VERSIONS = 10;

/**
 * The versions to delete so that `keep` are left, oldest first. One that an alias points at is never among them, so that more than `keep` may
 * be left.
 */
export const toPrune = ({ versions }: Pick<BotVersions, "versions">, keep: number): readonly Version[] => {
  const used = versions.filter(({ aliases }) => aliases.length > 0).length;
  const free = versions.filter(({ aliases }) => aliases.length === 0);
  return free.slice(Math.max(0, keep - used)).toReversed();
};
