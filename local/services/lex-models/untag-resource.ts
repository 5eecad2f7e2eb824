// Lex UntagResource, for bots and aliases.
import type { UntagResourceRequest, UntagResourceResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import type { LexModelsServices } from "./place.ts";
import { onTagged, requireTagged } from "./tagged.ts";

export const untagResource = (services: LexModelsServices): Action<UntagResourceRequest, UntagResourceResponse> => ({
  ...onTagged("UntagResource"),
  run: async (input, { region }) => {
    const tagged = requireTagged(services, region, input);
    const gone = new Set(input.tagKeys);
    tagged.replace(Object.fromEntries(Object.entries(tagged.tags).filter(([key]) => !gone.has(key))));
    return {};
  },
});
