// The ARN of a Lex V2 bot alias in an environment variable: the runtime asks for its ids one by one.
import { parseBotAliasArn, type BotAliasAddress } from "../../../shared/arn.ts";
import { shown, type Reader } from "./environment.ts";

export type BotAlias = Pick<BotAliasAddress, "region" | "botId" | "botAliasId">;

/** A reader of alias ARNs, for an environment variable. */
export const botAlias: Reader<BotAlias> = (text) => {
  const address = parseBotAliasArn(text ?? "");
  if (address === undefined)
    return {
      problem: `is ${shown(text)}, which is no bot alias. Set it to an ARN as in arn:aws:lex:us-east-1:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST`,
    };
  const { region, botId, botAliasId } = address;
  return { value: { region, botId, botAliasId } };
};
