// A Lex V2 bot alias by its ARN, which says all that a runtime call needs. connect-flow-language.md 3.1
import { isRegion, type Region } from "../../shared/region.ts";

export interface BotAlias {
  readonly arn: string;
  readonly region: Region;
  readonly botId: string;
  readonly aliasId: string;
}

/** Reads `arn:aws:lex:REGION:ACCOUNT:bot-alias/BOTID/ALIASID`; undefined for anything else. */
export const aliasOf = (arn: string): BotAlias | undefined => {
  const [, region = "", botId = "", aliasId = ""] = /^arn:aws[\w-]*:lex:([^:]+):\d{12}:bot-alias\/(\w+)\/(\w+)$/.exec(arn) ?? [];
  return isRegion(region) ? { arn, region, botId, aliasId } : undefined;
};
