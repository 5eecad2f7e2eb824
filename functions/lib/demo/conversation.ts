// What is known of a wish under way: enough for the other region's bot to go on with it. It travels as a short text: from turn to turn as a
// session attribute, from region to region in a table, from the flow to the twin. A code is never in it, only which booking it has proved.
import type { EpochMs } from "../../../shared/clock.ts";
import { isRecord, parseJson, textAt } from "../../../shared/json.ts";
import type { Attributes, SlotValues } from "../dialog/lex-event.ts";
import type { DateSlots } from "../dialog/relative-slots.ts";
import { UNKEPT } from "../dialog/save-turn.ts";
import type { Intent } from "./words/words.ts";

export const INTENTS = ["ScheduleDemo", "CheckDemo", "CancelDemo"] as const satisfies readonly Intent[];

/** Slots that are kept. `Code` is asked for again. */
const KEPT_SLOTS = ["Date", "Time", "Mobile"] as const;
type KeptSlot = (typeof KEPT_SLOTS)[number];

export const DATE_SLOTS: DateSlots = { date: "Date", time: "Time" };

/** What a caller's own number is good for: `ok` takes texts. */
export const REACHES = ["ok", "withheld", "no-texts"] as const;
export type Reach = (typeof REACHES)[number];

export interface Proved {
  readonly id: string;
  /** E.164, the booking's. */
  readonly caller: string;
  readonly startsAt: EpochMs;
}

export interface Conversation {
  readonly intent: Intent;
  /** As in `es_US`. */
  readonly locale: string;
  readonly reach: Reach;
  readonly slots: Readonly<Partial<Record<KeptSlot, string>>>;
  /** The times that the caller may have meant, with commas between. */
  readonly times?: string;
  /** E.164: read back, and found right. */
  readonly mobile?: string;
  readonly proved?: Proved;
}

/** What was asked last: a slot, whether to do it (`confirm`), or whether a number is right. */
export const ASKED = ["Date", "Time", "Mobile", "Code", "confirm", "number"] as const;
export type Asked = (typeof ASKED)[number];

/** Session attributes of our own, dropped when the conversation ends: the next one in the same session starts afresh. */
export const OWN = {
  /** The conversation. */
  demo: "demoSoFar",
  asked: "asked",
  /** How often the answer to a yes or no was neither. */
  unclear: "unclearAnswers",
  /** Turns that led nowhere. */
  tries: "tries",
  /** Answers that would not do. */
  refusals: "refusals",
  /** Times that were offered last (choice.ts). */
  offered: "offered",
  unkept: UNKEPT,
  /** Set in a conversation that began with the other region's bot: what that one did last may be unknown. */
  resumed: "resumed",
} as const;

/** No value of ours is as long: a longer one was written by somebody else. */
const VALUE_CHARACTERS = 100;

/** The slots that are filled, and not ambiguous. */
export const plainSlots = (slots: SlotValues): Conversation["slots"] =>
  Object.fromEntries(
    KEPT_SLOTS.flatMap((name) => (typeof slots[name]?.interpretedValue === "string" ? [[name, slots[name].interpretedValue]] : [])),
  );

/** The slots of each intent, in the order in which they are asked. */
const SLOTS = {
  ScheduleDemo: ["Date", "Time", "Mobile"],
  CheckDemo: ["Code", "Date", "Mobile"],
  CancelDemo: ["Code", "Date", "Mobile"],
} as const satisfies Record<Intent, readonly (KeptSlot | "Code")[]>;

/** Its slots as a code hook has them: those of its intent, and none of another. */
export const slotsOf = ({ intent, slots }: Conversation): SlotValues =>
  Object.fromEntries(
    SLOTS[intent].map((name) => {
      const value = name === "Code" ? undefined : slots[name];
      return [name, value === undefined ? null : { originalValue: value, interpretedValue: value, resolvedValues: [value] }];
    }),
  );

/** One line, and the same one for the same conversation. */
export const conversationText = ({ intent, locale, reach, slots, times, mobile, proved }: Conversation): string =>
  JSON.stringify({
    intent,
    locale,
    reach,
    slots: Object.fromEntries(KEPT_SLOTS.flatMap((name) => (slots[name] === undefined ? [] : [[name, slots[name]]]))),
    ...(times === undefined ? {} : { times }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(proved === undefined ? {} : { proved: { id: proved.id, caller: proved.caller, startsAt: proved.startsAt } }),
  });

const shortAt = (from: unknown, name: string): string | undefined => {
  const value = textAt(from, name);
  return value === undefined || value.length > VALUE_CHARACTERS ? undefined : value;
};

const parseProved = (value: unknown): Proved | undefined => {
  const [id, caller] = [shortAt(value, "id"), shortAt(value, "caller")];
  const startsAt = isRecord(value) ? value["startsAt"] : undefined;
  return id === undefined || caller === undefined || typeof startsAt !== "number" || !Number.isInteger(startsAt)
    ? undefined
    : { id, caller, startsAt };
};

/** Reads such a text; what makes no sense in it is passed over, and a text that is no conversation is none. */
export const parseConversation = (text: string | undefined): Conversation | undefined => {
  const record = parseJson(text ?? "");
  if (!isRecord(record)) return undefined;
  const intent = INTENTS.find((known) => known === record["intent"]);
  const locale = shortAt(record, "locale");
  if (intent === undefined || locale === undefined) return undefined;
  const [times, mobile, proved] = [shortAt(record, "times"), shortAt(record, "mobile"), parseProved(record["proved"])];
  return {
    intent,
    locale,
    reach: REACHES.find((known) => known === record["reach"]) ?? "withheld",
    slots: Object.fromEntries(
      KEPT_SLOTS.flatMap((name) => {
        const value = shortAt(record["slots"], name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    ...(times === undefined ? {} : { times }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(proved === undefined ? {} : { proved }),
  };
};

/** The conversation that session attributes hold, if one is under way. */
export const conversationIn = (attributes: Attributes): Conversation | undefined => parseConversation(attributes[OWN.demo]);
