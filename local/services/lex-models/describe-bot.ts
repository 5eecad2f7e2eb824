// Lex DescribeBot: what is the bot's own, beside its locales.
import type { DescribeBotRequest, DescribeBotResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { onBot, requireBot, type LexModelsServices } from "./place.ts";

export const describeBot = (services: LexModelsServices): Action<DescribeBotRequest, DescribeBotResponse> => ({
  ...onBot("DescribeBot"),
  run: async (input, { region }) => {
    const { botId, definition, createdAt, changedAt } = requireBot(services, region, input);
    return {
      botId,
      botName: definition.name,
      description: definition.description,
      roleArn: definition.roleArn,
      dataPrivacy: definition.dataPrivacy,
      idleSessionTTLInSeconds: definition.idleSessionTtlInSeconds,
      botStatus: "Available",
      botType: "Bot",
      creationDateTime: new Date(createdAt),
      lastUpdatedDateTime: new Date(changedAt),
    };
  },
});
