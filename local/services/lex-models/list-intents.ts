// Lex ListIntents.
import type { ListIntentsRequest, ListIntentsResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { intentIdOf } from "./ids.ts";
import { onBot, pageOf, requireLocale, type LexModelsServices } from "./place.ts";

export const listIntents = (services: LexModelsServices): Action<ListIntentsRequest, ListIntentsResponse> => ({
  ...onBot("ListIntents"),
  run: async (input, { region }) => {
    const { locale, at } = requireLocale(services, region, input);
    const { page, next } = pageOf("ListIntents", locale.intents ?? [], input);
    const intentSummaries = page.map(({ name, description, parentIntentSignature }) => ({
      intentId: intentIdOf(at, name),
      intentName: name,
      description,
      parentIntentSignature,
    }));
    return { ...at, intentSummaries, ...next };
  },
});
