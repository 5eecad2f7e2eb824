// Lex BuildBotLocale: from then on callers of the draft meet what was changed. Here it is built at once.
import type { BuildBotLocaleRequest } from "@aws-sdk/client-lex-models-v2";
import type { Clock } from "../../../shared/clock.ts";
import type { Action } from "../action.ts";
import { onBot, requireDraft, requireLocale, type LexModelsServices } from "./place.ts";
import type { Shape } from "./shape.ts";

export const buildBotLocale = ({
  bots,
  clock,
}: LexModelsServices & { readonly clock: Pick<Clock, "now"> }): Action<BuildBotLocaleRequest, Shape> => ({
  ...onBot("BuildBotLocale"),
  run: async (input, { region }) => {
    requireDraft(input);
    const { at } = requireLocale({ bots }, region, input);
    bots.buildLocale(region, at.botId, at.localeId);
    return { ...at, botLocaleStatus: "Building", lastBuildSubmittedDateTime: new Date(clock.now()) };
  },
});
