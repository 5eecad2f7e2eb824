// The figures of failover. Every one is a setting of the stack; the defaults are the ones whose consequences `npm run simulate` prints.
import type { Regions } from "../../../shared/region.ts";

/** How a bot is asked whether it works: `session` only opens one; `recognize` says something, through understanding and code hook. */
export type ProbeMethod = "session" | "recognize";

export interface FailoverRules extends Regions {
  /** The most that bots are asked. With `session` a bot is proven by sessions alone. */
  readonly probes: ProbeMethod;
  /** Milliseconds between two session probes of a bot. */
  readonly intervalMs: number;
  /** Milliseconds between two recognize probes of a bot, while nothing is suspected. */
  readonly recognizeIntervalMs: number;
  /** Probes that a failed one starts at once. Only if all of them fail too is the bot failed. */
  readonly confirmations: number;
  /** A bot is failed, too, when so many of its last `window` probes of one method failed: one that works half of the time. */
  readonly failuresToLeave: number;
  readonly window: number;
  /** Milliseconds for which a good probe proves a bot that callers may be moved to. */
  readonly provenMs: number;
  /** Milliseconds at a bot before it is left again when it fails. It doubles with each such move, up to `dwellMs`. */
  readonly coolDownMs: number;
  /** Good session probes in a row before traffic returns home. */
  readonly goodsToReturn: number;
  /** Milliseconds that the line stays at the standby at least, and for which home must not have failed, before traffic returns. */
  readonly dwellMs: number;
}

/**
 * Four failed probes in a row, or five of ten: how rarely that happens to a good bot, of which one probe in a hundred fails by chance, is
 * printed by `npm run simulate` beside its arithmetic.
 */
export const DEFAULT_RULES = {
  probes: "recognize",
  intervalMs: 5_000,
  recognizeIntervalMs: 60_000,
  confirmations: 3,
  failuresToLeave: 5,
  window: 10,
  provenMs: 15_000,
  coolDownMs: 30_000,
  goodsToReturn: 5,
  dwellMs: 300_000,
} as const satisfies Omit<FailoverRules, keyof Regions>;
