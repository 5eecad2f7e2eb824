// Deletes the oldest versions of bots: what twinline versions --prune and twinline up do alike.
import { toPrune, type BotVersions, type Version } from "./plan.ts";
import { deleteVersions, type Where } from "./read.ts";

interface Pruned {
  readonly bot: string;
  readonly region: string;
  readonly versions: readonly string[];
}

const numbers = (versions: readonly Version[]): string => versions.map(({ version }) => version).join(", ");

/**
 * Deletes the oldest versions of each bot until `keep` are left; never one that an alias points at.
 * @returns what was deleted where
 * @throws UserError when Lex refuses, or `confirm` does
 */
export const prune = async (
  line: Pick<Where, "endpoint">,
  bots: readonly BotVersions[],
  keep: number,
  confirm: (what: string) => Promise<void> = async () => undefined,
): Promise<readonly Pruned[]> => {
  const plans = bots.map((bot) => ({ bot, old: toPrune(bot, keep) })).filter(({ old }) => old.length > 0);
  if (plans.length === 0) return [];
  await confirm(
    plans
      .map(({ bot, old }) => `${old.length === 1 ? "version" : "versions"} ${numbers(old)} of ${bot.bot} in ${bot.region}`)
      .join(" and "),
  );
  const pruned: Pruned[] = [];
  for (const { bot, old } of plans) {
    await deleteVersions(line, bot, old);
    pruned.push({ bot: bot.bot, region: bot.region, versions: old.map(({ version }) => version) });
  }
  return pruned;
};
