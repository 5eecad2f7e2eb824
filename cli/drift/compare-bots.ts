// One region looked at: its alias, the version behind it, and the draft that the next version will be cut from, each against the model.
import {
  DescribeBotAliasCommand,
  DescribeBotVersionCommand,
  ListTagsForResourceCommand,
  type LexModelsV2Client,
} from "@aws-sdk/client-lex-models-v2";
import { modelHash, type BotModel } from "../../apps/kit/index.ts";
import { botAlias } from "../../functions/lib/runtime/bot-alias.ts";
import type { Region } from "../../shared/region.ts";
import { UserError } from "../../local/errors.ts";
import { asked } from "../common/ask-aws.ts";
import { differences, type Difference } from "./differences.ts";
import { expectedOf } from "./expected.ts";
import { ifThere, readBot } from "./read-bot.ts";

export interface RegionDrift {
  /** By its model's name. */
  readonly bot: string;
  readonly region: Region;
  readonly role: "home" | "standby";
  readonly botId: string;
  readonly botArn: string;
  /** Of the model that the program has. */
  readonly model: string;
  /** What the alias points at; null when the alias or its version is gone. */
  readonly version: string | null;
  /** The hash of the model that this version was cut from, as its description says. */
  readonly deployed: string | null;
  /** What differs on the way from alias to model. */
  readonly alias: readonly Difference[];
  readonly inVersion: readonly Difference[];
  readonly inDraft: readonly Difference[];
}

export interface Twin {
  readonly region: Region;
  readonly role: "home" | "standby";
  readonly aliasArn: string;
}

/** The tag of an alias, and the description of a version, that name the model (infra/building-blocks/twin-bots.ts). */
const TAG = "model-hash";
const hashIn = (description: string | undefined): string | undefined => /^model ([\da-f]{12})$/.exec(description ?? "")?.[1];

const aliasDifferences = (model: string, version: string | undefined, deployed: string | undefined, tag: string | undefined) => {
  const part = "alias";
  const of = (setting: string, bot: string | undefined): readonly Difference[] =>
    bot === model ? [] : [{ part, setting, model, bot: bot ?? null }];
  if (version === undefined) return [{ part, setting: "", model: "declared", bot: null }];
  return [...of(`model of version ${version}`, deployed), ...of(`tag ${TAG}`, tag)];
};

/** Looks at one region. @throws UserError when Lex cannot be asked there, or there is no bot any more */
export const lookAt = (client: LexModelsV2Client, { region, role, aliasArn }: Twin, bot: BotModel): Promise<RegionDrift> =>
  asked(`look at ${bot.name} in ${region}`, async () => {
    const read = botAlias(aliasArn);
    if ("problem" in read) throw new UserError(`Cannot look at ${bot.name} in ${region}: the stack's output ${read.problem}.`);
    const { botId, botAliasId } = read.value;
    const alias = await ifThere(client.send(new DescribeBotAliasCommand({ botId, botAliasId })));
    const botVersion = alias?.botVersion;
    const cut =
      botVersion === undefined || botVersion === "DRAFT"
        ? undefined
        : await ifThere(client.send(new DescribeBotVersionCommand({ botId, botVersion })));
    const tags = alias === undefined ? undefined : await client.send(new ListTagsForResourceCommand({ resourceARN: aliasArn }));
    const model = modelHash(bot);
    const deployed = hashIn(cut?.description);
    const compared = async (which: string): Promise<readonly Difference[]> => {
      const found: Difference[] = [];
      for (const [localeId, expected] of Object.entries(expectedOf(bot))) {
        const picture = await readBot(client, { botId, botVersion: which }, localeId);
        if (picture === undefined)
          throw new UserError(
            `Cannot look at ${bot.name} in ${region}: there is no bot ${botId} there any more. Bring it back with a refresh and an up.`,
          );
        found.push(...differences(expected, picture));
      }
      return found;
    };
    return {
      bot: bot.name,
      region,
      role,
      botId,
      botArn: aliasArn.replace(/:bot-alias\/.*$/, `:bot/${botId}`),
      model,
      version: alias?.botVersion ?? null,
      deployed: deployed ?? null,
      alias: aliasDifferences(model, botVersion, deployed, tags?.tags?.[TAG]),
      inVersion: cut?.botVersion === undefined ? [] : await compared(cut.botVersion),
      inDraft: await compared("DRAFT"),
    };
  });

export const hasDrift = ({ alias, inVersion, inDraft }: RegionDrift): boolean => alias.length + inVersion.length + inDraft.length > 0;
