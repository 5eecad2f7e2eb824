// Lex DeleteBotVersion: refused while an alias points at it (Lex V2 API, `skipResourceInUseCheck` of DeleteBotVersion).
import type { DeleteBotVersionRequest, DeleteBotVersionResponse } from "@aws-sdk/client-lex-models-v2";
import { UnsupportedError } from "../../errors.ts";
import type { Action } from "../action.ts";
import { notFound, onBot, requireBot, requireDefinition, type LexModelsServices } from "./place.ts";

export const deleteBotVersion = (services: LexModelsServices): Action<DeleteBotVersionRequest, DeleteBotVersionResponse> => ({
  ...onBot("DeleteBotVersion"),
  run: async (input, { region }) => {
    const bot = requireBot(services, region, input);
    const { botVersion = "", skipResourceInUseCheck } = input;
    if (skipResourceInUseCheck === true)
      throw new UnsupportedError({ resource: "lex:DeleteBotVersion", operation: "skipResourceInUseCheck", remedy: "Leave it out." });
    // The draft goes with its bot alone: `^[0-9]+$` is what the API takes here.
    if (botVersion === "DRAFT") throw notFound(`numbered version DRAFT of bot ${bot.botId}`);
    requireDefinition(bot, input);
    services.bots.deleteVersion(region, bot.botId, botVersion);
    return { botId: bot.botId, botVersion, botStatus: "Deleting" };
  },
});
