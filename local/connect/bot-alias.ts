// A Lex V2 bot alias by its ARN, which says all that a runtime call needs (Connect admin guide, "Flow language: ConnectParticipantWithLexBot").
import { parseBotAliasArn } from "../../shared/arn.ts";
import type { Region } from "../../shared/region.ts";

export interface BotAlias {
  readonly arn: string;
  readonly region: Region;
  readonly botId: string;
  readonly aliasId: string;
}

/** `undefined` for anything but the ARN of a bot alias. */
export const aliasOf = (arn: string): BotAlias | undefined => {
  const address = parseBotAliasArn(arn);
  return address === undefined ? undefined : { arn, region: address.region, botId: address.botId, aliasId: address.botAliasId };
};
