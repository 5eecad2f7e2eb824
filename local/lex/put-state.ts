// PutSession: a client sets where a conversation stands. Lex then says what belongs there; it asks no code hook.
import type { PutSessionRequest } from "@aws-sdk/client-lex-runtime-v2";
import { ServiceError } from "../errors.ts";
import { accepted, promptMessages, responseMessages, type Spoken } from "./messages.ts";
import { nextStep } from "./next-step.ts";
import { withSentState } from "./request-state.ts";
import type { DialogAction, Session } from "./state.ts";
import type { Setting } from "./turn.ts";

/**
 * The session as the client sets it, with the messages that Lex answers.
 * @throws ServiceError ValidationException for an intent or slot that the bot does not have
 */
export const putState = (
  { locale, now, random }: Setting,
  stored: Session,
  { sessionState, messages, requestAttributes = {} }: PutSessionRequest,
): Session => {
  if (sessionState === undefined)
    throw new ServiceError("ValidationException", 400, "Cannot put a session without a session state. Send sessionState.");
  const session: Session = { ...withSentState(stored, sessionState, locale, now), messages: messages ?? [] };
  const { intent, dialogAction } = session;
  const compiled = locale.intents.find(({ name }) => name === intent?.name);
  const spoken: Spoken = { intent, sessionAttributes: session.sessionAttributes, requestAttributes };
  const interpretations = intent === undefined ? session.interpretations : [{ intent }];
  if (intent === undefined || compiled === undefined) return { ...session, interpretations };

  const delegated = sessionState.dialogAction?.type === "Delegate";
  const next = delegated ? nextStep(locale, session, compiled, intent, { kind: "start" }) : undefined;
  const plan = next?.plan;
  const action: DialogAction | undefined =
    plan === undefined
      ? dialogAction
      : plan.kind === "elicit-slot"
        ? { type: "ElicitSlot", slotToElicit: plan.slot.name }
        : { type: plan.kind === "confirm" ? "ConfirmIntent" : plan.kind === "elicit-intent" ? "ElicitIntent" : "Close" };
  const state = plan?.kind === "fulfil" ? ("ReadyForFulfillment" as const) : intent.state;
  const said = (next?.responses ?? []).flatMap((response) => responseMessages(response, spoken, random));
  const slot = action?.type === "ElicitSlot" ? compiled.slots.find(({ name }) => name === action.slotToElicit) : undefined;
  const prompt =
    slot !== undefined
      ? slot.definition.valueElicitationSetting.promptSpecification
      : action?.type === "ConfirmIntent"
        ? compiled.definition.intentConfirmationSetting?.promptSpecification
        : undefined;
  const own = messages ?? [...said, ...promptMessages(prompt, 0, spoken, random)];
  return {
    ...session,
    intent: { ...intent, state },
    interpretations: [{ intent: { ...intent, state } }],
    dialogAction: action,
    messages: accepted(own, requestAttributes),
  };
};
