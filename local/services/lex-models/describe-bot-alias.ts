// Lex DescribeBotAlias: the version behind an alias, and for each locale the function behind that.
import { botAliasArn } from "../../../shared/arn.ts";
import type { DescribeBotAliasRequest, DescribeBotAliasResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { notFound, onAlias, type LexModelsServices } from "./place.ts";

export const describeBotAlias = ({
  bots,
  accountId,
}: LexModelsServices & { readonly accountId: string }): Action<DescribeBotAliasRequest, DescribeBotAliasResponse> => ({
  ...onAlias("DescribeBotAlias"),
  run: async ({ botId = "", botAliasId = "" }, { region }) => {
    const alias = bots.findAlias(botAliasArn({ region, accountId, botId, botAliasId }));
    if (alias === undefined) throw notFound(`alias ${botAliasId} of bot ${botId} in ${region}`);
    return {
      botAliasId,
      botAliasName: alias.name,
      description: alias.description,
      botVersion: alias.version,
      botAliasLocaleSettings: Object.fromEntries(
        alias.locales.map(({ localeId, enabled, lambdaArn }) => [
          localeId,
          {
            enabled,
            ...(lambdaArn === undefined
              ? {}
              : { codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: "1.0", lambdaARN: lambdaArn } } }),
          },
        ]),
      ),
      botAliasStatus: "Available",
      botId,
      creationDateTime: new Date(alias.createdAt),
      lastUpdatedDateTime: new Date(alias.changedAt),
    };
  },
});
