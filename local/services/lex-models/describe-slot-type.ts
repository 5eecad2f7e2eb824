// Lex DescribeSlotType: its values with their synonyms.
import type { DescribeSlotTypeRequest } from "@aws-sdk/client-lex-models-v2";
import type { Action } from "../action.ts";
import { describedSlotType } from "./described.ts";
import { onBot, requireLocale, requireSlotType, type LexModelsServices } from "./place.ts";
import type { Shape } from "./shape.ts";

export const describeSlotType = (services: LexModelsServices): Action<DescribeSlotTypeRequest, Shape> => ({
  ...onBot("DescribeSlotType"),
  run: async (input, { region }) => {
    const place = requireLocale(services, region, input);
    return { ...place.at, ...describedSlotType(place.at, requireSlotType(place, input.slotTypeId)) };
  },
});
