// The ARN of a Lex V2 bot alias, taken apart: the runtime asks for the ids one by one.
import { isRegion, type Region } from "../../../shared/region.ts";
import { shown, type Reader } from "./environment.ts";

export interface BotAlias {
  readonly region: Region;
  readonly botId: string;
  readonly botAliasId: string;
}

const FORM = /^arn:aws[a-z-]*:lex:(?<region>[a-z0-9-]+):\d{12}:bot-alias\/(?<botId>[0-9A-Z]{10})\/(?<botAliasId>[0-9A-Z]{10})$/;

/** A reader of alias ARNs, for an environment variable. */
export const botAlias: Reader<BotAlias> = (text) => {
  const { region = "", botId = "", botAliasId = "" } = FORM.exec(text ?? "")?.groups ?? {};
  if (!isRegion(region))
    return {
      problem: `is ${shown(text)}, which is no bot alias. Set it to an ARN as in arn:aws:lex:us-east-1:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST`,
    };
  return { value: { region, botId, botAliasId } };
};
