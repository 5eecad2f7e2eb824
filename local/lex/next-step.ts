// What Lex does next by the bot's definition alone (lex-v2.md 3): the steps a bot names, else slots by priority, confirmation, fulfilment.
// Pure: the same answer serves the proposal to the code hook and the step itself.
import type { DialogStateDefinition, PostCodeHookDefinition, ResponseDefinition } from "./definition.ts";
import { freshIntent, type Point } from "./reading.ts";
import type { CompiledIntent, CompiledLocale, CompiledSlot } from "./nlu/compile.ts";
import type { Attributes, Intent, IntentState, Session, SlotValue } from "./state.ts";

export type Plan =
  | { readonly kind: "elicit-slot"; readonly slot: CompiledSlot; readonly retries: number }
  | { readonly kind: "confirm"; readonly retries: number }
  | { readonly kind: "elicit-intent" }
  | { readonly kind: "fulfil" }
  | { readonly kind: "close"; readonly state: IntentState }
  | { readonly kind: "give-up" };

export interface Next {
  readonly plan: Plan;
  readonly compiled: CompiledIntent;
  readonly intent: Intent;
  readonly sessionAttributes: Attributes;
  /** What is said before the plan's own message. */
  readonly responses: readonly ResponseDefinition[];
}

/** Steps followed in one go before a bot is taken to go round in circles. */
const MOST_STEPS = 50;

const isActive = (setting: { readonly isActive?: boolean | undefined } | undefined): boolean =>
  setting !== undefined && setting.isActive !== false;

// `#context.slot`, `[sessionAttribute]` or the value itself; the first that is known (lex-v2.md 3).
const defaultValue = (slot: CompiledSlot, session: Session): SlotValue | undefined => {
  for (const { defaultValue: text } of slot.definition.valueElicitationSetting.defaultValueSpecification?.defaultValueList ?? []) {
    const [, context, attribute] = /^#([^.]+)\.(.+)$/.exec(text) ?? [];
    const [, key] = /^\[(.+)\]$/.exec(text) ?? [];
    const value =
      context !== undefined && attribute !== undefined
        ? session.activeContexts.find(({ name }) => name === context)?.contextAttributes[attribute]
        : key !== undefined
          ? session.sessionAttributes[key]
          : text;
    if (value !== undefined) return { shape: "Scalar", value: { originalValue: value, interpretedValue: value, resolvedValues: [value] } };
  }
  return undefined;
};

/** The intent with default values in the slots that nobody filled. */
export const withDefaults = (intent: Intent, compiled: CompiledIntent, session: Session): Intent => {
  const missing = compiled.slots.flatMap((slot) => {
    const value = (intent.slots[slot.name] ?? null) === null ? defaultValue(slot, session) : undefined;
    return value === undefined ? [] : [[slot.name, value] as const];
  });
  return missing.length === 0 ? intent : { ...intent, slots: { ...intent.slots, ...Object.fromEntries(missing) } };
};

interface Way {
  readonly response: ResponseDefinition | undefined;
  readonly step: DialogStateDefinition | undefined;
  readonly hook: PostCodeHookDefinition | undefined;
}

/** What follows a point of the conversation by the definition. */
export const nextStep = (locale: CompiledLocale, session: Session, compiled: CompiledIntent, intent: Intent, point: Point): Next => {
  let next: Omit<Next, "plan"> = {
    compiled,
    intent: withDefaults(intent, compiled, session),
    sessionAttributes: session.sessionAttributes,
    responses: [],
  };
  let steps = 0;

  const byDefault = (): Next => {
    const { slots, definition } = next.compiled;
    const empty = slots.find(
      (slot) => slot.definition.valueElicitationSetting.slotConstraint === "Required" && (next.intent.slots[slot.name] ?? null) === null,
    );
    if (empty !== undefined) return { ...next, plan: { kind: "elicit-slot", slot: empty, retries: 0 } };
    const asks = isActive(definition.intentConfirmationSetting) && next.intent.confirmationState === "None";
    return { ...next, plan: asks ? { kind: "confirm", retries: 0 } : { kind: "fulfil" } };
  };

  const follow = ({ response, step, hook }: Way, fallback: () => Next): Next => {
    if (response !== undefined) next = { ...next, responses: [...next.responses, response] };
    if (step === undefined || ++steps > MOST_STEPS) return fallback();
    const attributes = (step.sessionAttributes ?? []).map(({ key, value = "" }) => [key, value] as const);
    next = { ...next, sessionAttributes: { ...next.sessionAttributes, ...Object.fromEntries(attributes) } };
    const { type, slotToElicit } = step.dialogAction ?? {};
    if (type === "InvokeDialogCodeHook")
      return follow({ response: hook?.successResponse, step: hook?.successNextStep, hook: undefined }, fallback);
    if (type === "ElicitSlot") {
      const slot = next.compiled.slots.find(({ name }) => name === slotToElicit);
      if (slot === undefined) return fallback();
      return (next.intent.slots[slot.name] ?? null) === null
        ? { ...next, plan: { kind: "elicit-slot", slot, retries: 0 } }
        : afterCapture(slot, false);
    }
    if (type === "ConfirmIntent") return { ...next, plan: { kind: "confirm", retries: 0 } };
    if (type === "FulfillIntent") return { ...next, plan: { kind: "fulfil" } };
    if (type === "ElicitIntent") return { ...next, plan: { kind: "elicit-intent" } };
    if (type === "StartIntent") {
      const other = locale.intents.find(({ name }) => name === step.intent?.name);
      if (other === undefined) return fallback();
      next = { ...next, compiled: other, intent: withDefaults(freshIntent(other), other, session) };
      return atStart();
    }
    // What state Lex gives an intent that a step closes is not documented: one that was not declined counts as done.
    if (type === "CloseIntent" || type === "EndConversation")
      return { ...next, plan: { kind: "close", state: next.intent.confirmationState === "Denied" ? "Failed" : "Fulfilled" } };
    return fallback();
  };

  const atStart = (): Next => {
    const setting = next.compiled.definition.initialResponseSetting;
    return follow(
      { response: setting?.initialResponse, step: setting?.nextStep, hook: setting?.codeHook?.postCodeHookSpecification },
      byDefault,
    );
  };

  const afterCapture = (slot: CompiledSlot, answered: boolean): Next => {
    const setting = slot.definition.valueElicitationSetting.slotCaptureSetting;
    const response = answered ? setting?.captureResponse : undefined;
    return follow({ response, step: setting?.captureNextStep, hook: setting?.codeHook?.postCodeHookSpecification }, byDefault);
  };

  const giveUp = (): Next => ({ ...next, plan: { kind: "give-up" } });
  const confirmation = compiled.definition.intentConfirmationSetting;

  if (point.kind === "start") return atStart();
  if (point.kind === "captured") return afterCapture(point.slot, (next.intent.slots[point.slot.name] ?? null) !== null);
  if (point.kind === "missed") {
    // The code hook may have filled it meanwhile.
    if ((next.intent.slots[point.slot.name] ?? null) !== null) return afterCapture(point.slot, true);
    const { promptSpecification, slotCaptureSetting: setting } = point.slot.definition.valueElicitationSetting;
    const retries = session.retries + 1;
    if (retries <= (promptSpecification?.maxRetries ?? 0)) return { ...next, plan: { kind: "elicit-slot", slot: point.slot, retries } };
    return follow({ response: setting?.failureResponse, step: setting?.failureNextStep, hook: undefined }, giveUp);
  }
  if (point.kind === "unclear" && next.intent.confirmationState === "None") {
    const retries = session.retries + 1;
    if (retries <= (confirmation?.promptSpecification.maxRetries ?? 0)) return { ...next, plan: { kind: "confirm", retries } };
    return follow({ response: confirmation?.failureResponse, step: confirmation?.failureNextStep, hook: undefined }, giveUp);
  }
  const hook = confirmation?.codeHook?.postCodeHookSpecification;
  if (next.intent.confirmationState === "Denied")
    return follow({ response: confirmation?.declinationResponse, step: confirmation?.declinationNextStep, hook }, () => ({
      ...next,
      plan: { kind: "close", state: "Failed" },
    }));
  return follow({ response: confirmation?.confirmationResponse, step: confirmation?.confirmationNextStep, hook }, byDefault);
};
