// A contact as Amazon Connect keeps it while a flow runs: one immutable value. The vocabulary of the interpreter lives here too, since a
// contact knows its place in a compiled flow, and an action is a function of a contact: `Run` says what an action does, `Move` what follows.
import type { FlowType, JsonObject } from "../../contact-flows/flow.ts";
import type { CallEvent, Channel, Slots } from "../events.ts";
import type { Region } from "../../shared/region.ts";
import type { Answer, Question } from "./questions.ts";
import type { Value } from "./reference.ts";

export type Strings = Readonly<Record<string, string>>;

export interface Endpoint {
  readonly Address: string;
  readonly Type: "TELEPHONE_NUMBER" | "CONTACT_FLOW";
}

/** A queue as a flow sees it. */
export interface QueueView {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly outboundCallerId: string | undefined;
}

/** What the end of the call will be judged by. */
export interface Tally {
  readonly turns: number;
  readonly switches: number;
  readonly botRegion: Region | null;
  /** The region of the bot that failed last and was not followed by another yet. */
  readonly failedRegion: Region | undefined;
  readonly intent: string | null;
  readonly slots: Slots;
  /** Whether a person took the contact. */
  readonly person: boolean;
  readonly callback: boolean;
  /** Why the flow owes the caller a word: the last error branch since which nothing was said. */
  readonly owed: string | undefined;
}

export interface Contact {
  readonly id: string;
  readonly initialId: string;
  readonly region: Region;
  readonly instanceArn: string;
  readonly channel: Channel;
  readonly initiationMethod: string;
  /** Null for a chat, and for a caller whose number is withheld. */
  readonly customer: Endpoint | null;
  readonly system: Endpoint | null;
  /** The first message of a chat. */
  readonly initialMessage: string | undefined;

  readonly attributes: Strings;
  readonly flowAttributes: Strings;
  readonly external: JsonObject;
  readonly lex: JsonObject;
  readonly metrics: JsonObject;
  readonly views: JsonObject;
  readonly customerProfile: JsonObject;
  readonly lambdaInvocation: JsonObject;
  readonly task: JsonObject;
  readonly tags: Strings;
  readonly storedInput: string | undefined;

  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly customerId: string | undefined;
  readonly languageCode: string;
  readonly voice: { readonly id: string; readonly engine: string; readonly style: string };
  readonly callbackNumber: string | undefined;
  readonly logging: boolean;
  readonly recording: JsonObject;
  readonly streaming: boolean;
  readonly routing: JsonObject;
  readonly hooks: Strings;

  /** The working (target) queue. */
  readonly queue: QueueView | undefined;
  /** Whether the contact waits in its queue: an agent may take it at any time. */
  readonly queued: boolean;
  readonly queueMoves: number;

  readonly flow: CompiledFlow;
  /** The action at work. */
  readonly action: CompiledAction | undefined;
  /** Times each Loop action of this flow has looped, by the action's identifier. */
  readonly loops: Readonly<Record<string, number>>;
  readonly loopNames: Readonly<Record<string, { readonly Index: number }>>;
  /** The Loop prompts action to which an interrupt's branch returns. */
  readonly interrupted: CompiledAction | undefined;
  /** Whether the disconnect flow runs already. */
  readonly remaining: boolean;
  /** Touch tones typed ahead; undefined when the buffer is off. */
  readonly keysAhead: string | undefined;
  /** Milliseconds of Lambda since the caller last heard something. */
  readonly lambdaSilenceMs: number;
  readonly actionsSinceWait: number;
  readonly awaiting: Continuation | undefined;
  readonly tally: Tally;
}

export type Continuation = (contact: Contact, answer: Answer) => Move;

/** What follows from an action, or from the world's answer to it. */
export type Move = { readonly contact: Contact; readonly tell?: readonly CallEvent[] } & (
  | { readonly go: "next" }
  /** Undefined matches no condition. */
  | { readonly go: "result"; readonly value: string | undefined }
  | { readonly go: "error"; readonly error: string; readonly because: string; readonly withoutEdge?: "next" | "stop" }
  | { readonly go: "ask"; readonly question: Question; readonly resume: Continuation }
  | { readonly go: "enter"; readonly flow: CompiledFlow }
  | { readonly go: "back-to"; readonly action: CompiledAction }
  | { readonly go: "end"; readonly ending: Ending }
);

export type Ending =
  | { readonly by: "flow" | "caller" | "agent" }
  /** The flow on its own hands over to one that is not here. */
  | { readonly by: "left"; readonly to: string }
  | { readonly by: "platform"; readonly because: string };

/** Runs one action on a contact: pure. */
export type Run = (contact: Contact) => Move;

export interface CompiledCondition {
  readonly holds: (value: string, operand: string) => boolean;
  readonly operand: Value;
  readonly next: string;
  /** The condition in words, e.g. `Equals 1`. */
  readonly branch: string;
}

export interface CompiledAction {
  readonly id: string;
  readonly type: string;
  readonly run: Run;
  readonly next: string | undefined;
  readonly errors: ReadonlyMap<string, string>;
  readonly conditions: readonly CompiledCondition[];
}

export interface CompiledFlow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType | "AGENT_TRANSFER" | "QUEUE_TRANSFER";
  readonly start: string;
  readonly actions: ReadonlyMap<string, CompiledAction>;
}

/** The last event of a call. */
export type CallEnded = Extract<CallEvent, { kind: "call-ended" }>;
