// Amazon Resource Names, written and read in one place.
import { isRegion, type Region } from "./region.ts";

export interface ArnParts {
  readonly service: string;
  /** Left out for global services, such as IAM and S3. */
  readonly region?: Region;
  readonly accountId?: string;
  /** All after the account, e.g. `role/observer` or `function:lookup`. */
  readonly resource: string;
}

export const arn = ({ service, region, accountId = "", resource }: ArnParts): string =>
  `arn:aws:${service}:${region ?? ""}:${accountId}:${resource}`;

/** A Lex V2 bot alias. */
export interface BotAliasAddress {
  readonly region: Region;
  readonly accountId: string;
  readonly botId: string;
  readonly botAliasId: string;
}

/** @param address with `*` for an id that may be any, as policies write it */
export const botAliasArn = ({ region, accountId, botId, botAliasId }: BotAliasAddress): string =>
  arn({ service: "lex", region, accountId, resource: `bot-alias/${botId}/${botAliasId}` });

const BOT_ALIAS =
  /^arn:aws[a-z-]*:lex:(?<region>[a-z0-9-]+):(?<accountId>\d{12}):bot-alias\/(?<botId>[0-9A-Z]{10})\/(?<botAliasId>[0-9A-Z]{10})$/;

/** `undefined` for anything but the ARN of a bot alias. */
export const parseBotAliasArn = (text: string): BotAliasAddress | undefined => {
  const { region = "", accountId = "", botId = "", botAliasId = "" } = BOT_ALIAS.exec(text)?.groups ?? {};
  return isRegion(region) ? { region, accountId, botId, botAliasId } : undefined;
};
