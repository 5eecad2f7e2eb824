// Lex ListSlots: the slots of an intent.
import type { ListSlotsRequest, ListSlotsResponse } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { slotIdOf, slotTypeIdOf } from "./ids.ts";
import { onBot, pageOf, requireIntent, requireLocale, type LexModelsServices } from "./place.ts";

export const listSlots = (services: LexModelsServices): Action<ListSlotsRequest, ListSlotsResponse> => ({
  ...onBot("ListSlots"),
  run: async (input, { region }) => {
    const place = requireLocale(services, region, input);
    const intent = requireIntent(place, input);
    const { page, next } = pageOf("ListSlots", intent.slots ?? [], input);
    const slotSummaries = page.map(({ name, description, slotTypeName, valueElicitationSetting: { slotConstraint } }) => ({
      slotId: slotIdOf(place.at, intent.name, name),
      slotName: name,
      description,
      slotConstraint,
      slotTypeId: slotTypeIdOf(place.at, slotTypeName),
    }));
    return { ...place.at, intentId: input.intentId, slotSummaries, ...next };
  },
});
