// The words of a Lex V2 conversation: intents, slots, dialog actions and the session they live in, shaped as Lex sends them to a code hook
// (lex-v2.md 1.1).
import type { EpochMs } from "../../shared/clock.ts";
import type { Message } from "@aws-sdk/client-lex-runtime-v2";

export interface SlotValue {
  readonly shape: "Scalar";
  readonly value: {
    readonly originalValue: string;
    /** Null for an ambiguous AMAZON.Time. */
    readonly interpretedValue: string | null;
    readonly resolvedValues: readonly string[];
  };
}

export type Slots = Readonly<Record<string, SlotValue | null>>;
export type IntentState = "Failed" | "Fulfilled" | "FulfillmentInProgress" | "InProgress" | "ReadyForFulfillment" | "Waiting";
export type ConfirmationState = "Confirmed" | "Denied" | "None";

export interface Intent {
  readonly name: string;
  readonly slots: Slots;
  readonly state: IntentState;
  readonly confirmationState: ConfirmationState;
}

export type DialogAction =
  | { readonly type: "Close" | "ConfirmIntent" | "ElicitIntent" | "None" }
  | {
      readonly type: "ElicitSlot";
      readonly slotToElicit: string;
      readonly slotElicitationStyle?: "Default" | "SpellByLetter" | "SpellByWord";
    };

export interface ActiveContext {
  readonly name: string;
  readonly contextAttributes: Readonly<Record<string, string>>;
  readonly expiresAt: EpochMs;
  readonly turnsToLive: number;
}

export interface Interpretation {
  readonly intent: Intent;
  /** None for the fallback intent. */
  readonly nluConfidence?: number;
}

export type InputMode = "DTMF" | "Speech" | "Text";
export type Attributes = Readonly<Record<string, string>>;

/** What Lex remembers of one conversation between two turns. */
export interface Session {
  readonly sessionAttributes: Attributes;
  readonly activeContexts: readonly ActiveContext[];
  readonly intent: Intent | undefined;
  /** What the caller was asked last. */
  readonly dialogAction: DialogAction | undefined;
  /** How often the present question was asked again. */
  readonly retries: number;
  readonly messages: readonly Message[];
  readonly interpretations: readonly Interpretation[];
  readonly originatingRequestId: string;
}

export const newSession = (originatingRequestId: string): Session => ({
  sessionAttributes: {},
  activeContexts: [],
  intent: undefined,
  dialogAction: undefined,
  retries: 0,
  messages: [],
  interpretations: [],
  originatingRequestId,
});
