// How the observer works, in figures that its declaration, the settings' checks and the cost model share: one place, so that they agree.

/** Seconds after which a run of the observer ends by itself; as a rule its successor ends it earlier (functions/observer). */
export const RUN_SECONDS = 150;
/** Seconds after which Lambda would end a run. */
export const RUN_TIMEOUT_SECONDS = 180;
/** Seconds that a probe may take. */
export const PROBE_LIMIT_SECONDS = 2;
/** Seconds between the starts of two confirming probes; they run side by side, so that a bot that hangs costs one limit. */
export const CONFIRMATION_GAP_SECONDS = 0.3;
/**
 * Seconds that all else may take in a round, each at its limit: the control endpoint (2), reading, writing and reading again the pointer (3),
 * the observer's own row (2), and the topic (2).
 */
const ELSE_SECONDS = 9;
/** Megabytes of the observer: it waits more than it computes, and is billed for every second of the month. */
export const OBSERVER_MEMORY_MB = 256;
/** Seconds from a first failed probe to the last confirmation's answer. */
export const confirmingSeconds = (confirmations: number, answerSeconds: number): number =>
  confirmations === 0 ? 0 : CONFIRMATION_GAP_SECONDS * (confirmations - 1) + answerSeconds;

/** Seconds that the longest round takes: everything that it asks hangs. */
export const longestRoundSeconds = (confirmations: number): number =>
  PROBE_LIMIT_SECONDS + confirmingSeconds(confirmations, PROBE_LIMIT_SECONDS) + ELSE_SECONDS;
