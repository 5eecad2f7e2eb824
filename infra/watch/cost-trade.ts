// How detection time trades against cost: what the settings promise on an idle line, beside what they cost in a month.
import type { Stack } from "../settings/stack.ts";
import type { StackSettings } from "../settings/stack-form.ts";
import { watchOf } from "./watch.ts";
import { totalUsd } from "../../apps/kit/cost-item.ts";
import { confirmingSeconds, PROBE_LIMIT_SECONDS } from "../platform/observing.ts";

export interface Trade {
  readonly probeMethod: StackSettings["probeMethod"];
  readonly probeSeconds: number;
  readonly recognizeSeconds: number;
  /** Seconds, at worst, until new calls reach the good bot when the other one refuses at once. */
  readonly outageSeconds: number;
  /** The same when it hangs. */
  readonly hangSeconds: number;
  /** Seconds, at worst, for which a bot that understands wrongly is in use; absent when no probe would ever see it. */
  readonly wrongSeconds?: number;
  readonly idleUsd: number;
  /** Whether these are the stack's own settings. */
  readonly isChosen: boolean;
}

/** Seconds of the others in the table. */
const PROBE_CHOICES = [2, 5, 10, 20];
const RECOGNIZE_CHOICES = [20, 30, 60, 120, 300];

const tradeOf = (stack: Stack, isChosen: boolean): Trade => {
  const { settings } = stack;
  const { probeMethod, probeSeconds, recognizeSeconds, confirmations } = settings;
  const refused = confirmingSeconds(confirmations, 0);
  const hung = PROBE_LIMIT_SECONDS + confirmingSeconds(confirmations, PROBE_LIMIT_SECONDS);
  return {
    probeMethod,
    probeSeconds,
    recognizeSeconds,
    outageSeconds: probeSeconds + refused,
    hangSeconds: probeSeconds + hung,
    // A recognize probe waits for the round after it is due, and its answer may come at its limit.
    ...(probeMethod === "recognize" ? { wrongSeconds: recognizeSeconds + probeSeconds + hung } : {}),
    idleUsd: totalUsd(watchOf(stack).idle),
    isChosen,
  };
};

/**
 * The stack's settings and their neighbours: each differs in one of interval, understanding and method. The longest wait first.
 */
export const detectionTrade = (stack: Stack): readonly Trade[] => {
  const { settings } = stack;
  const { probeSeconds, recognizeSeconds, probeMethod } = settings;
  const neighbours: readonly StackSettings[] = [
    ...PROBE_CHOICES.filter((seconds) => seconds !== probeSeconds && seconds <= recognizeSeconds).map((seconds) => ({
      ...settings,
      probeSeconds: seconds,
    })),
    ...(probeMethod === "recognize" ? RECOGNIZE_CHOICES : [])
      .filter((seconds) => seconds !== recognizeSeconds && seconds >= probeSeconds)
      .map((seconds) => ({ ...settings, recognizeSeconds: seconds })),
    { ...settings, probeMethod: probeMethod === "session" ? "recognize" : "session" },
  ];
  return [tradeOf(stack, true), ...neighbours.map((neighbour) => tradeOf({ ...stack, settings: neighbour }, false))].toSorted(
    (one, other) => other.outageSeconds - one.outageSeconds || (other.wrongSeconds ?? Infinity) - (one.wrongSeconds ?? Infinity),
  );
};
