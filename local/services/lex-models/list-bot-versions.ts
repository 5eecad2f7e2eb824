// Lex ListBotVersions: the draft and the numbered versions of a bot, oldest first.
import type { ListBotVersionsRequest, ListBotVersionsResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { onBot, pageOf, requireBot, type LexModelsServices } from "./place.ts";

export const listBotVersions = (services: LexModelsServices): Action<ListBotVersionsRequest, ListBotVersionsResponse> => ({
  ...onBot("ListBotVersions"),
  run: async (input, { region }) => {
    const { botId, definition, createdAt, versions } = requireBot(services, region, input);
    const all = [
      { botVersion: "DRAFT", description: definition.description, cutAt: createdAt },
      ...[...versions].map(([botVersion, { description, cutAt }]) => ({ botVersion, description, cutAt })),
    ];
    const { page, next } = pageOf("ListBotVersions", all, input);
    return {
      botId,
      botVersionSummaries: page.map(({ botVersion, description, cutAt }) => ({
        botName: definition.name,
        botVersion,
        description,
        botStatus: "Available" as const,
        creationDateTime: new Date(cutAt),
      })),
      ...next,
    };
  },
});
