// The two bots behind the line: a runtime to talk to each, and the hash of the model that each was made from.
import type { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { botAlias, type BotAlias } from "../../functions/alias-arn.ts";
import type { Region } from "../../functions/region.ts";
import { UserError } from "../../local/errors.ts";
import type { Line } from "./line.ts";

export interface Bot {
  readonly lex: LexRuntimeV2Client;
  readonly alias: BotAlias;
}

/** @throws (from the call) UserError when the stack's output is no alias */
export const botsOf =
  (lexIn: (region: Region) => LexRuntimeV2Client, { home, homeAliasArn, standbyAliasArn }: Line) =>
  (region: Region): Bot => {
    const read = botAlias(region === home ? homeAliasArn : standbyAliasArn);
    if ("problem" in read) throw new UserError(`Cannot ask the bot in ${region}: the stack's output ${read.problem}.`);
    return { lex: lexIn(region), alias: read.value };
  };
