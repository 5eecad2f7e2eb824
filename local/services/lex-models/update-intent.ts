// Lex UpdateIntent: puts settings in place of those the intent had, in the draft; what the request leaves out is gone (Lex V2 API, UpdateIntent).
// Its slots are not part of it.
import type { UpdateIntentRequest } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { describedIntent } from "./described.ts";
import { editDraft, refuseRenaming } from "./edit-draft.ts";
import { slotIdOf } from "./ids.ts";
import { notFound, onBot, requireDraft, requireIntent, requireLocale, type LexModelsServices } from "./place.ts";
import { fromApi, isShape, type Shape } from "./shape.ts";

export const updateIntent = (services: LexModelsServices): Action<UpdateIntentRequest, Shape> => ({
  ...onBot("UpdateIntent"),
  run: async (input, { region }) => {
    requireDraft(input);
    const place = requireLocale(services, region, input);
    const before = requireIntent(place, input);
    const { botId: _bot, botVersion: _version, localeId: _locale, intentId: _id, intentName, slotPriorities = [], ...settings } = input;
    refuseRenaming("UpdateIntent", before.name, intentName);
    const { slots = [] } = before;
    const asked = slotPriorities.map(({ priority, slotId }) => {
      const slot = slots.find(({ name }) => slotIdOf(place.at, before.name, name) === slotId);
      if (slot === undefined) throw notFound(`slot ${slotId ?? ""} in intent ${before.name}`);
      return { priority, slotName: slot.name };
    });
    const changed = fromApi(settings);
    const intent = {
      ...(isShape(changed) ? changed : {}),
      name: before.name,
      ...(slots.length === 0 ? {} : { slots, slotPriorities: asked }),
    };
    const intents = (place.locale.intents ?? []).map((one) => (one.name === before.name ? intent : one));
    const edited = editDraft(services, place, { ...place.locale, intents });
    return { ...place.at, ...describedIntent(place.at, requireIntent({ ...place, locale: edited }, input)) };
  },
});
