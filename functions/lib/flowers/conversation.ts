// What is known of an order under way: enough for the other region's bot to go on with it. It travels as a short text: from turn to turn as
// a session attribute, from region to region in a table, from the flow to the twin.
import { isRecord, parseJson, textAt } from "../../../shared/json.ts";
import type { Attributes, SlotValues } from "../dialog/lex-event.ts";
import type { DateSlots } from "../dialog/relative-slots.ts";
import { OWN } from "./responses.ts";
import type { SlotName } from "./validate.ts";

/** The slots in the order in which they are asked. */
export const SLOTS = ["FlowerType", "PickupDate", "PickupTime"] as const satisfies readonly SlotName[];

export const DATE_SLOTS: DateSlots = { date: "PickupDate", time: "PickupTime" };

export interface Conversation {
  readonly slots: Readonly<Partial<Record<SlotName, string>>>;
  /** The times that the caller may have meant, with commas between. */
  readonly times?: string;
}

/** No value of a slot is as long: a longer one was written by somebody else. */
const VALUE_CHARACTERS = 100;

/** The slots that are filled, and not ambiguous. */
export const plainSlots = (slots: SlotValues): Conversation["slots"] =>
  Object.fromEntries(
    SLOTS.flatMap((name) => (typeof slots[name]?.interpretedValue === "string" ? [[name, slots[name].interpretedValue]] : [])),
  );

/** Its slots as a code hook has them. */
export const slotsOf = ({ slots }: Conversation): SlotValues =>
  Object.fromEntries(
    SLOTS.map((name) => {
      const value = slots[name];
      return [name, value === undefined ? null : { originalValue: value, interpretedValue: value, resolvedValues: [value] }];
    }),
  );

/** The session attributes that hold it. */
export const attributesOf = ({ slots, times }: Conversation): Attributes => ({
  [OWN.order]: JSON.stringify(slots),
  ...(times === undefined ? {} : { [OWN.times]: times }),
});

/** The conversation that session attributes hold, if an order is under way. */
export const conversationIn = (attributes: Attributes): Conversation | undefined => {
  const order = parseConversation(attributes[OWN.order]);
  const times = attributes[OWN.times];
  return order === undefined ? undefined : { slots: order.slots, ...(times === undefined ? {} : { times }) };
};

/** One line, and the same one for the same conversation. */
export const conversationText = ({ slots, times }: Conversation): string => {
  const filled = SLOTS.flatMap((name) => (slots[name] === undefined ? [] : [[name, slots[name]] as const]));
  return JSON.stringify({ ...Object.fromEntries(filled), ...(times === undefined ? {} : { times }) });
};

/** Reads such a text; what makes no sense in it is passed over, and a text that is no conversation is none. */
export const parseConversation = (text: string | undefined): Conversation | undefined => {
  const record = parseJson(text ?? "");
  if (!isRecord(record)) return undefined;
  const valueAt = (name: string): string | undefined => {
    const value = textAt(record, name);
    return value === undefined || value.length > VALUE_CHARACTERS ? undefined : value;
  };
  const times = valueAt("times");
  return {
    slots: Object.fromEntries(SLOTS.flatMap((name) => (valueAt(name) === undefined ? [] : [[name, valueAt(name)]]))),
    ...(times === undefined ? {} : { times }),
  };
};
