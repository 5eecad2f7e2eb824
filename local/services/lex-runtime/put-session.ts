// PutSession: makes a session or sets where it stands. Its answer travels in headers, gzip-compressed and base64-encoded (lex-v2.md 5).
import { gzipSync } from "node:zlib";
import type { PutSessionRequest, PutSessionResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { LexBots } from "../../lex/bots.ts";
import type { Action } from "../action.ts";
import { aliasPermission, botTarget } from "./alias-arn.ts";

const headerValue = (value: unknown): string => gzipSync(JSON.stringify(value)).toString("base64");

export const putSession = ({ bots }: { readonly bots: LexBots }): Action<PutSessionRequest, PutSessionResponse> => ({
  target: botTarget,
  permission: aliasPermission("lex:PutSession"),
  run: async (request, { region }) => {
    const { sessionState, messages } = await bots.putSession(region, request);
    return {
      contentType: request.responseContentType ?? "text/plain; charset=utf-8",
      sessionId: request.sessionId,
      sessionState: headerValue(sessionState),
      messages: headerValue(messages),
      requestAttributes: headerValue(request.requestAttributes ?? {}),
    };
  },
});
