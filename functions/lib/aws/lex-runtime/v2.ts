// Lex V2's runtime behind the common interface.
import { DeleteSessionCommand, PutSessionCommand, RecognizeTextCommand, type LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import type { BotAlias } from "../../runtime/bot-alias.ts";
import { answerOf } from "./fault.ts";
import type { LexRuntime } from "./lex-runtime.ts";

/** @param localeId as in `en_US`; one that the alias enables */
export const lexRuntimeV2 = (client: LexRuntimeV2Client, { botId, botAliasId }: BotAlias, localeId: string): LexRuntime => ({
  putSession: async (sessionId, signal) => {
    const command = new PutSessionCommand({
      botId,
      botAliasId,
      localeId,
      sessionId,
      // Text, or Lex would have the session's state read aloud.
      responseContentType: "text/plain; charset=utf-8",
      sessionState: { dialogAction: { type: "ElicitIntent" } },
    });
    const { audioStream } = await answerOf(signal, client.send(command, { abortSignal: signal }));
    // An unread body would keep its connection.
    if (audioStream !== undefined) await answerOf(signal, audioStream.transformToByteArray());
  },
  recognize: async (sessionId, text, signal) => {
    const command = new RecognizeTextCommand({ botId, botAliasId, localeId, sessionId, text });
    const { sessionState, messages = [] } = await answerOf(signal, client.send(command, { abortSignal: signal }));
    return { intent: sessionState?.intent?.name, messages: messages.flatMap(({ content }) => content ?? []) };
  },
  deleteSession: async (sessionId, signal) => {
    const command = new DeleteSessionCommand({ botId, botAliasId, localeId, sessionId });
    await answerOf(signal, client.send(command, { abortSignal: signal }));
  },
});
