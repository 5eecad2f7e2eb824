// A turn after its code hook: the answer is applied (lex-v2.md 2), or the definition's own branch for a hook that failed. Pure, like turn.ts.
import type { Message } from "@aws-sdk/client-lex-runtime-v2";
import { HookProblem, hookMessages, type HookAnswer } from "./hook-answer.ts";
import { freshIntent } from "./reading.ts";
import { promptMessages, responseMessages } from "./messages.ts";
import { nextStep, type Next } from "./next-step.ts";
import type { CompiledIntent } from "./nlu/compile.ts";
import type { Intent, Session } from "./state.ts";
import { answer, close, farewell, perform, spokenIn, withIntent, type Setting, type Step, type Waiting } from "./turn.ts";

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
