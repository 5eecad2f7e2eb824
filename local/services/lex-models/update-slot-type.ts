// Lex UpdateSlotType: puts values in place of those the slot type had, in the draft.
import type { UpdateSlotTypeRequest } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { describedSlotType } from "./described.ts";
import { editDraft, refuseRenaming } from "./edit-draft.ts";
import { onBot, requireDraft, requireLocale, requireSlotType, type LexModelsServices } from "./place.ts";
import { fromApi, isShape, type Shape } from "./shape.ts";

export const updateSlotType = (services: LexModelsServices): Action<UpdateSlotTypeRequest, Shape> => ({
  ...onBot("UpdateSlotType"),
  run: async (input, { region }) => {
    requireDraft(input);
    const place = requireLocale(services, region, input);
    const before = requireSlotType(place, input.slotTypeId);
    const { botId: _bot, botVersion: _version, localeId: _locale, slotTypeId, slotTypeName, ...settings } = input;
    refuseRenaming("UpdateSlotType", before.name, slotTypeName);
    const changed = fromApi(settings);
    const slotType = { ...(isShape(changed) ? changed : {}), name: before.name };
    const slotTypes = (place.locale.slotTypes ?? []).map((one) => (one.name === before.name ? slotType : one));
    const edited = editDraft(services, place, { ...place.locale, slotTypes });
    return { ...place.at, ...describedSlotType(place.at, requireSlotType({ ...place, locale: edited }, slotTypeId)) };
  },
});
