// What comes next with a wish, as far as it is known: which question, with which reason, or what is to be done. Pure, and the same for a turn of a
// conversation and for the question with which the twin takes it up.
import type { Slot } from "./bookings/calendar.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import type { SlotValues } from "../dialog/lex-event.ts";
import type { Asked, Conversation, Proved } from "./conversation.ts";

export type SlotName = "Date" | "Time" | "Mobile" | "Code";

/** What needs nothing but words. */
export type Said =
  /** Without `say` Lex asks in the bot's own words. `refused`: an answer would not do. */
  | { readonly kind: "ask"; readonly slot: SlotName; readonly say?: string; readonly refused?: true }
  | { readonly kind: "read-back"; readonly e164: string }
  | { readonly kind: "confirm"; readonly slot: Slot; readonly repeated: boolean }
  | { readonly kind: "confirm-cancel"; readonly proved: Proved }
  /** The caller said no. */
  | { readonly kind: "leave" }
  /** The caller said yes: Lex goes on to the fulfilment. */
  | { readonly kind: "go" };

export type Plan =
  | Said
  /** Is anything free on the day? Then `next`. */
  | { readonly kind: "look-at-day"; readonly slots: readonly Slot[]; readonly date: string; readonly next: Said }
  | { readonly kind: "look-at-slot"; readonly slot: Slot; readonly next: Said }
  /** Why not, and what is free near. */
  | { readonly kind: "offer"; readonly why: string; readonly near: EpochMs; readonly date: string }
  | { readonly kind: "book"; readonly slot: Slot; readonly caller: string }
  /** `numbers`: at least one. */
  | { readonly kind: "prove"; readonly numbers: readonly string[]; readonly code: string }
  | { readonly kind: "cancel"; readonly proved: Proved };

export interface Planned {
  readonly plan: Plan;
  /** Without what will not do. */
  readonly conversation: Conversation;
}

/** A turn as far as a plan looks at it. */
export interface Known {
  readonly conversation: Conversation;
  /** Those of the wish's own intent. */
  readonly slots: SlotValues;
  readonly asked: Asked | undefined;
  readonly answer: "yes" | "no" | "none";
  /** The caller's own number as Connect has it. */
  readonly customerNumber: string | undefined;
  readonly fulfilling: boolean;
  /** The caller tells that the booking is under another number. */
  readonly elsewhere?: boolean;
}

/** The conversation without some of its slots. */
export const without = (conversation: Conversation, ...names: readonly ("Date" | "Time" | "Mobile")[]): Conversation => ({
  ...conversation,
  slots: Object.fromEntries(Object.entries(conversation.slots).filter(([name]) => !names.some((dropped) => dropped === name))),
});

/** The conversation with the times that its last answer may have meant, where those are several. */
export const withTimes = (conversation: Conversation, times: readonly string[]): Conversation => {
  const { times: _, ...others } = conversation;
  return { ...others, ...(times.length < 2 ? {} : { times: times.join(",") }) };
};
