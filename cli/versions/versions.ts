// `twinline versions`: which versions of the bots there are, and with --prune the oldest deleted: the program keeps every one it ever cut.
import { findLine, type LineOptions } from "../common/stack.ts";
import { during, say, sayJson } from "../failover/say.ts";
import { colours } from "../common/terminal.ts";
import { confirmDeletion } from "./confirm.ts";
import { versionLines } from "./lines.ts";
import { toPrune, type BotVersions, type Version } from "./plan.ts";
import { deleteVersions, readVersions, type Where } from "./read.ts";

export interface VersionsOptions extends LineOptions {
  /** How many are left; undefined to delete none. */
  readonly prune: number | undefined;
  readonly yes: boolean;
  readonly json: boolean;
}

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

/** The command. */
export const versions = async (options: VersionsOptions): Promise<void> => {
  const line = await findLine(options);
  const before = await during(`listing the versions of ${line.name}`, readVersions(line));
  const confirm = options.yes ? undefined : confirmDeletion;
  const pruned = options.prune === undefined ? [] : await prune(line, before, options.prune, confirm);
  const after = pruned.length === 0 ? before : await readVersions(line);
  if (options.json) {
    sayJson({ kind: "versions", line: line.name, bots: after, pruned });
    return;
  }
  say(...versionLines(after, colours(process.stdout)));
  for (const { bot, region, versions: gone } of pruned) say(`Deleted of ${bot} in ${region}: ${gone.join(", ")}.`);
  if (options.prune !== undefined && pruned.length === 0) say(`Nothing to delete: no bot has more than ${options.prune}.`);
};
