// What a flow asks of the world, and what the world answers. The pure core never acts: it puts one question at a time, the driver finds the
// answer, and the contact goes on.
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { Region } from "../../shared/region.ts";
import type { CompiledFlow, QueueView, Strings } from "./contact.ts";

/** Numbers that Connect keeps of a queue and its agents. */
export interface QueueMetrics {
  readonly contactsInQueue: number;
  readonly oldestContactAgeSeconds: number;
  readonly agentsOnline: number;
  readonly agentsAvailable: number;
  readonly agentsStaffed: number;
}

export type FlowFound = { readonly kind: "flow"; readonly flow: CompiledFlow } | { readonly kind: "outside"; readonly name: string };

export interface CallbackRequest {
  readonly queue: QueueView;
  readonly number: string;
  readonly initialDelaySeconds: number;
  readonly retryDelaySeconds: number;
  readonly attempts: number;
}

export interface TaskRequest {
  readonly flowId: string;
  readonly name: string;
  readonly attributes: Strings;
}

export type Question =
  | { readonly kind: "speak"; readonly ms: number }
  | { readonly kind: "listen"; readonly for: ListeningFor; readonly seconds: number }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "roll" }
  | { readonly kind: "find-flow"; readonly id: string }
  | { readonly kind: "find-queue"; readonly id: string }
  | { readonly kind: "find-bot"; readonly aliasArn: string }
  | { readonly kind: "check-hours"; readonly hoursId: string | undefined; readonly queueId: string | undefined }
  | { readonly kind: "read-metrics"; readonly queueId: string }
  | { readonly kind: "enqueue"; readonly queueId: string }
  | {
      readonly kind: "invoke-lambda";
      readonly functionArn: string;
      readonly mode: "sync" | "async";
      readonly limitMs: number;
      readonly payload: string;
    }
  | { readonly kind: "ask-bot"; readonly region: Region; readonly aliasArn: string; readonly request: RecognizeTextRequest }
  | { readonly kind: "create-callback"; readonly callback: CallbackRequest }
  | { readonly kind: "create-task"; readonly task: TaskRequest }
  | { readonly kind: "dial"; readonly number: string; readonly seconds: number }
  | { readonly kind: "find-profiles"; readonly name: string; readonly value: string }
  | { readonly kind: "create-profile"; readonly fields: Strings };

/** Keys for a keypad prompt, words (or keys) for a bot, an answer of the chat client for a view. */
export type ListeningFor = "keys" | "words" | "view";

export type Answer =
  | { readonly kind: "started" }
  | { readonly kind: "hung-up" }
  /** An agent took the contact out of its queue. */
  | { readonly kind: "agent-joined" }
  | { readonly kind: "spoke"; readonly ms: number }
  | { readonly kind: "heard"; readonly words: string }
  | { readonly kind: "digits"; readonly keys: string }
  | { readonly kind: "timed-out"; readonly seconds: number; readonly words?: string }
  | { readonly kind: "waited" }
  | { readonly kind: "rolled"; readonly percent: number }
  | { readonly kind: "flow"; readonly found: FlowFound | undefined }
  | { readonly kind: "queue"; readonly queue: QueueView | undefined }
  | { readonly kind: "bot"; readonly associated: boolean }
  | { readonly kind: "hours"; readonly open: boolean | undefined }
  | { readonly kind: "metrics"; readonly metrics: QueueMetrics | undefined }
  | { readonly kind: "enqueued"; readonly accepted: boolean }
  | {
      readonly kind: "lambda-answered";
      readonly payload: string;
      readonly requestId: string;
      readonly ms: number;
      readonly attempts: number;
    }
  | { readonly kind: "lambda-failed"; readonly error: string; readonly ms: number; readonly attempts: number }
  | {
      readonly kind: "bot-answered";
      readonly response: RecognizeTextResponse;
      readonly obscured?: readonly string[];
      readonly ms: number;
    }
  | { readonly kind: "bot-failed"; readonly error: string; readonly ms: number }
  /** `refused` says why there will be none. */
  | { readonly kind: "callback"; readonly refused: string | undefined }
  | { readonly kind: "task"; readonly contactId: string | undefined }
  | { readonly kind: "dialled"; readonly result: "answered" | "failed" | "no-answer" }
  | { readonly kind: "profiles"; readonly profiles: readonly Strings[] | undefined };

const isAnswer = <Kind extends Answer["kind"]>(answer: Answer, kind: Kind): answer is Extract<Answer, { kind: Kind }> =>
  answer.kind === kind;

/**
 * The answer as the kind that was asked for.
 * @throws Error when the driver answered another question: a defect of ours, never of a flow
 */
export const expectAnswer = <Kind extends Answer["kind"]>(answer: Answer, kind: Kind): Extract<Answer, { kind: Kind }> => {
  if (isAnswer(answer, kind)) return answer;
  throw new Error(`The driver answered "${answer.kind}" where the flow asked for "${kind}".`);
};
