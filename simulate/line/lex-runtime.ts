// The Lex runtime as the observer of the simulated line asks it: the requests of functions/lib/aws/lex-runtime/v2.ts, over the simulated network and
// without the SDK's client, which would wait for real time.
import { answerOf } from "../../functions/lib/aws/lex-runtime/fault.ts";
import type { BotAlias } from "../../functions/lib/runtime/bot-alias.ts";
import type { LexRuntime } from "../../functions/lib/aws/lex-runtime/lex-runtime.ts";
import { isRecord, parseJson, recordAt, textAt } from "../../shared/json.ts";
import type { Answer } from "../../functions/lib/aws/signed-request.ts";
import type { Outgoing } from "./network.ts";

/** An error as the SDK's clients throw it. */
const clientError = (status: number, body: string): Error => {
  const name = textAt(parseJson(body), "__type") ?? "UnknownError";
  return Object.assign(new Error(`Lex answered HTTP ${status}.`), { name, $metadata: { httpStatusCode: status } });
};

/** @param send goes to the runtime's endpoint in the alias's region */
export const simulatedLexRuntime = (
  send: (request: Outgoing) => Promise<Answer>,
  { botId, botAliasId }: BotAlias,
  localeId: string,
): LexRuntime => {
  const ask = async (method: string, end: string, sessionId: string, body: unknown, signal: AbortSignal): Promise<unknown> => {
    const path = `/bots/${botId}/botAliases/${botAliasId}/botLocales/${localeId}/sessions/${sessionId}${end}`;
    const text = body === undefined ? "" : JSON.stringify(body);
    const answer = await send({ method, path, headers: { "Content-Type": "application/json" }, body: text, signal });
    if (answer.status !== 200) throw clientError(answer.status, answer.body);
    return parseJson(answer.body);
  };
  return {
    putSession: async (sessionId, signal) => {
      await answerOf(signal, ask("POST", "", sessionId, { sessionState: { dialogAction: { type: "ElicitIntent" } } }, signal));
    },
    recognize: async (sessionId, text, signal) => {
      const answer = await answerOf(signal, ask("POST", "/text", sessionId, { text }, signal));
      const messages = isRecord(answer) && Array.isArray(answer["messages"]) ? answer["messages"] : [];
      return {
        intent: textAt(recordAt(recordAt(answer, "sessionState"), "intent"), "name"),
        messages: messages.flatMap((message) => textAt(message, "content") ?? []),
      };
    },
    deleteSession: async (sessionId, signal) => {
      await answerOf(signal, ask("DELETE", "", sessionId, undefined, signal));
    },
  };
};
