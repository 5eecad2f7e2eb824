// Lex V1's runtime behind the common interface. AWS ended V1 on 2025-09-15 (lex-v2.md 6); the adapter shows what moving from it means:
// a bot by name instead of id, a user instead of a session, one message instead of several.
import {
  DeleteSessionCommand,
  PostTextCommand,
  PutSessionCommand,
  type LexRuntimeServiceClient,
} from "@aws-sdk/client-lex-runtime-service";
import { answerOf } from "./fault.ts";
import type { LexRuntime } from "./lex-runtime.ts";

export interface BotV1 {
  readonly botName: string;
  readonly botAlias: string;
}

export const lexRuntimeV1 = (client: LexRuntimeServiceClient, { botName, botAlias }: BotV1): LexRuntime => ({
  putSession: async (userId, signal) => {
    const command = new PutSessionCommand({
      botName,
      botAlias,
      userId,
      accept: "text/plain; charset=utf-8",
      dialogAction: { type: "ElicitIntent" },
    });
    const { audioStream } = await answerOf(signal, client.send(command, { abortSignal: signal }));
    if (audioStream !== undefined) await answerOf(signal, audioStream.transformToByteArray());
  },
  recognize: async (userId, inputText, signal) => {
    const { intentName, message } = await answerOf(
      signal,
      client.send(new PostTextCommand({ botName, botAlias, userId, inputText }), { abortSignal: signal }),
    );
    return { intent: intentName, messages: message === undefined ? [] : [message] };
  },
  deleteSession: async (userId, signal) => {
    await answerOf(signal, client.send(new DeleteSessionCommand({ botName, botAlias, userId }), { abortSignal: signal }));
  },
});
