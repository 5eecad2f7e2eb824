// Lex ListSlotTypes: those of the bot; built-in ones are not listed.
import type { ListSlotTypesRequest, ListSlotTypesResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { slotTypeIdOf } from "./ids.ts";
import { onBot, pageOf, requireLocale, type LexModelsServices } from "./place.ts";

export const listSlotTypes = (services: LexModelsServices): Action<ListSlotTypesRequest, ListSlotTypesResponse> => ({
  ...onBot("ListSlotTypes"),
  run: async (input, { region }) => {
    const { locale, at } = requireLocale(services, region, input);
    const { page, next } = pageOf("ListSlotTypes", locale.slotTypes ?? [], input);
    const slotTypeSummaries = page.map(({ name, description, parentSlotTypeSignature }) => ({
      slotTypeId: slotTypeIdOf(at, name),
      slotTypeName: name,
      description,
      parentSlotTypeSignature,
      slotTypeCategory: parentSlotTypeSignature === undefined ? ("Custom" as const) : ("Extended" as const),
    }));
    return { ...at, slotTypeSummaries, ...next };
  },
});
