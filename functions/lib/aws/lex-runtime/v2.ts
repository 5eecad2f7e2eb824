// Lex V2's runtime behind the common interface.
import { DeleteSessionCommand, PutSessionCommand, RecognizeTextCommand, type LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import type { BotAlias } from "../../runtime/bot-alias.ts";
import { answerOf } from "./fault.ts";
import type { LexRuntime } from "./lex-runtime.ts";
import { TIME_ZONE_ATTRIBUTE } from "../../../../shared/lex.ts";

/** What each request says of the zone in which relative days are meant. */
export const inZone = (timeZone: string | undefined): { readonly requestAttributes?: Record<string, string> } =>
  timeZone === undefined ? {} : { requestAttributes: { [TIME_ZONE_ATTRIBUTE]: timeZone } };

/**
 * @param localeId as in `en_US`; one that the alias enables
 * @param timeZone IANA name: where "tomorrow" is read. Left to Lex without it
 */
export const lexRuntimeV2 = (
  client: LexRuntimeV2Client,
  { botId, botAliasId }: BotAlias,
  localeId: string,
  timeZone?: string,
): LexRuntime => ({
  putSession: async (sessionId, signal) => {
    const command = new PutSessionCommand({
      botId,
      botAliasId,
      localeId,
      sessionId,
      // Text, or Lex would have the session's state read aloud.
      responseContentType: "text/plain; charset=utf-8",
      sessionState: { dialogAction: { type: "ElicitIntent" } },
      ...inZone(timeZone),
    });
    const { audioStream } = await answerOf(signal, client.send(command, { abortSignal: signal }));
    // An unread body would keep its connection.
    if (audioStream !== undefined) await answerOf(signal, audioStream.transformToByteArray());
  },
  recognize: async (sessionId, text, signal) => {
    const command = new RecognizeTextCommand({ botId, botAliasId, localeId, sessionId, text, ...inZone(timeZone) });
    const { sessionState, messages = [] } = await answerOf(signal, client.send(command, { abortSignal: signal }));
    return { intent: sessionState?.intent?.name, messages: messages.flatMap(({ content }) => content ?? []) };
  },
  deleteSession: async (sessionId, signal) => {
    const command = new DeleteSessionCommand({ botId, botAliasId, localeId, sessionId });
    await answerOf(signal, client.send(command, { abortSignal: signal }));
  },
});
