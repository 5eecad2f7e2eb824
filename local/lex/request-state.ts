// The session state that a client sends (RecognizeText, PutSession): checked against the bot, then laid over the stored session.
import type { SessionState } from "@aws-sdk/client-lex-runtime-v2";
import type { EpochMs } from "../../shared/clock.ts";
import { ServiceError } from "../errors.ts";
import { freshIntent } from "./reading.ts";
import type { CompiledIntent, CompiledLocale } from "./nlu/compile.ts";
import type { DialogAction, Intent, Session, Slots } from "./state.ts";

const CONTEXTS = 20; // lex-v2.md 1.1

const invalid = (message: string): ServiceError => new ServiceError("ValidationException", 400, message);

const intentNamed = (locale: CompiledLocale, name: string | undefined): CompiledIntent => {
  const compiled = locale.intents.find((intent) => intent.name === name);
  if (compiled === undefined) throw invalid(`Cannot use the session state: the bot has no intent "${name ?? ""}". Name one it has.`);
  return compiled;
};

const slotsOf = (compiled: CompiledIntent, told: NonNullable<SessionState["intent"]>["slots"]): Slots => {
  const slots: Record<string, Slots[string]> = { ...freshIntent(compiled).slots };
  for (const [name, slot] of Object.entries(told ?? {})) {
    if (!Object.hasOwn(slots, name))
      throw invalid(`Cannot use the session state: intent "${compiled.name}" has no slot "${name}". Name one it has.`);
    const { interpretedValue, originalValue = interpretedValue, resolvedValues } = slot.value ?? {};
    if (interpretedValue === undefined || originalValue === undefined) continue;
    slots[name] = { shape: "Scalar", value: { originalValue, interpretedValue, resolvedValues: resolvedValues ?? [interpretedValue] } };
  }
  return slots;
};

const intentOf = (locale: CompiledLocale, told: NonNullable<SessionState["intent"]>): Intent => {
  const compiled = intentNamed(locale, told.name);
  return {
    name: compiled.name,
    slots: slotsOf(compiled, told.slots),
    state: told.state ?? "InProgress",
    confirmationState: told.confirmationState ?? "None",
  };
};

const actionOf = (
  { type, slotToElicit, slotElicitationStyle }: NonNullable<SessionState["dialogAction"]>,
  intent: Intent | undefined,
): DialogAction => {
  if (type === "ElicitSlot") {
    if (intent === undefined || slotToElicit === undefined || !Object.hasOwn(intent.slots, slotToElicit))
      throw invalid(`Cannot elicit slot "${slotToElicit ?? ""}": the intent "${intent?.name ?? ""}" has no such slot. Name one it has.`);
    return { type, slotToElicit, ...(slotElicitationStyle === undefined ? {} : { slotElicitationStyle }) };
  }
  if (type === "ConfirmIntent" && intent === undefined)
    throw invalid("Cannot confirm: the session state names no intent. Send sessionState.intent.");
  return { type: type === undefined || type === "Delegate" ? "None" : type };
};

/**
 * The stored session with what the client sent in its place: an absent part keeps what is stored, a map of attributes replaces it whole
 * (lex-v2.md 4).
 * @throws ServiceError ValidationException for an intent or slot that the bot does not have
 */
export const withSentState = (session: Session, told: SessionState | undefined, locale: CompiledLocale, now: EpochMs): Session => {
  if (told === undefined) return session;
  if ((told.activeContexts?.length ?? 0) > CONTEXTS)
    throw invalid(`Cannot use ${told.activeContexts?.length} active contexts: Lex takes ${CONTEXTS}. Send fewer.`);
  const intent = told.intent === undefined ? session.intent : intentOf(locale, told.intent);
  const dialogAction = told.dialogAction === undefined ? session.dialogAction : actionOf(told.dialogAction, intent);
  return {
    ...session,
    intent,
    dialogAction,
    retries: told.dialogAction === undefined ? session.retries : 0,
    sessionAttributes: told.sessionAttributes ?? session.sessionAttributes,
    activeContexts:
      told.activeContexts?.map(({ name = "", contextAttributes, timeToLive }) => ({
        name,
        contextAttributes: contextAttributes ?? {},
        expiresAt: now + (timeToLive?.timeToLiveInSeconds ?? 0) * 1_000,
        turnsToLive: timeToLive?.turnsToLive ?? 0,
      })) ?? session.activeContexts,
  };
};
