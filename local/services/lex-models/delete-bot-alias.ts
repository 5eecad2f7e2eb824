// Lex DeleteBotAlias: callers who ask by it find nothing from then on. What let Connect use it goes with it.
import { botAliasArn } from "../../../shared/arn.ts";
import type { DeleteBotAliasRequest, DeleteBotAliasResponse } from "@aws-sdk/client-lex-models-v2";
import type { Iam } from "../../iam/iam.ts";
import type { Action } from "../action.ts";
import { notFound, onAlias, type LexModelsServices } from "./place.ts";

export const deleteBotAlias = ({
  bots,
  iam,
  accountId,
}: LexModelsServices & { readonly iam: Pick<Iam, "deleteResourcePolicy">; readonly accountId: string }): Action<
  DeleteBotAliasRequest,
  DeleteBotAliasResponse
> => ({
  ...onAlias("DeleteBotAlias"),
  run: async ({ botId = "", botAliasId = "" }, { region }) => {
    const arn = botAliasArn({ region, accountId, botId, botAliasId });
    if (bots.findAlias(arn) === undefined) throw notFound(`alias ${botAliasId} of bot ${botId} in ${region}`);
    bots.deleteAlias(arn);
    iam.deleteResourcePolicy(arn);
    return { botId, botAliasId, botAliasStatus: "Deleting" };
  },
});
