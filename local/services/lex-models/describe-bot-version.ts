// Lex DescribeBotVersion: what the bot itself was when the version was cut. The draft is asked for by DescribeBot.
import type { DescribeBotVersionRequest, DescribeBotVersionResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { notFound, onBot, requireBot, type LexModelsServices } from "./place.ts";

export const describeBotVersion = (services: LexModelsServices): Action<DescribeBotVersionRequest, DescribeBotVersionResponse> => ({
  ...onBot("DescribeBotVersion"),
  run: async (input, { region }) => {
    const bot = requireBot(services, region, input);
    const { botVersion = "" } = input;
    const version = bot.versions.get(botVersion);
    if (version === undefined) throw notFound(`version ${botVersion} of bot ${bot.botId}`);
    const { definition, description, cutAt } = version;
    return {
      botId: bot.botId,
      botName: definition.name,
      botVersion,
      description,
      roleArn: definition.roleArn,
      dataPrivacy: definition.dataPrivacy,
      idleSessionTTLInSeconds: definition.idleSessionTtlInSeconds,
      botStatus: "Available",
      botType: "Bot",
      creationDateTime: new Date(cutAt),
    };
  },
});
