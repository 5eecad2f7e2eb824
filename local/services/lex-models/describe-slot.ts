// Lex DescribeSlot: what is asked for it, and what it takes.
import type { DescribeSlotRequest } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { describedSlot } from "./described.ts";
import { slotIdOf } from "./ids.ts";
import { notFound, onBot, requireIntent, requireLocale, type LexModelsServices } from "./place.ts";
import type { Shape } from "./shape.ts";

export const describeSlot = (services: LexModelsServices): Action<DescribeSlotRequest, Shape> => ({
  ...onBot("DescribeSlot"),
  run: async (input, { region }) => {
    const place = requireLocale(services, region, input);
    const intent = requireIntent(place, input);
    const slot = intent.slots?.find(({ name }) => slotIdOf(place.at, intent.name, name) === input.slotId);
    if (slot === undefined) throw notFound(`slot ${input.slotId ?? ""} in intent ${intent.name} of bot ${place.at.botId}`);
    return { ...place.at, intentId: input.intentId, ...describedSlot(place.at, intent.name, slot) };
  },
});
