// Proves the standby before anybody is moved there: by probes, as the observer makes them, and by a whole order, declined at its end.
import type { Clock } from "../../functions/clock.ts";
import { lexRuntimeV2 } from "../../functions/lex-runtime/v2.ts";
import { probeBot, type Probe } from "../../functions/observer/probe.ts";
import { speakOrder } from "./conversation.ts";
import { orStopped, StepError, type Steps } from "./drill-steps.ts";
import type { LineServices } from "./services.ts";

export interface Proof {
  /** What was said up to the end of the order. */
  readonly words: readonly string[];
  /** Why it is none; empty when it is one. */
  readonly problems: readonly string[];
}

interface ProveServices extends Pick<LineServices, "line" | "observer" | "botIn" | "newId"> {
  readonly clock: Clock;
}

/** What a caller says first where the probes of the stack say nothing. */
const OPENING = "I would like to order flowers";

/** Takes the steps that prove it. All of them are taken unless it is stopped, so that all that is wrong is known. */
export const proveStandby = async (services: ProveServices, steps: Steps, signal: AbortSignal): Promise<Proof> => {
  const { clock, line, observer, botIn, newId } = services;
  const { standby, locale } = line;
  const { probe } = await observer.rules();
  const { lex, alias } = botIn(standby);
  const problems: string[] = [];
  let words: readonly string[] = [];
  const attempt = async (name: string, work: () => Promise<string>): Promise<void> => {
    // What was stopped is said once.
    if (signal.aborted && problems.length > 0) return;
    try {
      await steps.take(name, () => orStopped(signal, work));
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      problems.push(`${name}: ${error.message}.`);
    }
  };
  const probeBy = async (asked: Probe): Promise<string> => {
    const asides: Promise<void>[] = [];
    const probes = { clock, newId, log: () => undefined, aside: (work: Promise<void>) => asides.push(work) };
    const { result, ms, code } = await probeBot(probes, lexRuntimeV2(lex, alias, locale), asked);
    await Promise.all(asides);
    if (result !== "good")
      throw new Error(`the probe ${result === "failed" ? "failed" : `was ${result}`}${code === undefined ? "" : ` (${code})`}`);
    return `it answered within ${ms} ms`;
  };

  await attempt(`open a session in ${standby}`, () => probeBy({ method: "session" }));
  if (probe.method === "recognize") await attempt(`say something in ${standby}`, () => probeBy(probe));
  await attempt(`order in ${standby}, and decline`, async () => {
    const spoken = await speakOrder(
      { clock, lex, newId },
      alias,
      locale,
      probe.method === "recognize" ? probe.question.utterance : OPENING,
    );
    ({ words } = spoken);
    if (spoken.problem !== undefined) throw new Error(spoken.problem);
    return `${words.length} turns, nothing is ordered`;
  });
  return { words, problems };
};
