// Parts of a bot as the model-building API describes them, made from its definition. Pure: the actions answer by it, and `twinline drift` holds
// what a bot really has against it.
import type { IntentDefinition, LocaleDefinition, SlotDefinition, SlotTypeDefinition } from "../../lex/definition.ts";
import { intentIdOf, slotIdOf, slotTypeIdOf, type LocalePath } from "./ids.ts";
import { isShape, toApi, type Shape } from "./shape.ts";

const inApi = (part: unknown): Shape => {
  const told = toApi(part);
  return isShape(told) ? told : {};
};

/** As DescribeIntent, without what says where it is. */
export const describedIntent = (at: LocalePath, intent: IntentDefinition): Shape => {
  // Slots are described each for itself.
  const { name, slots: _slots, slotPriorities = [], ...settings } = intent;
  return {
    intentId: intentIdOf(at, name),
    intentName: name,
    ...inApi(settings),
    slotPriorities: slotPriorities.map(({ priority, slotName }) => ({ priority, slotId: slotIdOf(at, name, slotName) })),
  };
};

/** As DescribeSlot. */
export const describedSlot = (at: LocalePath, intent: string, { name, slotTypeName, ...settings }: SlotDefinition): Shape => ({
  slotId: slotIdOf(at, intent, name),
  slotName: name,
  slotTypeId: slotTypeIdOf(at, slotTypeName),
  ...inApi(settings),
});

/** As DescribeSlotType. */
export const describedSlotType = (at: LocalePath, { name, ...settings }: SlotTypeDefinition): Shape => ({
  slotTypeId: slotTypeIdOf(at, name),
  slotTypeName: name,
  ...inApi(settings),
});

/** As DescribeBotLocale. */
export const describedLocale = ({ localeId, description, nluConfidenceThreshold, voiceSettings }: LocaleDefinition): Shape => ({
  localeId,
  description,
  nluIntentConfidenceThreshold: nluConfidenceThreshold,
  voiceSettings,
});
