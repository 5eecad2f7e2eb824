// DeleteSession: forgets a conversation; the next turn under its id begins a new one.
import type { DeleteSessionRequest, DeleteSessionResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { LexBots } from "../../lex/bots.ts";
import type { Action } from "../action.ts";
import { aliasPermission, botTarget } from "./alias-arn.ts";

export const deleteSession = ({ bots }: { readonly bots: LexBots }): Action<DeleteSessionRequest, DeleteSessionResponse> => ({
  target: botTarget,
  permission: aliasPermission("lex:DeleteSession"),
  run: (request, { region }) => bots.deleteSession(region, request),
});
