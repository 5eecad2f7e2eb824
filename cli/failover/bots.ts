// The bots behind a stack's lines: a runtime to talk to each.
import type { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { botAlias, type BotAlias } from "../../functions/lib/runtime/bot-alias.ts";
import type { Region } from "../../shared/region.ts";
import type { LineName } from "../../infra/settings/demo.ts";
import { UserError } from "../../local/errors.ts";
import { twinsOf } from "../common/stack-bots.ts";
import type { Line } from "../common/stack.ts";

export interface Bot {
  readonly lex: LexRuntimeV2Client;
  readonly alias: BotAlias;
  /** As in `es_US`; English where callers choose. */
  readonly localeId: string;
  /** What a caller keys before the bot is met. */
  readonly keys: readonly string[];
}

/** Callers choose (the setting demoLocale), and 1 is English (contact-flows/voice-line.json, ask-language). */
const ASK = "ask";
const ENGLISH_BY_KEY = { localeId: "en_US", keys: ["dtmf:1"] };

/** @throws (from the call) UserError when the stack has no such bot, or its output is no alias */
export const botsOf =
  (lexIn: (region: Region) => LexRuntimeV2Client, line: Line) =>
  (name: LineName, region: Region): Bot => {
    const { homeAliasArn, standbyAliasArn, locale } = twinsOf(line, name);
    const read = botAlias(region === line.home ? homeAliasArn : standbyAliasArn);
    if ("problem" in read) throw new UserError(`Cannot ask the bot of ${name} in ${region}: the stack's output ${read.problem}.`);
    return { lex: lexIn(region), alias: read.value, ...(locale === ASK ? ENGLISH_BY_KEY : { localeId: locale, keys: [] }) };
  };
