// A session as the runtime API tells it (lex-v2.md 5).
import type { Interpretation as ApiInterpretation, Intent as ApiIntent, SessionState, Slot } from "@aws-sdk/client-lex-runtime-v2";
import type { EpochMs } from "../../shared/clock.ts";
import { contextState } from "./contexts.ts";
import type { Intent, Interpretation, Session } from "./state.ts";

// The SDK's model has no null in a map of slots, so a slot that is not filled is left out.
const apiSlots = ({ slots }: Intent): Record<string, Slot> =>
  Object.fromEntries(
    Object.entries(slots).flatMap(([name, slot]) => {
      if (slot === null) return [];
      const { originalValue, interpretedValue, resolvedValues } = slot.value;
      return [
        [
          name,
          {
            shape: slot.shape,
            value: { originalValue, interpretedValue: interpretedValue ?? undefined, resolvedValues: [...resolvedValues] },
          },
        ],
      ];
    }),
  );

const apiIntent = (intent: Intent): ApiIntent => ({
  name: intent.name,
  slots: apiSlots(intent),
  state: intent.state,
  confirmationState: intent.confirmationState,
});

/** The session's state in an answer. */
export const sessionState = (session: Session, now: EpochMs): SessionState => ({
  ...(session.dialogAction === undefined ? {} : { dialogAction: apiDialogAction(session) }),
  ...(session.intent === undefined ? {} : { intent: apiIntent(session.intent) }),
  sessionAttributes: { ...session.sessionAttributes },
  activeContexts: session.activeContexts.map((context) => contextState(context, now)),
  originatingRequestId: session.originatingRequestId,
});

const apiDialogAction = ({ dialogAction }: Session): NonNullable<SessionState["dialogAction"]> => {
  if (dialogAction?.type !== "ElicitSlot") return { type: dialogAction?.type ?? "None" };
  const { slotToElicit, slotElicitationStyle } = dialogAction;
  return { type: "ElicitSlot", slotToElicit, ...(slotElicitationStyle === undefined ? {} : { slotElicitationStyle }) };
};

/** The interpretations in an answer, best first. */
export const apiInterpretations = (interpretations: readonly Interpretation[]): ApiInterpretation[] =>
  interpretations.map(({ intent, nluConfidence }) => ({
    intent: apiIntent(intent),
    ...(nluConfidence === undefined ? {} : { nluConfidence: { score: nluConfidence } }),
    interpretationSource: "Lex",
  }));
