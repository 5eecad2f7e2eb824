// One probe of one bot: as a caller would reach it, through the alias, in a session of its own, once, within a limit.
import type { Clock } from "../clock.ts";
import type { Observation } from "../failover/decide.ts";
import { LexRuntimeError, type LexRuntime, type Recognised } from "../lex-runtime/lex-runtime.ts";
import type { Log } from "../log.ts";

/** `session` asks only whether the bot is there; `recognize` says something, so that understanding and code hook are proven too. */
export type Probe =
  | { readonly method: "session" }
  | {
      readonly method: "recognize";
      readonly utterance: string;
      readonly expectedIntent: string | undefined;
      /** A part of what the bot must say. */
      readonly expectedText: string | undefined;
    };

export interface Probed {
  readonly observation: Observation;
  readonly ms: number;
  /** Why, unless it was good. */
  readonly code?: string;
}

export interface ProbeServices {
  readonly clock: Clock;
  readonly log: Log;
  /** A session id nobody uses, beginning with `probe-`. */
  readonly newSessionId: () => string;
}

/** How long a probe may take. Callers wait longer for a bot, but not happily (design.md 4). */
const LIMIT_MS = 2000;
const DELETE_LIMIT_MS = 1000;

const disappointment = ({ intent, messages }: Recognised, probe: Extract<Probe, { method: "recognize" }>): string | undefined => {
  if (probe.expectedIntent !== undefined && intent !== probe.expectedIntent) return "UnexpectedIntent";
  const { expectedText } = probe;
  return expectedText !== undefined && !messages.some((message) => message.includes(expectedText)) ? "UnexpectedText" : undefined;
};

/** Probes a bot. Never throws for what the bot does. */
export const probeBot = async ({ clock, log, newSessionId }: ProbeServices, bot: LexRuntime, probe: Probe): Promise<Probed> => {
  const sessionId = newSessionId();
  const begun = clock.now();
  const ask = async (): Promise<string | undefined> => {
    using deadline = clock.deadline(LIMIT_MS);
    if (probe.method === "recognize") return disappointment(await bot.recognize(sessionId, probe.utterance, deadline.signal), probe);
    await bot.putSession(sessionId, deadline.signal);
    return undefined;
  };
  const endSession = async (): Promise<void> => {
    using deadline = clock.deadline(DELETE_LIMIT_MS);
    try {
      await bot.deleteSession(sessionId, deadline.signal);
    } catch (error) {
      if (!(error instanceof LexRuntimeError)) throw error;
      // It ends by itself when it has been idle, so this changes nothing.
      log({ kind: "probe-session-left", code: error.code });
    }
  };

  try {
    const code = await ask();
    const ms = clock.now() - begun;
    await endSession();
    return code === undefined ? { observation: "good", ms } : { observation: "failed", ms, code };
  } catch (error) {
    if (!(error instanceof LexRuntimeError)) throw error;
    const observation = error.fault === "denied" ? "unknown" : error.fault;
    return { observation, ms: clock.now() - begun, code: error.code };
  }
};
