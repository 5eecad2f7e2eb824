// The demo line's bot in a local Lex with its real hook, in one language: words in, words out.
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import type { LexResponse } from "../../../functions/lib/dialog/lex-event.ts";
import { demoBookingDefinition } from "../../local/lex/demo-locales.ts";
import { aLexLine, spoken } from "../../local/lex/lex-line.ts";
import type { CALLER } from "./demo-events.ts";

type Caller = Readonly<Record<keyof typeof CALLER, string>>;

export const aDemoLex = (handler: (event: unknown) => Promise<LexResponse>, localeId: string) => {
  const line = aLexLine({
    definition: parseBotDefinition({
      ...demoBookingDefinition,
      botLocales: demoBookingDefinition.botLocales?.filter((locale) => locale.localeId === localeId),
    }),
    invoke: async (payload) => ({
      StatusCode: 200,
      Payload: new TextEncoder().encode(JSON.stringify(await handler(JSON.parse(payload)))),
    }),
  });
  let callers = 0;
  /** Somebody who says this first. */
  return async (who: Caller, words: string) => {
    callers += 1;
    const sessionId = `caller-${callers}`;
    const first = spoken(await line.say(words, { sessionId, sessionState: { sessionAttributes: { ...who, contactId: sessionId } } }));
    const say = async (next: string) => spoken(await line.say(next, { sessionId }));
    const press = async (keys: string) =>
      spoken(await line.say(keys, { sessionId, requestAttributes: { "x-amz-lex:dtmf-transcript": keys } }));
    return { first, say, press };
  };
};
