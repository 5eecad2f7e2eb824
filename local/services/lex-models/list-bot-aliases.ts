// Lex ListBotAliases: which version each alias of a bot points at.
import type { ListBotAliasesRequest, ListBotAliasesResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { onBot, pageOf, requireBot, type LexModelsServices } from "./place.ts";

export const listBotAliases = (services: LexModelsServices): Action<ListBotAliasesRequest, ListBotAliasesResponse> => ({
  ...onBot("ListBotAliases"),
  run: async (input, { region }) => {
    const { botId } = requireBot(services, region, input);
    const aliases = services.bots.listAliases().filter((alias) => alias.region === region && alias.botId === botId);
    const { page, next } = pageOf("ListBotAliases", aliases, input);
    return {
      botId,
      botAliasSummaries: page.map(({ aliasId, name, description, version, createdAt, changedAt }) => ({
        botAliasId: aliasId,
        botAliasName: name,
        description,
        botVersion: version,
        botAliasStatus: "Available" as const,
        creationDateTime: new Date(createdAt),
        lastUpdatedDateTime: new Date(changedAt),
      })),
      ...next,
    };
  },
});
