// What a Lex V2 code hook is asked and answers (Lex V2 developer guide, "Using an AWS Lambda function"), as far as a hook here looks. Fields that AWS adds are passed over.
import { isRecord, recordAt, textAt, textsOf } from "../../../shared/json.ts";

export interface SlotValue {
  readonly originalValue: string;
  /** `null` when the value is ambiguous, as a time without morning or evening. */
  readonly interpretedValue: string | null;
  readonly resolvedValues: readonly string[];
}

/** Slot name to its value; `null` when it is not filled. */
export type SlotValues = Readonly<Record<string, SlotValue | null>>;
export type Attributes = Readonly<Record<string, string>>;
export type ConfirmationState = "Confirmed" | "Denied" | "None";

/** The bot that asks, as the runtime API addresses it. */
export interface AskingBot {
  readonly id: string;
  readonly aliasId: string;
  /** As in `en_US`. */
  readonly localeId: string;
}

export interface LexEvent {
  readonly invocationSource: "DialogCodeHook" | "FulfillmentCodeHook";
  readonly sessionId: string;
  readonly intent: { readonly name: string; readonly slots: SlotValues; readonly confirmationState: ConfirmationState };
  readonly sessionAttributes: Attributes;
  /** The caller's words of this turn, as typed or heard. */
  readonly transcript?: string;
  /** The keys that were pressed in this turn, digits alone. */
  readonly keys?: string;
  /** It was written, and cards are seen. Of what comes through Connect the flow's `channel` says so: what is heard may arrive as text, too. */
  readonly isText?: true;
  readonly bot?: AskingBot;
  /** When the words were said, where a hook says them again (replay-answer.ts): Epoch ms. */
  readonly saidAt?: number;
}

interface ResponseSlot {
  readonly shape: "Scalar";
  readonly value: { readonly originalValue: string; readonly interpretedValue: string; readonly resolvedValues: readonly string[] };
}

interface ResponseIntent {
  readonly name: string;
  readonly state: "InProgress" | "Fulfilled";
  readonly confirmationState?: ConfirmationState;
  readonly slots: Readonly<Record<string, ResponseSlot | null>>;
}

export type DialogAction =
  | { readonly type: "Close" | "ConfirmIntent" | "Delegate" | "ElicitIntent" }
  | { readonly type: "ElicitSlot"; readonly slotToElicit: string };

export interface LexResponse {
  readonly sessionState: {
    /** Replaces what the session holds: what is left out is gone. */
    readonly sessionAttributes: Attributes;
    readonly dialogAction: DialogAction;
    readonly intent?: ResponseIntent;
  };
  readonly messages?: readonly Message[];
}

/** A card is shown in a chat and dropped on the phone. */
export type Message =
  | { readonly contentType: "PlainText"; readonly content: string }
  | { readonly contentType: "ImageResponseCard"; readonly content?: never; readonly imageResponseCard: Card };

export interface Card {
  /** 1 to 250 characters. */
  readonly title: string;
  /** Up to 5, both texts of 1 to 50 characters; the value is what comes back as the customer's words. */
  readonly buttons: readonly { readonly text: string; readonly value: string }[];
}

/** The event is not one that Lex V2 sends: somebody else invoked the function. */
export class LexEventError extends Error {
  override readonly name = "LexEventError";
}

const CONFIRMATIONS = ["Confirmed", "Denied", "None"] as const;

const parseSlot = (slot: unknown): SlotValue | null => {
  const value = recordAt(slot, "value");
  const originalValue = textAt(value, "originalValue");
  const interpretedValue = textAt(value, "interpretedValue") ?? null;
  const resolved = value["resolvedValues"];
  const resolvedValues = Array.isArray(resolved) ? resolved.filter((each): each is string => typeof each === "string") : [];
  if (originalValue === undefined && interpretedValue === null && resolvedValues.length === 0) return null;
  return { originalValue: originalValue ?? interpretedValue ?? "", interpretedValue, resolvedValues };
};

/** The slots of an intent, in an event or in an answer of the runtime API, which leaves out those that are not filled. */
export const parseSlots = (slots: unknown): SlotValues =>
  Object.fromEntries(Object.entries(isRecord(slots) ? slots : {}).map(([name, slot]) => [name, parseSlot(slot)]));

const parseBot = (bot: unknown): AskingBot | undefined => {
  const [id, aliasId, localeId] = ["id", "aliasId", "localeId"].map((key) => textAt(bot, key));
  return id === undefined || aliasId === undefined || localeId === undefined ? undefined : { id, aliasId, localeId };
};

/** The keys of a turn: what is `[DEL]` or `[END]` is none. */
const keysIn = (event: unknown): string | undefined => {
  const keys = textAt(recordAt(event, "requestAttributes"), "x-amz-lex:dtmf-transcript");
  return keys !== undefined && /^\d+$/.test(keys) ? keys : undefined;
};

/** Request attribute of a replay. Request attributes do not outlast their request. */
export const SAID_AT = "said-at";

const saidAtIn = (event: unknown): number | undefined => {
  const at = textAt(recordAt(event, "requestAttributes"), SAID_AT);
  return at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : undefined;
};

const PLATFORM = "x-amz-lex:channels:platform"; // Sent by Connect (Connect administrator guide, "Get customer input").

/** @throws LexEventError naming each field without which no answer makes sense; values are not quoted, since they may be a caller's words */
export const parseLexEvent = (event: unknown): LexEvent => {
  const state = recordAt(event, "sessionState");
  const intent = recordAt(state, "intent");
  const source = textAt(event, "invocationSource");
  const sessionId = textAt(event, "sessionId");
  const name = textAt(intent, "name");
  if ((source !== "DialogCodeHook" && source !== "FulfillmentCodeHook") || sessionId === undefined || name === undefined) {
    const missing = [
      source === "DialogCodeHook" || source === "FulfillmentCodeHook" ? [] : ["invocationSource (DialogCodeHook or FulfillmentCodeHook)"],
      sessionId === undefined ? ["sessionId"] : [],
      name === undefined ? ["sessionState.intent.name"] : [],
    ].flat();
    throw new LexEventError(
      `Cannot answer as a Lex V2 code hook: the event lacks ${missing.join(", ")}. Send an event of the form in the Lex V2 guide, "Lambda input".`,
    );
  }
  const transcript = textAt(event, "inputTranscript");
  const bot = parseBot(recordAt(event, "bot"));
  const keys = keysIn(event);
  const saidAt = saidAtIn(event);
  const sessionAttributes = textsOf(state["sessionAttributes"]);
  const channel = sessionAttributes["channel"] ?? textAt(recordAt(event, "requestAttributes"), PLATFORM);
  return {
    invocationSource: source,
    sessionId,
    intent: {
      name,
      slots: parseSlots(intent["slots"]),
      confirmationState: CONFIRMATIONS.find((known) => known === intent["confirmationState"]) ?? "None",
    },
    sessionAttributes,
    ...((channel === undefined ? textAt(event, "inputMode") === "Text" : channel === "CHAT") ? { isText: true } : {}),
    ...(keys === undefined ? {} : { keys }),
    ...(transcript === undefined ? {} : { transcript }),
    ...(bot === undefined ? {} : { bot }),
    ...(saidAt === undefined ? {} : { saidAt }),
  };
};

/** Slots as a response carries them. A value still ambiguous is left out: Lex would refuse it, and it is asked for again anyway. */
export const responseSlots = (slots: SlotValues): ResponseIntent["slots"] =>
  Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => {
      if (slot === null || slot.interpretedValue === null) return [name, null];
      const { originalValue, interpretedValue, resolvedValues } = slot;
      return [name, { shape: "Scalar", value: { originalValue, interpretedValue, resolvedValues } }];
    }),
  );
