// The bots of a stack's apps: a runtime to talk to each.
import type { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { ASK, localesOf } from "../../apps/app.ts";
import { botAlias, type BotAlias } from "../../functions/lib/runtime/bot-alias.ts";
import type { Region } from "../../shared/region.ts";
import { UserError } from "../../local/errors.ts";
import { aliasArnOf, appOf, manifestOf } from "../common/stack-bots.ts";
import type { Line } from "../common/stack.ts";

export interface Bot {
  readonly lex: LexRuntimeV2Client;
  readonly alias: BotAlias;
  /** As in `es_US`; the first language where callers choose. */
  readonly localeId: string;
  /** IANA, of the app. */
  readonly timeZone: string;
  /** What a caller keys before the bot is met. */
  readonly keys: readonly string[];
}

/** Where callers choose their language, key 1 is the first (contact-flows/voice-line.json, ask-language). */
const FIRST_LANGUAGE = ["dtmf:1"];

/** @throws (from the call) UserError when the stack has no such bot, or its output is no alias */
export const botsOf =
  (lexIn: (region: Region) => LexRuntimeV2Client, line: Line) =>
  (slug: string, region: Region): Bot => {
    const { locale, timeZone } = appOf(line, slug);
    const read = botAlias(aliasArnOf(line, slug, region));
    if ("problem" in read) throw new UserError(`Cannot ask the bot of ${slug} in ${region}: the stack's output ${read.problem}.`);
    const spoken =
      locale === ASK ? { localeId: localesOf(manifestOf(slug))[0] ?? "", keys: FIRST_LANGUAGE } : { localeId: locale, keys: [] };
    return { lex: lexIn(region), alias: read.value, timeZone, ...spoken };
  };
