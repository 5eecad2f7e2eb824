// Lex runtime V2 RecognizeText: one turn of a conversation, by text.
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { LexBots } from "../../lex/bots.ts";
import type { Action } from "../action.ts";

export const recognizeText = ({ bots }: { readonly bots: LexBots }): Action<RecognizeTextRequest, RecognizeTextResponse> => ({
  target: ({ botId }) => botId,
  permission: ({ botId = "", botAliasId = "" }, { region, accountId }) => ({
    action: "lex:RecognizeText",
    resource: `arn:aws:lex:${region}:${accountId}:bot-alias/${botId}/${botAliasId}`,
  }),
  run: (request, { region, signal }) => bots.recognizeText(region, request, signal),
});
