// Lex TagResource, for bots and aliases: adds tags, and changes those of the same keys.
import type { TagResourceRequest, TagResourceResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import type { LexModelsServices } from "./place.ts";
import { onTagged, requireTagged } from "./tagged.ts";

export const tagResource = (services: LexModelsServices): Action<TagResourceRequest, TagResourceResponse> => ({
  ...onTagged("TagResource"),
  run: async (input, { region }) => {
    const tagged = requireTagged(services, region, input);
    tagged.replace({ ...tagged.tags, ...input.tags });
    return {};
  },
});
