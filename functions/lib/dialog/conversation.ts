// What is known of a wish under way: enough for the twin in the other region to go on with it. It travels as a short text: as a session
// attribute from turn to turn, in a table from region to region, through the flow to the twin.
import { isRecord, parseJson, recordAt, textAt, textsOf } from "../../../shared/json.ts";
import type { Attributes, SlotValue, SlotValues } from "./lex-event.ts";
import { UNKEPT } from "./save-turn.ts";

export interface Conversation {
  readonly intent: string;
  /** As in `es_US`. */
  readonly locale: string;
  /** Values by slot, without those that are asked for again. */
  readonly slots: Readonly<Record<string, string>>;
  /** Times of day that the caller may have meant, with commas between. */
  readonly times?: string;
  /** What else an app keeps. */
  readonly own: Readonly<Record<string, string>>;
}

/** The slots of an intent. */
export interface SlotForm {
  /** In the order in which they are asked for. */
  readonly slots: readonly string[];
  /** Slots that are asked for again rather than kept, such as a code. @default none */
  readonly unkept?: readonly string[];
}

/** Session attributes of the dialog, dropped when the conversation ends: the next one in the same session starts afresh. */
export const OWN = {
  soFar: "soFar",
  /** What was asked last: a slot, or the name of a yes-or-no question. */
  asked: "asked",
  /** Answers to a yes-or-no question that were neither. */
  unclear: "unclearAnswers",
  /** Turns that led nowhere. */
  tries: "tries",
  /** Answers that would not do. */
  refusals: "refusals",
  /** Times that are on offer (ordinal-choice.ts). */
  offered: "offered",
  unkept: UNKEPT,
  /** Set in a conversation that began with the other region's bot: what that one did last may be unknown. */
  resumed: "resumed",
} as const;

/** No value of ours is as long: a longer one was written by somebody else. */
const VALUE_CHARACTERS = 100;

const keptOf = ({ slots, unkept = [] }: SlotForm): readonly string[] => slots.filter((name) => !unkept.includes(name));

export const filled = (value: string): SlotValue => ({ originalValue: value, interpretedValue: value, resolvedValues: [value] });

/** The slots that are filled, not ambiguous, and kept. */
export const plainSlots = (form: SlotForm, slots: SlotValues): Conversation["slots"] =>
  Object.fromEntries(
    keptOf(form).flatMap((name) => (typeof slots[name]?.interpretedValue === "string" ? [[name, slots[name].interpretedValue]] : [])),
  );

/** The slots as a code hook has them: those of the intent, and none of another. */
export const slotsOf = (form: SlotForm, { slots }: Pick<Conversation, "slots">): SlotValues => {
  const kept = keptOf(form);
  return Object.fromEntries(
    form.slots.map((name) => {
      const value = kept.includes(name) ? slots[name] : undefined;
      return [name, value === undefined ? null : filled(value)];
    }),
  );
};

/** The conversation without some of its slots. */
export const without = (conversation: Conversation, ...names: readonly string[]): Conversation => ({
  ...conversation,
  slots: Object.fromEntries(Object.entries(conversation.slots).filter(([name]) => !names.includes(name))),
});

/** The conversation with the times that its last answer may have meant, where those are several. */
export const withTimes = (conversation: Conversation, times: readonly string[]): Conversation => {
  const { times: _, ...others } = conversation;
  return { ...others, ...(times.length < 2 ? {} : { times: times.join(",") }) };
};

const inOrder = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** One line, and the same one for the same conversation. */
export const conversationText = ({ intent, locale, slots, times, own }: Conversation): string =>
  JSON.stringify({
    intent,
    locale,
    slots: inOrder(slots),
    ...(times === undefined ? {} : { times }),
    ...(Object.keys(own).length === 0 ? {} : { own: inOrder(own) }),
  });

const shortTexts = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== "" && value.length <= VALUE_CHARACTERS));

export interface ReadsConversations {
  /** Passes over what makes no sense in the text; a text that is no conversation is none. */
  readonly parse: (text: string | undefined) => Conversation | undefined;
  /** The conversation that session attributes hold, if one is under way. */
  readonly in: (attributes: Attributes) => Conversation | undefined;
}

/** @param formOf the slots of an intent that has any, or undefined */
export const readsConversations = (formOf: (intent: string) => SlotForm | undefined): ReadsConversations => {
  const parse = (text: string | undefined): Conversation | undefined => {
    const record = parseJson(text ?? "");
    if (!isRecord(record)) return undefined;
    const { intent, locale, times } = shortTexts(textsOf(record));
    const form = intent === undefined ? undefined : formOf(intent);
    if (intent === undefined || locale === undefined || form === undefined) return undefined;
    const known = shortTexts(textsOf(record["slots"]));
    return {
      intent,
      locale,
      slots: Object.fromEntries(keptOf(form).flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]))),
      ...(times === undefined ? {} : { times }),
      own: shortTexts(textsOf(recordAt(record, "own"))),
    };
  };
  return { parse, in: (attributes) => parse(textAt(attributes, OWN.soFar)) };
};
