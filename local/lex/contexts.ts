// Active contexts: what a fulfilled intent leaves open for the next ones, for so many seconds and turns (lex-v2.md 3).
import type { EpochMs } from "../../shared/clock.ts";
import type { IntentDefinition } from "./definition.ts";
import type { ActiveContext, Intent } from "./state.ts";

/** The contexts still open at the beginning of a turn; each turn uses one up. */
export const openContexts = (contexts: readonly ActiveContext[], now: EpochMs): readonly ActiveContext[] =>
  contexts
    .filter(({ expiresAt, turnsToLive }) => expiresAt > now && turnsToLive > 0)
    .map((context) => ({ ...context, turnsToLive: context.turnsToLive - 1 }));

/** Whether all contexts that an intent asks for are open. */
export const isEligible = ({ inputContexts = [] }: IntentDefinition, contexts: readonly ActiveContext[]): boolean =>
  inputContexts.every(({ name }) => contexts.some((context) => context.name === name));

/** The contexts after an intent was fulfilled: its output contexts carry its slots. */
export const contextsAfter = (
  { outputContexts = [] }: IntentDefinition,
  intent: Intent,
  contexts: readonly ActiveContext[],
  now: EpochMs,
): readonly ActiveContext[] => {
  if (outputContexts.length === 0) return contexts;
  const contextAttributes = Object.fromEntries(
    Object.entries(intent.slots).flatMap(([name, slot]) =>
      slot === null ? [] : [[name, slot.value.interpretedValue ?? slot.value.originalValue]],
    ),
  );
  const opened = outputContexts.map(({ name, timeToLiveInSeconds, turnsToLive }) => ({
    name,
    contextAttributes,
    expiresAt: now + timeToLiveInSeconds * 1_000,
    turnsToLive,
  }));
  return [...contexts.filter(({ name }) => !opened.some((context) => context.name === name)), ...opened];
};

/** A context as the API and code hooks see it. */
export const contextState = ({ name, contextAttributes, expiresAt, turnsToLive }: ActiveContext, now: EpochMs) => ({
  name,
  contextAttributes: { ...contextAttributes },
  timeToLive: { timeToLiveInSeconds: Math.max(0, Math.round((expiresAt - now) / 1_000)), turnsToLive },
});
