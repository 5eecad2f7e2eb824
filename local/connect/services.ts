// What the driver needs of the world to run a contact: time, chance, the story, the instance it belongs to, Lambdas and bots. Two sets exist:
// one backed by the local cloud, one for a flow on its own.
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { Clock } from "../../shared/clock.ts";
import type { Channel, LogEntry } from "../events.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import type { QueueView, Strings } from "./contact.ts";
import type { CallbackRequest, FlowFound, QueueMetrics, TaskRequest } from "./questions.ts";

/** T: how long Connect waits for a voice bot that hangs. Not documented: an assumption, until measured on a live account. */
export const BOT_WAIT_MS = 8000;
/** How long Connect waits for a bot in a chat. connect-flow-language.md 3.1 */
export const CHAT_BOT_WAIT_MS = 10_000;

export type LambdaReply =
  | { readonly kind: "answered"; readonly payload: string; readonly requestId: string }
  /** `again` says whether Connect tries once more: errors, throttling and server faults. connect-lambda.md 4 */
  | { readonly kind: "failed"; readonly error: string; readonly again: boolean };

export interface LambdaCall {
  readonly functionArn: string;
  readonly mode: "sync" | "async";
  /** JSON text of the event. */
  readonly payload: string;
  readonly signal: AbortSignal;
}

export interface BotCall {
  readonly region: Region;
  readonly aliasArn: string;
  readonly request: RecognizeTextRequest;
  readonly signal: AbortSignal;
}

export type BotReply =
  /** `obscured`: slots whose values no log may show. */
  | { readonly kind: "answered"; readonly response: RecognizeTextResponse; readonly obscured?: readonly string[] }
  | { readonly kind: "failed"; readonly error: string };

/** What an instance knows. Everything is found by id or ARN; undefined says that there is no such thing. */
export interface InstanceServices {
  findFlow(id: string): FlowFound | undefined;
  findQueue(id: string): QueueView | undefined;
  isBotAssociated(aliasArn: string): boolean;
  /** Whether these hours, else those of the queue, are open now. */
  isOpen(hoursId: string | undefined, queueId: string | undefined): boolean | undefined;
  metrics(queueId: string, channel: Channel): QueueMetrics | undefined;
  /** False when the queue is full. */
  enterQueue(queueId: string, contactId: string): boolean;
  leaveQueue(contactId: string): void;
  /** Whether an agent is free to take a contact of this queue now. */
  agentFor(queueId: string, channel: Channel): boolean;
  /** Why there will be no callback; undefined when there will. */
  createCallback(callback: CallbackRequest): string | undefined;
  createTask(task: TaskRequest): string | undefined;
  dial(number: string): "answered" | "failed" | "no-answer";
  findProfiles(name: string, value: string): readonly Strings[] | undefined;
  createProfile(fields: Strings): Strings | undefined;
}

export interface ConnectServices {
  readonly clock: Clock;
  readonly random: Random;
  emit(entry: LogEntry): void;
  readonly instance: InstanceServices;
  /** One attempt. Rejects only with the signal's reason, or for a defect. */
  invokeLambda(call: LambdaCall): Promise<LambdaReply>;
  /** One user turn. Rejects only with the signal's reason, or for a defect. */
  recognizeText(call: BotCall): Promise<BotReply>;
  /** @default BOT_WAIT_MS and CHAT_BOT_WAIT_MS */
  readonly botWaitMs?: Partial<Record<Channel, number>>;
  /** Whether prompts take the time it takes to say them; else they take none (a person reads them). @default "timed" */
  readonly speech?: "timed" | "instant";
}
