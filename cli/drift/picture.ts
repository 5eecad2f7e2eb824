// A bot's locale as settings that can be held against each other: one part for each intent, slot and slot type, its settings by their names in
// the API, and no ids, since a bot and its twin have others. Pure.
import { isShape, type Shape } from "../../local/services/lex-models/shape.ts";

/** What a setting says. A list of words stands in the order that matters; `words` of no order are sorted. */
export type Leaf = string | number | boolean | readonly string[];
export type Settings = Readonly<Record<string, Leaf>>;
/** By the name of the part: `intent OrderFlowers`, `slot type Flower`. */
export type Picture = Readonly<Record<string, Settings>>;

/** What the API tells of a locale. */
export interface ToldLocale {
  readonly locale: Shape;
  readonly slotTypes: readonly Shape[];
  readonly intents: readonly { readonly intent: Shape; readonly slots: readonly Shape[] }[];
}

/** Where it is, when it was changed, how it is doing: not what it is. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(
  (
    "$metadata botId botVersion localeId intentId intentName slotId slotName slotTypeId slotTypeName creationDateTime lastUpdatedDateTime " +
    "lastBuildSubmittedDateTime botLocaleStatus failureReasons recommendedActions botLocaleHistoryEvents intentsCount slotTypesCount " +
    "localeName intentDisplayName"
  ).split(" "),
);

const textAt = (shape: unknown, key: string): string => {
  const value = isShape(shape) ? shape[key] : undefined;
  return typeof value === "string" ? value : "";
};
const listAt = (shape: unknown, key: string): readonly unknown[] => {
  const value = isShape(shape) ? shape[key] : undefined;
  return Array.isArray(value) ? value : [];
};

/** Plain text as itself, any other message as what it is. */
const messageText = (message: unknown): string => {
  const plain = isShape(message) ? message["plainTextMessage"] : undefined;
  return plain === undefined || plain === null ? JSON.stringify(message) : textAt(plain, "value");
};
const messageTexts = (groups: readonly unknown[]): readonly string[] =>
  groups.flatMap((group) => [isShape(group) ? messageText(group["message"]) : "", ...listAt(group, "variations").map(messageText)]);

const valuesOf = (values: readonly unknown[]): Settings =>
  Object.fromEntries(
    values.map((value) => [
      `slotTypeValues "${textAt(isShape(value) ? value["sampleValue"] : undefined, "value")}"`,
      listAt(value, "synonyms")
        .map((synonym) => textAt(synonym, "value"))
        .toSorted(),
    ]),
  );

/** @param path of the shape in its part, ending in a dot where it is inside one */
const settingsOf = (shape: Shape, path = ""): Settings =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([key, value]): readonly (readonly [string, Leaf])[] => {
      if (value === undefined || value === null || CIRCUMSTANCES.has(key)) return [];
      if (key === "messageGroups" && Array.isArray(value)) return [[`${path}messages`, messageTexts(value)]];
      if (key === "sampleUtterances" && Array.isArray(value))
        return [[`${path}${key}`, value.map((one) => textAt(one, "utterance")).toSorted()]];
      if (key === "slotTypeValues" && Array.isArray(value)) return Object.entries(valuesOf(value));
      if (Array.isArray(value)) return [[`${path}${key}`, value.map((one) => (typeof one === "string" ? one : JSON.stringify(one)))]];
      if (isShape(value)) return Object.entries(settingsOf(value, `${path}${key}.`));
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [[`${path}${key}`, value]] : [];
    }),
  );

const priorityOf = (one: unknown): number => {
  const value = isShape(one) ? one["priority"] : undefined;
  return typeof value === "number" ? value : 0;
};

const intentParts = ({ intent, slots }: ToldLocale["intents"][number], typeNames: ReadonlyMap<string, string>): Picture => {
  const name = textAt(intent, "intentName");
  const { slotPriorities: _priorities, ...settings } = intent;
  const slotNames = new Map(slots.map((slot) => [textAt(slot, "slotId"), textAt(slot, "slotName")]));
  const order = listAt(intent, "slotPriorities")
    .toSorted((one, other) => priorityOf(one) - priorityOf(other))
    .map((one) => slotNames.get(textAt(one, "slotId")) ?? textAt(one, "slotId"));
  const slotPart = (slot: Shape): readonly [string, Settings] => {
    const typeId = textAt(slot, "slotTypeId");
    return [`slot ${textAt(slot, "slotName")} of intent ${name}`, { slotType: typeNames.get(typeId) ?? typeId, ...settingsOf(slot) }];
  };
  return {
    [`intent ${name}`]: { ...settingsOf(settings), ...(order.length === 0 ? {} : { slotOrder: order }) },
    ...Object.fromEntries(slots.map(slotPart)),
  };
};

/** What the API told, part by part. */
export const pictureOf = (localeId: string, { locale, slotTypes, intents }: ToldLocale): Picture => {
  const typeNames = new Map(slotTypes.map((type) => [textAt(type, "slotTypeId"), textAt(type, "slotTypeName")]));
  return {
    [`locale ${localeId}`]: settingsOf(locale),
    ...Object.fromEntries(slotTypes.map((type) => [`slot type ${textAt(type, "slotTypeName")}`, settingsOf(type)])),
    ...Object.fromEntries(intents.flatMap((one) => Object.entries(intentParts(one, typeNames)))),
  };
};
