// GetSession: where a conversation stands, and what was said last.
import type { GetSessionRequest, GetSessionResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { LexBots } from "../../lex/bots.ts";
import type { Action } from "../action.ts";
import { aliasPermission, botTarget } from "./alias-arn.ts";

export const getSession = ({ bots }: { readonly bots: LexBots }): Action<GetSessionRequest, GetSessionResponse> => ({
  target: botTarget,
  permission: aliasPermission("lex:GetSession"),
  run: async (request, { region }) => bots.getSession(region, request),
});
