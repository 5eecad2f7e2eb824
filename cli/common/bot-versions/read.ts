// The versions of the bots of every line, as Lex tells of them, and the deletion of one.
import {
  DeleteBotVersionCommand,
  type LexModelsV2Client,
  paginateListBotAliases,
  paginateListBotVersions,
} from "@aws-sdk/client-lex-models-v2";
import { botAlias } from "../../../functions/lib/runtime/bot-alias.ts";
import type { Region } from "../../../shared/region.ts";
import { UserError } from "../../../local/errors.ts";
import { lexModelsIn } from "../lex-models-client.ts";
import { asked } from "../ask-aws.ts";
import type { Line } from "../stack.ts";
import { botsOfApps } from "../stack-bots.ts";
import { together } from "../all-problems.ts";
import type { BotVersions, Version } from "./plan.ts";

export type Where = Pick<Line, "home" | "standby" | "apps" | "endpoint">;

const modelIn = (description: string | undefined): string | null => /^model (\S+)$/.exec(description ?? "")?.[1] ?? null;

const aliasesOf = async (client: LexModelsV2Client, botId: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const names = new Map<string, readonly string[]>();
  for await (const { botAliasSummaries = [] } of paginateListBotAliases({ client }, { botId }))
    for (const { botAliasName = "", botVersion = "" } of botAliasSummaries)
      names.set(botVersion, [...(names.get(botVersion) ?? []), botAliasName]);
  return names;
};

const versionsOf = async (client: LexModelsV2Client, botId: string): Promise<readonly Version[]> => {
  const aliases = await aliasesOf(client, botId);
  const versions: Version[] = [];
  for await (const { botVersionSummaries = [] } of paginateListBotVersions({ client }, { botId }))
    for (const { botVersion = "", description, creationDateTime } of botVersionSummaries)
      if (/^\d+$/.test(botVersion))
        versions.push({
          version: botVersion,
          model: modelIn(description),
          cutAt: creationDateTime?.toISOString() ?? null,
          aliases: aliases.get(botVersion) ?? [],
        });
  return versions.toSorted((one, other) => Number(other.version) - Number(one.version));
};

const inRegion = (line: Where, bot: string, region: Region, aliasArn: string): Promise<BotVersions> =>
  asked(`list the versions of ${bot} in ${region}`, async () => {
    const read = botAlias(aliasArn);
    if ("problem" in read) throw new UserError(`Cannot list the versions of ${bot} in ${region}: the stack's output ${read.problem}.`);
    const { botId } = read.value;
    return { bot, region, botId, versions: await versionsOf(lexModelsIn(line, region), botId) };
  });

/** Bot by bot, home first. @throws UserError naming each bot and region of which they cannot be listed */
export const readVersions = (line: Where): Promise<readonly BotVersions[]> =>
  together(
    ...botsOfApps(line).flatMap(({ slug: name, homeAliasArn, standbyAliasArn }) => [
      inRegion(line, name, line.home, homeAliasArn),
      inRegion(line, name, line.standby, standbyAliasArn),
    ]),
  );

/**
 * Deletes versions one after the other, and stops at the first that Lex refuses: an alias may have been moved to it meanwhile.
 * @throws UserError saying which one, and why
 */
export const deleteVersions = async (
  line: Pick<Where, "endpoint">,
  { bot, region, botId }: Pick<BotVersions, "bot" | "region" | "botId">,
  versions: readonly Version[],
) => {
  const client = lexModelsIn(line, region);
  for (const { version } of versions)
    await asked(`delete version ${version} of ${bot} in ${region}`, () =>
      client.send(new DeleteBotVersionCommand({ botId, botVersion: version })),
    );
};
