// Lex ListBots: the bots of a region.
import type { ListBotsRequest, ListBotsResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { pageOf, type LexModelsServices } from "./place.ts";

export const listBots = ({ bots }: LexModelsServices): Action<ListBotsRequest, ListBotsResponse> => ({
  target: () => undefined,
  permission: () => ({ action: "lex:ListBots", resource: "*" }),
  run: async (input, { region }) => {
    const { page, next } = pageOf("ListBots", bots.listBots(region), input);
    return {
      botSummaries: page.map(({ botId, definition, versions, changedAt }) => ({
        botId,
        botName: definition.name,
        description: definition.description,
        botStatus: "Available" as const,
        latestBotVersion: [...versions.keys()].at(-1) ?? "DRAFT",
        botType: "Bot" as const,
        lastUpdatedDateTime: new Date(changedAt),
      })),
      ...next,
    };
  },
});
