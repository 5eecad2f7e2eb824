// What carries tags: bots and aliases. Both are known by their ARNs here.
import { ServiceError } from "../../errors.ts";
import type { Region } from "../../../shared/region.ts";
import { notFound, type LexModelsServices } from "./place.ts";

type Tags = Readonly<Record<string, string>>;

export interface Tagged {
  readonly tags: Tags;
  /** Puts tags in place of those it had. */
  replace(tags: Tags): void;
}

interface Named {
  readonly resourceARN?: string | undefined;
}

/** What an action on tags asks of faults and IAM. As the other actions of Lex: a fault rule names a bot by its id. */
export const onTagged = (operation: string) => ({
  target: ({ resourceARN = "" }: Named) => resourceARN.split("/")[1],
  permission: ({ resourceARN = "" }: Named) => ({ action: `lex:${operation}`, resource: resourceARN }),
});

/** @throws ServiceError ResourceNotFoundException; ValidationException for the ARN of something else */
export const requireTagged = ({ bots }: LexModelsServices, region: Region, { resourceARN = "" }: Named): Tagged => {
  const [, kind = "", botId = ""] = /:(bot|bot-alias)\/([^/]+)/.exec(resourceARN) ?? [];
  if (kind === "bot") {
    const bot = bots.findBot(region, botId);
    if (bot === undefined || bot.arn !== resourceARN) throw notFound(`bot ${resourceARN} in ${region}`);
    return { tags: bot.tags, replace: (tags) => bots.tagBot(region, botId, tags) };
  }
  if (kind !== "bot-alias")
    throw new ServiceError("ValidationException", 400, `Cannot use "${resourceARN}": it is the ARN of no bot and of no alias.`);
  const alias = bots.findAlias(resourceARN);
  if (alias === undefined || alias.region !== region) throw notFound(`bot alias ${resourceARN} in ${region}`);
  return { tags: alias.tags, replace: (tags) => void bots.updateAlias(resourceARN, { ...alias, tags }) };
};
