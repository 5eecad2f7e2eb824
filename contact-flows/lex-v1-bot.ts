// A block written for Lex V1 names its bot by name, alias and region. Lex V1 ended on 2025-09-15, so a bind file maps that bot to an alias of
// Lex V2. Sources: Amazon Connect API Reference, ConnectParticipantWithLexBot; Amazon Lex V1 Developer Guide, end of support notice.
import { isObject } from "./check/forms.ts";
import type { FlowAction, Json, JsonObject } from "./flow.ts";

export interface LexV1Bot {
  readonly name: string;
  readonly alias: string;
  readonly region: string;
}

/** Where a block names its V1 bot, as messages spell it. */
export const LEX_V1_PATH = "Parameters.LexBot";

/** The V1 bot that a block's parameters name; undefined where there is none, it lacks a part, or a V2 bot stands beside it. */
export const lexV1BotIn = (parameters: JsonObject): LexV1Bot | undefined => {
  const bot = parameters["LexBot"];
  if (!isObject(bot) || parameters["LexV2Bot"] !== undefined) return undefined;
  const part = (value: Json | undefined): string => (typeof value === "string" ? value : "");
  const [name, alias, region] = [part(bot["Name"]), part(bot["Alias"]), part(bot["Region"])];
  return name === "" || alias === "" || region === "" ? undefined : { name, alias, region };
};

/** The bot as a bind file spells it: `OrderFlowers:live:us-east-1`. */
export const lexV1Key = ({ name, alias, region }: LexV1Bot): string => `${name}:${alias}:${region}`;

/** The bot as a message names it. */
export const lexV1Words = ({ name, alias, region }: LexV1Bot): string => `the Lex V1 bot "${name}", alias "${alias}", in ${region}`;

/** The same block with an alias of Lex V2 in place of its V1 bot. */
export const withLexV2Alias = (action: FlowAction, aliasArn: string): FlowAction => {
  const { LexBot: _, ...parameters } = action.Parameters ?? {};
  return { ...action, Parameters: { ...parameters, LexV2Bot: { AliasArn: aliasArn } } };
};

/** Session attributes that only Lex V1 reads, and their names in Lex V2 (Connect administrator guide, "Get customer input"). */
const RENAMED: Readonly<Record<string, string>> = {
  "max-speech-duration-ms": "audio:max-length-ms",
  "start-silence-threshold-ms": "audio:start-timeout-ms",
  "end-silence-threshold-ms": "audio:end-timeout-ms",
  "barge-in-enabled": "allow-interrupt",
};

/** The name in Lex V2 of a session attribute that only Lex V1 reads; undefined for any other. */
export const lexV2AttributeName = (name: string): string | undefined => {
  const [, v1 = "", rest = ""] = /^x-amz-lex:([a-z-]+)(:.+)?$/.exec(name) ?? [];
  const renamed = Object.hasOwn(RENAMED, v1) ? RENAMED[v1] : undefined;
  return renamed === undefined ? undefined : `x-amz-lex:${renamed}${rest}`;
};
