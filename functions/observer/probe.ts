// One probe of one bot: as a caller would reach it, through the alias, in a session of its own, once, within a limit.
import type { Clock } from "../../shared/clock.ts";
import type { ProbeMethod } from "../lib/failover/rules.ts";
import type { ProbeResult } from "../lib/failover/seen.ts";
import { LexRuntimeError, type LexRuntime, type Recognised } from "../lib/aws/lex-runtime/lex-runtime.ts";
import type { Log } from "../lib/runtime/log.ts";
import { PROBE_PREFIX } from "../lib/dialog/probe-prefix.ts";

/** What a recognize probe says, and what makes its answer a good one. */
export interface Question {
  readonly utterance: string;
  readonly expectedIntent: string | undefined;
  /** A part of what the bot must say. */
  readonly expectedText: string | undefined;
}

/** `session` asks only whether the bot is there; `recognize` says something, so that understanding and code hook are proven too. */
export type Probe = { readonly method: "session" } | { readonly method: "recognize"; readonly question: Question };

export interface Probed {
  readonly method: ProbeMethod;
  readonly result: ProbeResult;
  readonly ms: number;
  /** Why, unless it was good. */
  readonly code?: string;
}

export interface ProbeServices {
  readonly clock: Clock;
  readonly log: Log;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** Takes work that nothing waits for before the run ends. */
  readonly aside: (work: Promise<void>) => void;
}

/** How long a probe may take. Callers wait longer for a bot, but not happily (design.md 4). */
export const LIMIT_MS = 2000;
const DELETE_LIMIT_MS = 1000;

const disappointment = ({ intent, messages }: Recognised, { expectedIntent, expectedText }: Question): string | undefined => {
  if (expectedIntent !== undefined && intent !== expectedIntent) return "UnexpectedIntent";
  return expectedText !== undefined && !messages.some((message) => message.includes(expectedText)) ? "UnexpectedText" : undefined;
};

/** The work's result, or the end of its time: whatever the work does about its signal. */
const within = <Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new LexRuntimeError("failed", "Timeout")), { once: true });
    }),
  ]);

const endSession = async ({ clock, log }: ProbeServices, bot: LexRuntime, sessionId: string): Promise<void> => {
  using deadline = clock.deadline(DELETE_LIMIT_MS);
  try {
    await within(deadline.signal, bot.deleteSession(sessionId, deadline.signal));
  } catch (error) {
    // It ends by itself when it has been idle, so this changes nothing.
    log({ kind: "probe-session-left", code: error instanceof LexRuntimeError ? error.code : "unknown" });
  }
};

/** Probes a bot. Never throws, and does not wait for the session's end. */
export const probeBot = async (services: ProbeServices, bot: LexRuntime, probe: Probe): Promise<Probed> => {
  const { clock, newId, aside } = services;
  const { method } = probe;
  const sessionId = `${PROBE_PREFIX}${newId()}`;
  const begun = clock.now();
  const ask = async (): Promise<string | undefined> => {
    using deadline = clock.deadline(LIMIT_MS);
    const { signal } = deadline;
    if (probe.method === "recognize")
      return disappointment(await within(signal, bot.recognize(sessionId, probe.question.utterance, signal)), probe.question);
    await within(signal, bot.putSession(sessionId, signal));
    return undefined;
  };
  try {
    const code = await ask();
    const ms = clock.now() - begun;
    aside(endSession(services, bot, sessionId));
    return code === undefined ? { method, result: "good", ms } : { method, result: "failed", ms, code };
  } catch (error) {
    const ms = clock.now() - begun;
    // What is not Lex's is a fault of ours: it says nothing about the bot.
    if (!(error instanceof LexRuntimeError))
      return { method, result: "unknown", ms, code: error instanceof Error ? error.name : "unknown" };
    return { method, result: error.fault === "denied" ? "unknown" : error.fault, ms, code: error.code };
  }
};
