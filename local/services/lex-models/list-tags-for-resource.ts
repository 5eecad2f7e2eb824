// Lex ListTagsForResource (model-building API), for aliases: which model stands behind one is written on it.
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { LexBots } from "../../lex/bots.ts";
import type { Action } from "../action.ts";

export interface ListTagsForResourceRequest {
  readonly resourceARN?: string | undefined;
}

export interface ListTagsForResourceResponse {
  readonly tags: Readonly<Record<string, string>>;
}

export const listTagsForResource = ({
  bots,
}: {
  readonly bots: LexBots;
}): Action<ListTagsForResourceRequest, ListTagsForResourceResponse> => ({
  // As the other actions of Lex: a fault rule names a bot by its id.
  target: ({ resourceARN = "" }) => resourceARN.split("/")[1],
  permission: ({ resourceARN = "" }) => ({ action: "lex:ListTagsForResource", resource: resourceARN }),
  run: async ({ resourceARN = "" }, { region }) => {
    if (!resourceARN.includes(":bot-alias/"))
      throw new UnsupportedError({ resource: resourceARN, operation: "ListTagsForResource", remedy: "Ask for a bot alias." });
    const alias = bots.findAlias(resourceARN);
    if (alias === undefined || alias.region !== region)
      throw new ServiceError("ResourceNotFoundException", 404, `There is no bot alias ${resourceARN} in ${region}.`);
    return { tags: alias.tags };
  },
});
