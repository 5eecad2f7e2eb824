// The one event log of the local cloud: what happened, in order, as typed values. Transcripts, `--json` and tests read it; nothing else
// remembers a call. Callers' numbers, and slots that a bot obscures, are masked before they come here; their words are here, since the caller at
// the laptop is the user.
import type { EpochMs } from "../shared/clock.ts";
import type { Region } from "../shared/region.ts";

export type Channel = "VOICE" | "CHAT";
export type Outcome = "completed" | "transferred" | "callback" | "abandoned" | "failed";

export type CallEvent =
  | { readonly kind: "call-started"; readonly channel: Channel; readonly from: string; readonly to: string; readonly flow: string }
  | { readonly kind: "action-run"; readonly flow: string; readonly action: string; readonly type: string }
  | { readonly kind: "branch-taken"; readonly action: string; readonly branch: string; readonly next: string; readonly because?: string }
  | { readonly kind: "said"; readonly by: "flow" | "bot"; readonly text: string }
  /** A bot's card, in a chat: the phone has none. Who presses a button says its value. */
  | {
      readonly kind: "card-shown";
      readonly title: string;
      readonly subtitle?: string;
      readonly buttons: readonly { readonly text: string; readonly value: string }[];
    }
  | { readonly kind: "heard"; readonly text: string }
  | { readonly kind: "pressed"; readonly digits: string }
  | { readonly kind: "silent"; readonly seconds: number }
  | {
      readonly kind: "lambda-invoked";
      readonly function: string;
      readonly mode: "sync" | "async";
      readonly ms: number;
      readonly attempts: number;
      readonly ok: boolean;
      readonly error?: string;
    }
  | {
      readonly kind: "bot-answered";
      readonly region: Region;
      readonly intent: string;
      readonly state: string;
      readonly slots: Slots;
      readonly ms: number;
    }
  | { readonly kind: "bot-failed"; readonly region: Region; readonly error: string; readonly ms: number }
  | { readonly kind: "bot-switched"; readonly from: Region; readonly to: Region }
  | { readonly kind: "attributes-set"; readonly keys: readonly string[] }
  | { readonly kind: "queued"; readonly queue: string }
  | { readonly kind: "agent-joined"; readonly queue: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "callback-created"; readonly queue: string; readonly number: string }
  | { readonly kind: "flow-left"; readonly to: string }
  | {
      readonly kind: "call-ended";
      readonly outcome: Outcome;
      readonly botRegion: Region | null;
      readonly switches: number;
      readonly turns: number;
      readonly intent: string | null;
      readonly slots: Slots;
      readonly because?: string;
      /** When the caller was off the line, in a story whose last line waited for an SMS: `at` is when that came. */
      readonly endedAt?: EpochMs;
    };

/** Slot name to interpreted value, `{Slot}` for one that the bot obscures; a slot not filled is left out. */
export type Slots = Readonly<Record<string, string>>;

export type CloudEvent =
  /** Files of the program that are not as this cloud read them, from the project's folder, and what to do about it. */
  | { readonly kind: "program-changed"; readonly files: readonly string[]; readonly remedy: string }
  | { readonly kind: "resource-created"; readonly type: string; readonly name: string; readonly region: Region | null }
  | {
      readonly kind: "alarm-changed";
      readonly region: Region;
      readonly alarm: string;
      readonly from: string;
      readonly to: string;
      readonly why: string;
    }
  /** What AWS would have sent by email: nothing leaves the local cloud. */
  | { readonly kind: "mail-kept"; readonly region: Region; readonly topic: string; readonly to: string; readonly subject: string }
  /** What AWS would have sent to a phone: its number masked, its text whole, since the phone is the user's own. */
  | {
      readonly kind: "sms-sent";
      readonly region: Region;
      readonly to: string;
      readonly text: string;
      readonly type: "Promotional" | "Transactional";
      readonly parts: number;
    }
  /** An SMS that reaches no phone; its number masked. Who wanted to send it was told, and may try again, unless SNS took it and dropped it. */
  | { readonly kind: "sms-not-sent"; readonly region: Region; readonly to: string; readonly why: string; readonly mayBeTriedAgain: boolean }
  /** One service could not hand something to another; a refusal of IAM is told by request-refused beside it. */
  | { readonly kind: "delivery-failed"; readonly region: Region; readonly from: string; readonly to: string; readonly why: string }
  | { readonly kind: "item-written"; readonly region: Region; readonly table: string; readonly operation: string }
  | {
      readonly kind: "request-refused";
      readonly region: Region;
      readonly service: string;
      readonly operation: string;
      readonly why: string;
    }
  | {
      readonly kind: "fault-applied";
      readonly region: Region;
      readonly service: string;
      readonly operation: string;
      readonly rule: string;
    };

export type LogEntry = (CloudEvent | (CallEvent & { readonly contactId: string })) & { readonly at: EpochMs };

export interface EventLog {
  emit(entry: LogEntry): void;
  /** Calls `listener` for each later entry; the answer stops it. */
  subscribe(listener: (entry: LogEntry) => void): () => void;
}

export const eventLog = (): EventLog => {
  const listeners = new Set<(entry: LogEntry) => void>();
  return {
    emit: (entry) => {
      for (const listener of listeners) listener(entry);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
