// RecognizeText: one turn of a conversation in text.
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { LexBots } from "../../lex/bots.ts";
import type { Action } from "../action.ts";
import { aliasPermission, botTarget } from "./alias-arn.ts";

export const recognizeText = ({ bots }: { readonly bots: LexBots }): Action<RecognizeTextRequest, RecognizeTextResponse> => ({
  target: botTarget,
  permission: aliasPermission("lex:RecognizeText"),
  run: (request, { region, signal }) => bots.recognizeText(region, request, signal),
});
