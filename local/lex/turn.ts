// One turn of a Lex V2 conversation, pure: (session, the caller's words) to either an answer or one code hook to invoke, whose result comes
// back in. A driver does the invoking; every rule of the dialog is here and in next-step.ts.
import type { Message } from "@aws-sdk/client-lex-runtime-v2";
import type { EpochMs } from "../clock.ts";
import type { Random } from "../random.ts";
import { contextsAfter, openContexts } from "./contexts.ts";
import type { CodeHookDefinition, PostCodeHookDefinition } from "./definition.ts";
import { HookProblem, hookMessages, type HookAnswer } from "./hook-answer.ts";
import type { HookCall } from "./hook-event.ts";
import { fallbackReading, freshIntent, interpret, type Point, type Reading } from "./interpret.ts";
import { accepted, promptMessages, responseMessages, type Spoken } from "./messages.ts";
import { nextStep, withDefaults, type Next } from "./next-step.ts";
import type { CompiledIntent, CompiledLocale } from "./nlu/compile.ts";
import { hear } from "./nlu/listen.ts";
import type { Attributes, DialogAction, InputMode, Intent, IntentState, Session } from "./state.ts";

/** What a turn happens in. */
export interface Setting {
  readonly locale: CompiledLocale;
  /** Whether the alias names a Lambda for this locale; hooks of the definition do nothing without one (lex-v2.md 11.3). */
  readonly hooked: boolean;
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

const answer = (
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
const withIntent = (session: Session, intent: Intent): Session => {
  const [first, ...others] = session.interpretations;
  const lead = first?.intent.name === intent.name ? { ...first, intent } : { intent };
  const rest = first === undefined || first.intent.name === intent.name ? others : session.interpretations;
  return { ...session, intent, interpretations: [lead, ...rest.filter((other) => other.intent.name !== intent.name)].slice(0, 5) };
};

/** A code hook of the definition that a point of the conversation runs through. */
const hookAt = (
  compiled: CompiledIntent,
  point: Point,
): { readonly active: boolean; readonly label?: string; readonly branches?: PostCodeHookDefinition } => {
  const { initialResponseSetting, intentConfirmationSetting } = compiled.definition;
  const full = (hook: CodeHookDefinition | undefined) =>
    hook === undefined
      ? { active: true }
      : {
          active: hook.isActive && hook.enableCodeHookInvocation,
          ...(hook.invocationLabel === undefined ? {} : { label: hook.invocationLabel }),
          branches: hook.postCodeHookSpecification,
        };
  const again = (hook: { readonly enableCodeHookInvocation: boolean; readonly invocationLabel?: string | undefined } | undefined) =>
    hook === undefined
      ? { active: true }
      : { active: hook.enableCodeHookInvocation, ...(hook.invocationLabel === undefined ? {} : { label: hook.invocationLabel }) };
  if (point.kind === "start") return full(initialResponseSetting?.codeHook);
  if (point.kind === "captured") return full(point.slot.definition.valueElicitationSetting.slotCaptureSetting?.codeHook);
  if (point.kind === "missed") return again(point.slot.definition.valueElicitationSetting.slotCaptureSetting?.elicitationCodeHook);
  return point.kind === "unclear" ? again(intentConfirmationSetting?.elicitationCodeHook) : full(intentConfirmationSetting?.codeHook);
};

const close = (
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

const spokenIn = (session: Session, input: TurnInput): Spoken => ({
  intent: session.intent,
  sessionAttributes: session.sessionAttributes,
  requestAttributes: input.requestAttributes ?? {},
});

/** What Lex says after fulfilment: the status message, then the closing response. */
const farewell = (
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
const perform = (setting: Setting, input: TurnInput, before: Session, next: Next): Step => {
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
  // Asked in vain too often: the fallback intent's hook hears of it, not this one's.
  if (next.plan.kind === "give-up") return perform(setting, input, session, next);
  const { active, label, branches } = hookAt(compiled, point);
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

/** The intent as a hook's answer leaves it. */
const hookedIntent = (
  setting: Setting,
  current: Intent,
  told: HookAnswer["sessionState"]["intent"],
): { readonly compiled: CompiledIntent; readonly intent: Intent } => {
  const name = told?.name ?? current.name;
  const compiled = setting.locale.intents.find((known) => known.name === name);
  if (compiled === undefined)
    throw new HookProblem(`Cannot take the code hook's answer: the bot has no intent "${name}". Name one it has.`);
  const base = name === current.name ? current : freshIntent(compiled);
  const unknown = Object.keys(told?.slots ?? {}).filter((slot) => !Object.hasOwn(base.slots, slot));
  if (unknown.length > 0)
    throw new HookProblem(
      `Cannot take the code hook's answer: intent "${name}" has no slot ${unknown.map((slot) => `"${slot}"`).join(", ")}. Name those it has.`,
    );
  return {
    compiled,
    intent: {
      name,
      slots: { ...base.slots, ...told?.slots },
      state: told?.state ?? base.state,
      confirmationState: told?.confirmationState ?? base.confirmationState,
    },
  };
};

const stateAfter = (setting: Setting, before: Session, { sessionState }: HookAnswer, intent: Intent): Session => ({
  ...withIntent(before, intent),
  // A map that is returned replaces the stored one, a missing one keeps it (lex-v2.md 2).
  sessionAttributes: sessionState.sessionAttributes ?? before.sessionAttributes,
  activeContexts:
    sessionState.activeContexts?.map(({ name, contextAttributes, timeToLive }) => ({
      name,
      contextAttributes: contextAttributes ?? {},
      expiresAt: setting.now + timeToLive.timeToLiveInSeconds * 1_000,
      turnsToLive: timeToLive.turnsToLive,
    })) ?? before.activeContexts,
});

/**
 * Goes on with the code hook's answer.
 * @throws HookProblem for an intent or slot that the bot does not have
 */
export const afterHook = (setting: Setting, waiting: Waiting, told: HookAnswer): Step => {
  const { input, point } = waiting;
  const { dialogAction } = told.sessionState;
  const { compiled, intent } = hookedIntent(setting, waiting.call.intent, told.sessionState.intent);
  const session = stateAfter(setting, waiting.session, told, intent);
  const messages = hookMessages(told);
  const fulfilling = waiting.call.invocationSource === "FulfillmentCodeHook";
  if (dialogAction.type === "ElicitIntent") return answer(session, input.requestAttributes, messages, { type: "ElicitIntent" });
  if (dialogAction.type === "ConfirmIntent")
    return answer(withIntent(session, { ...intent, state: "InProgress", confirmationState: "None" }), input.requestAttributes, messages, {
      type: "ConfirmIntent",
    });
  if (dialogAction.type === "ElicitSlot") {
    const { slotToElicit, slotElicitationStyle } = dialogAction;
    const slot = compiled.slots.find(({ name }) => name === slotToElicit);
    if (slot === undefined)
      throw new HookProblem(
        `Cannot take the code hook's ElicitSlot: intent "${intent.name}" has no slot "${slotToElicit}". Name one it has.`,
      );
    // The hook asks for what was just asked in vain: Lex goes on counting.
    const retries = point.kind === "missed" && point.slot === slot ? session.retries + 1 : 0;
    const asking = withIntent(session, { ...intent, state: "InProgress" });
    const prompt = () =>
      promptMessages(slot.definition.valueElicitationSetting.promptSpecification, retries, spokenIn(asking, input), setting.random);
    const style = slotElicitationStyle === undefined ? {} : { slotElicitationStyle };
    return answer(
      asking,
      input.requestAttributes,
      messages.length > 0 ? messages : prompt(),
      { type: "ElicitSlot", slotToElicit, ...style },
      retries,
    );
  }
  if (dialogAction.type === "Close") {
    const words = messages.length > 0 || !fulfilling ? messages : farewell(setting, input, session, compiled, intent.state === "Fulfilled");
    return close(setting, input, session, compiled, intent.state, words);
  }
  if (fulfilling) {
    const succeeded = intent.state !== "Failed";
    return close(setting, input, session, compiled, succeeded ? "Fulfilled" : "Failed", [
      ...messages,
      ...farewell(setting, input, session, compiled, succeeded),
    ]);
  }
  if (intent.state === "Failed")
    return (
      afterHookFailure(setting, { ...waiting, session, compiled }, "failure") ??
      close(setting, input, session, compiled, "Failed", messages)
    );
  const same = intent.name === waiting.compiled.name;
  const next: Next =
    intent.state === "ReadyForFulfillment"
      ? { plan: { kind: "fulfil" }, compiled, intent, sessionAttributes: session.sessionAttributes, responses: [] }
      : nextStep(setting.locale, session, compiled, intent, same ? point : { kind: "start" });
  return withWords(messages, perform(setting, input, session, next));
};

// A hook that delegates may say something first.
const withWords = (words: readonly Message[], step: Step): Step =>
  step.kind === "answer" && words.length > 0
    ? { ...step, session: { ...step.session, messages: [...words, ...step.session.messages] } }
    : step;

/**
 * The branch that the definition keeps for a hook that failed or did not answer in time.
 * @returns undefined when it keeps none
 */
export const afterHookFailure = (setting: Setting, waiting: Waiting, kind: "failure" | "timeout"): Step | undefined => {
  const { branches, input, session, compiled } = waiting;
  const response = kind === "failure" ? branches?.failureResponse : branches?.timeoutResponse;
  const step = kind === "failure" ? branches?.failureNextStep : branches?.timeoutNextStep;
  if (response === undefined && step === undefined) return undefined;
  const messages = responseMessages(response, spokenIn(session, input), setting.random);
  const slot = compiled.slots.find(({ name }) => name === step?.dialogAction?.slotToElicit);
  if (step?.dialogAction?.type === "ElicitSlot" && slot !== undefined)
    return answer(session, input.requestAttributes, messages, { type: "ElicitSlot", slotToElicit: slot.name });
  if (step?.dialogAction?.type === "ElicitIntent") return answer(session, input.requestAttributes, messages, { type: "ElicitIntent" });
  return close(setting, input, session, compiled, "Failed", messages);
};
