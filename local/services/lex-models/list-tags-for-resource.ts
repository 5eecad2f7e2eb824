// Lex ListTagsForResource, for bots and aliases: which model stands behind an alias is written on it.
import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import type { LexModelsServices } from "./place.ts";
import { onTagged, requireTagged } from "./tagged.ts";

export const listTagsForResource = (services: LexModelsServices): Action<ListTagsForResourceRequest, ListTagsForResourceResponse> => ({
  ...onTagged("ListTagsForResource"),
  run: async (input, { region }) => ({ tags: { ...requireTagged(services, region, input).tags } }),
});
