// What follows an up of the local cloud: versions beyond those kept go, as they would by hand on AWS (docs/decisions/0014).
import { findLine } from "../common/stack.ts";
import { stackOption } from "../common/options.ts";
import { KEPT_VERSIONS } from "../common/bot-versions/plan.ts";
import { readVersions } from "../common/bot-versions/read.ts";
import { prune } from "../common/bot-versions/prune.ts";

/** @param on the URL of a cloud that an up has just ended in @returns a sentence for each bot of which versions were deleted */
export const pruneAfterUp = async (on: string): Promise<readonly string[]> => {
  const line = await findLine({ on, aws: false, stack: stackOption.defaultValue });
  const pruned = await prune(line, await readVersions(line), KEPT_VERSIONS);
  return pruned.map(
    ({ bot, region, versions }) => `Old versions of ${bot} deleted in ${region}: ${versions.join(", ")}. ${KEPT_VERSIONS} are kept.`,
  );
};
