// One turn of a Lex V2 conversation, pure: (session, the caller's words) to either an answer or one code hook to invoke. A driver does the
// invoking; after-hook.ts takes the hook's answer in.
import type { Message } from "@aws-sdk/client-lex-runtime-v2";
import type { EpochMs } from "../../shared/clock.ts";
import type { Random } from "../random.ts";
import { contextsAfter, openContexts } from "./contexts.ts";
import type { CodeHookDefinition, DialogStateDefinition, PostCodeHookDefinition } from "./definition.ts";
import type { HookCall } from "./hook-event.ts";
import { interpret } from "./interpret.ts";
import { accepted, promptMessages, responseMessages, type Spoken } from "./messages.ts";
import { nextStep, withDefaults, type Next } from "./next-step.ts";
import type { CompiledIntent, CompiledLocale } from "./nlu/compile.ts";
import { hear } from "./nlu/listen.ts";
import { fallbackReading, freshIntent, type Point, type Reading } from "./reading.ts";
import type { Attributes, DialogAction, InputMode, Intent, IntentState, Session } from "./state.ts";

/**
 * When a dialog code hook is asked, of which two pages of the Lex V2 guide tell two stories: only where the definition declares it, or after every
 * turn of an intent that has it enabled unless the definition switches it off.
 */
export type HookReading = "declared" | "every-turn";

/** What a turn happens in. */
export interface Setting {
  readonly locale: CompiledLocale;
  /** Whether the alias names a Lambda for this locale; hooks of the definition do nothing without one (lex-v2.md 11.3). */
  readonly hooked: boolean;
  readonly hooks: HookReading;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly random: Random;
}

export interface TurnInput {
  readonly text: string;
  readonly inputMode: InputMode;
  readonly requestAttributes: Attributes | undefined;
}

/** A turn that waits for its code hook. */
export interface Waiting {
  readonly kind: "invoke";
  readonly call: HookCall;
  readonly input: TurnInput;
  readonly session: Session;
  readonly compiled: CompiledIntent;
  readonly point: Point;
  /** What the definition says to do should the hook fail; without it the failure is the client's error. */
  readonly branches: PostCodeHookDefinition | undefined;
}

export type Step = Waiting | { readonly kind: "answer"; readonly session: Session };

export const answer = (
  session: Session,
  requestAttributes: Attributes | undefined,
  messages: readonly Message[],
  dialogAction: DialogAction,
  retries = 0,
): Step => ({
  kind: "answer",
  session: { ...session, dialogAction, retries, messages: accepted(messages, requestAttributes ?? {}) },
});

// The session's interpretations follow the intent they lead with, whatever a hook or a step made of it.
export const withIntent = (session: Session, intent: Intent): Session => {
  const [first, ...others] = session.interpretations;
  const lead = first?.intent.name === intent.name ? { ...first, intent } : { intent };
  const rest = first === undefined || first.intent.name === intent.name ? others : session.interpretations;
  return { ...session, intent, interpretations: [lead, ...rest.filter((other) => other.intent.name !== intent.name)].slice(0, 5) };
};

interface HookAt {
  readonly active: boolean;
  readonly label?: string;
  readonly branches?: PostCodeHookDefinition;
}

const leadsToHook = (step: DialogStateDefinition | undefined): boolean => step?.dialogAction?.type === "InvokeDialogCodeHook";

const labelled = (label: string | undefined) => (label === undefined ? {} : { label });

/** @param isNamed whether a step of the definition leads to it */
const fullHook = (hook: CodeHookDefinition | undefined, isNamed: boolean, reading: HookReading): HookAt => {
  if (hook === undefined) return { active: reading === "every-turn" };
  const active = hook.isActive && hook.enableCodeHookInvocation && (isNamed || reading === "every-turn");
  return { active, ...labelled(hook.invocationLabel), branches: hook.postCodeHookSpecification };
};

const elicitationHook = (
  hook: { readonly enableCodeHookInvocation: boolean; readonly invocationLabel?: string | undefined } | undefined,
  reading: HookReading,
): HookAt =>
  hook === undefined ? { active: reading === "every-turn" } : { active: hook.enableCodeHookInvocation, ...labelled(hook.invocationLabel) };

/** A code hook of the definition that a point of the conversation runs through. @param isLast the question is not put again */
const hookAt = (compiled: CompiledIntent, point: Point, reading: HookReading, isLast: boolean): HookAt => {
  const { initialResponseSetting: initial, intentConfirmationSetting: confirmation } = compiled.definition;
  if (point.kind === "start") return fullHook(initial?.codeHook, leadsToHook(initial?.nextStep), reading);
  if (point.kind === "captured" || point.kind === "missed") {
    const capture = point.slot.definition.valueElicitationSetting.slotCaptureSetting;
    return point.kind === "captured"
      ? fullHook(capture?.codeHook, leadsToHook(capture?.captureNextStep), reading)
      : elicitationHook(capture?.elicitationCodeHook, reading);
  }
  if (point.kind === "unclear" && !isLast) return elicitationHook(confirmation?.elicitationCodeHook, reading);
  const step = {
    unclear: confirmation?.failureNextStep,
    denied: confirmation?.declinationNextStep,
    confirmed: confirmation?.confirmationNextStep,
  };
  return fullHook(confirmation?.codeHook, leadsToHook(step[point.kind]), reading);
};

export const close = (
  setting: Setting,
  input: TurnInput,
  session: Session,
  compiled: CompiledIntent,
  state: IntentState,
  messages: readonly Message[],
): Step => {
  const intent: Intent = { ...(session.intent ?? freshIntent(compiled)), state };
  const activeContexts =
    state === "Fulfilled" ? contextsAfter(compiled.definition, intent, session.activeContexts, setting.now) : session.activeContexts;
  return answer({ ...withIntent(session, intent), activeContexts }, input.requestAttributes, messages, { type: "Close" });
};

export const spokenIn = (session: Session, input: TurnInput): Spoken => ({
  intent: session.intent,
  sessionAttributes: session.sessionAttributes,
  requestAttributes: input.requestAttributes ?? {},
});

/** What Lex says after fulfilment: the status message, then the closing response. */
export const farewell = (
  setting: Setting,
  input: TurnInput,
  session: Session,
  compiled: CompiledIntent,
  succeeded: boolean,
): readonly Message[] => {
  const { fulfillmentCodeHook, intentClosingSetting } = compiled.definition;
  const status = fulfillmentCodeHook?.postFulfillmentStatusSpecification;
  const closing = succeeded && intentClosingSetting?.isActive !== false ? intentClosingSetting?.closingResponse : undefined;
  return [succeeded ? status?.successResponse : status?.failureResponse, closing].flatMap((response) =>
    responseMessages(response, spokenIn(session, input), setting.random),
  );
};

const callOf = (
  source: HookCall["invocationSource"],
  label: string | undefined,
  input: TurnInput,
  session: Session,
  intent: Intent,
  reading: Pick<Reading, "resolved">,
  proposed: HookCall["proposed"],
): HookCall => ({
  invocationSource: source,
  invocationLabel: label,
  inputMode: input.inputMode,
  inputTranscript: input.text,
  requestAttributes: input.requestAttributes,
  session,
  intent,
  resolved: reading.resolved,
  proposed,
});

/** Does what the definition says comes next. */
export const perform = (setting: Setting, input: TurnInput, before: Session, next: Next): Step => {
  const { plan, compiled, intent } = next;
  const session = withIntent({ ...before, sessionAttributes: next.sessionAttributes }, intent);
  const spoken = spokenIn(session, input);
  const said = next.responses.flatMap((response) => responseMessages(response, spoken, setting.random));
  if (plan.kind === "elicit-slot") {
    const prompt = promptMessages(plan.slot.definition.valueElicitationSetting.promptSpecification, plan.retries, spoken, setting.random);
    return answer(
      session,
      input.requestAttributes,
      [...said, ...prompt],
      { type: "ElicitSlot", slotToElicit: plan.slot.name },
      plan.retries,
    );
  }
  if (plan.kind === "confirm") {
    const prompt = promptMessages(compiled.definition.intentConfirmationSetting?.promptSpecification, plan.retries, spoken, setting.random);
    return answer(session, input.requestAttributes, [...said, ...prompt], { type: "ConfirmIntent" }, plan.retries);
  }
  if (plan.kind === "elicit-intent") return answer(session, input.requestAttributes, said, { type: "ElicitIntent" });
  if (plan.kind === "close") return close(setting, input, session, compiled, plan.state, said);
  if (plan.kind === "give-up") return arrive(setting, input, session, fallbackReading(setting.locale, []));
  const hook = compiled.definition.fulfillmentCodeHook;
  const ready: Intent = { ...intent, state: "ReadyForFulfillment" };
  if (setting.hooked && hook?.enabled === true && hook.isActive !== false)
    return {
      kind: "invoke",
      call: callOf("FulfillmentCodeHook", undefined, input, withIntent(session, ready), ready, { resolved: {} }, undefined),
      input,
      session: withIntent(session, ready),
      compiled,
      point: { kind: "confirmed" },
      branches: hook.postFulfillmentStatusSpecification,
    };
  return close(setting, input, session, compiled, "ReadyForFulfillment", [...said, ...farewell(setting, input, session, compiled, true)]);
};

/** The turn was understood: the dialog code hook is asked first where there is one, else the definition goes on. */
const arrive = (setting: Setting, input: TurnInput, before: Session, reading: Reading): Step => {
  const { compiled, point } = reading;
  const session: Session = { ...before, interpretations: reading.interpretations, intent: withDefaults(reading.intent, compiled, before) };
  const intent = session.intent ?? reading.intent;
  const next = nextStep(setting.locale, session, compiled, intent, point);
  const isLast = next.plan.kind === "give-up";
  // Asked in vain too often: the fallback intent's hook hears of it, not this one's, unless the definition wants this one's.
  if (isLast && !(point.kind === "unclear" && leadsToHook(compiled.definition.intentConfirmationSetting?.failureNextStep)))
    return perform(setting, input, session, next);
  const { active, label, branches } = hookAt(compiled, point, setting.hooks, isLast);
  if (!setting.hooked || compiled.definition.dialogCodeHook?.enabled !== true || !active) return perform(setting, input, session, next);
  const { plan } = next;
  const proposed =
    plan.kind === "elicit-slot" && next.compiled === compiled
      ? { intent: next.intent, slotToElicit: plan.slot.name, retries: plan.retries }
      : undefined;
  return {
    kind: "invoke",
    call: callOf("DialogCodeHook", label, input, session, intent, reading, proposed),
    input,
    session,
    compiled,
    point,
    branches,
  };
};

/** Begins a turn with the caller's words. */
export const beginTurn = (setting: Setting, before: Session, input: TurnInput): Step => {
  const session: Session = { ...before, activeContexts: openContexts(before.activeContexts, setting.now) };
  const heard = hear(input.text, setting.locale, setting.now, setting.timeZone);
  return arrive(
    setting,
    input,
    session,
    interpret({ locale: setting.locale, session, heard, requestAttributes: input.requestAttributes ?? {} }),
  );
};
