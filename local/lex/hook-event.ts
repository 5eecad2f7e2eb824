// The event that Lex sends to a code hook (lex-v2.md 1), with its limit.
import type { EpochMs } from "../../shared/clock.ts";
import { contextState } from "./contexts.ts";
import { HookProblem } from "./hook-answer.ts";
import type { Attributes, InputMode, Intent, Session, SlotValue } from "./state.ts";

const INPUT_BYTES = 12 * 1_024; // lex-v2.md 2.1

export interface HookBot {
  readonly id: string;
  readonly name: string;
  readonly aliasId: string;
  readonly aliasName: string;
  readonly localeId: string;
  readonly version: string;
}

export interface HookCall {
  readonly invocationSource: "DialogCodeHook" | "FulfillmentCodeHook";
  readonly invocationLabel: string | undefined;
  readonly inputMode: InputMode;
  readonly inputTranscript: string;
  readonly requestAttributes: Attributes | undefined;
  readonly session: Session;
  readonly intent: Intent;
  readonly resolved: Readonly<Record<string, SlotValue>>;
  /** The slot that Lex would ask for, and which attempt that would be. */
  readonly proposed: { readonly intent: Intent; readonly slotToElicit: string; readonly retries: number } | undefined;
}

/** `Initial`, `Retry1` … `Retry5`. */
export const attemptName = (retries: number): string => (retries === 0 ? "Initial" : `Retry${retries}`);

const bytes = (text: string): number => Buffer.byteLength(text);

/**
 * The event of one invocation, as JSON text.
 * @throws HookProblem when it is larger than Lex sends
 */
export const hookEvent = (call: HookCall, bot: HookBot, sessionId: string, now: EpochMs): string => {
  const { session, intent, proposed } = call;
  const event = JSON.stringify({
    messageVersion: "1.0",
    invocationSource: call.invocationSource,
    inputMode: call.inputMode,
    responseContentType: "text/plain; charset=utf-8",
    sessionId,
    inputTranscript: call.inputTranscript,
    ...(call.invocationLabel === undefined ? {} : { invocationLabel: call.invocationLabel }),
    bot,
    interpretations: session.interpretations.map((interpretation, at) => ({
      ...interpretation,
      intent: at === 0 ? intent : interpretation.intent,
      interpretationSource: "Lex",
    })),
    ...(proposed === undefined
      ? {}
      : {
          proposedNextState: {
            dialogAction: { type: "ElicitSlot", slotToElicit: proposed.slotToElicit },
            intent: proposed.intent,
            prompt: { attempt: attemptName(proposed.retries) },
          },
        }),
    requestAttributes: call.requestAttributes ?? null,
    sessionState: {
      sessionAttributes: session.sessionAttributes,
      activeContexts: session.activeContexts.map((context) => contextState(context, now)),
      intent,
      originatingRequestId: session.originatingRequestId,
    },
    transcriptions: [
      {
        transcription: call.inputTranscript,
        transcriptionConfidence: 1,
        resolvedContext: { intent: intent.name },
        resolvedSlots: call.resolved,
      },
    ],
  });
  if (bytes(event) > INPUT_BYTES)
    throw new HookProblem(
      `Cannot invoke the code hook: its event has ${bytes(event)} bytes, Lex sends at most ${INPUT_BYTES}. Keep session attributes small.`,
    );
  return event;
};
