// `twinline versions`: which versions of the bots there are, and with --prune the oldest deleted: the program keeps every one it ever cut.
import { findLine, type LineOptions } from "../common/stack.ts";
import { during, say, sayJson } from "../common/print.ts";
import { colours } from "../common/terminal.ts";
import { confirmDeletion } from "./confirm.ts";
import { versionLines } from "./lines.ts";
import { prune } from "../common/bot-versions/prune.ts";
import { readVersions } from "../common/bot-versions/read.ts";

export interface VersionsOptions extends LineOptions {
  /** How many are left; undefined to delete none. */
  readonly prune: number | undefined;
  readonly yes: boolean;
  readonly json: boolean;
}

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
