// Lex DescribeIntent: what callers say for it, what the bot says to them, in a version or in the draft.
import type { DescribeIntentRequest } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { describedIntent } from "./described.ts";
import { onBot, requireIntent, requireLocale, type LexModelsServices } from "./place.ts";
import type { Shape } from "./shape.ts";

export const describeIntent = (services: LexModelsServices): Action<DescribeIntentRequest, Shape> => ({
  ...onBot("DescribeIntent"),
  run: async (input, { region }) => {
    const place = requireLocale(services, region, input);
    return { ...place.at, ...describedIntent(place.at, requireIntent(place, input)) };
  },
});
