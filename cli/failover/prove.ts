// Proves the standby before anybody is moved there, line by line: by probes, as the observer makes them, and by a whole wish, declined at its end.
import type { Clock } from "../../shared/clock.ts";
import type { Bot } from "./bots.ts";
import { lexRuntimeV2 } from "../../functions/lib/aws/lex-runtime/v2.ts";
import { probeBot, type Probe } from "../../functions/observer/probe.ts";
import { speakWish } from "./conversation.ts";
import { orStopped, StepError, type Steps } from "./drill-steps.ts";
import { scriptOf } from "./scripts.ts";
import type { LineServices } from "./services.ts";

/** An app with what is said to it up to the end. */
export interface Proved {
  readonly slug: string;
  /** E.164; undefined without a phone. */
  readonly number: string | undefined;
  readonly words: readonly string[];
}

export interface Proof {
  /** Each app of the stack. */
  readonly lines: readonly Proved[];
  /** Why it is none; empty when it is one. */
  readonly problems: readonly string[];
}

interface ProveServices extends Pick<LineServices, "line" | "observer" | "botIn" | "newId"> {
  readonly clock: Clock;
}

/** Takes the steps that prove it. All of them are taken unless it is stopped, so that all that is wrong is known. */
export const proveStandby = async (services: ProveServices, steps: Steps, signal: AbortSignal): Promise<Proof> => {
  const { clock, line, observer, botIn, newId } = services;
  const { standby } = line;
  const { probes, rules } = await observer.rules();
  const problems: string[] = [];
  const lines: Proved[] = [];
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
  const probeBy = async ({ lex, alias, localeId, timeZone }: Bot, asked: Probe): Promise<string> => {
    const asides: Promise<void>[] = [];
    const platform = { clock, newId, log: () => undefined, aside: (work: Promise<void>) => asides.push(work) };
    const { result, ms, code } = await probeBot(platform, lexRuntimeV2(lex, alias, localeId, timeZone), asked);
    await Promise.all(asides);
    if (result !== "good")
      throw new Error(`the probe ${result === "failed" ? "failed" : `was ${result}`}${code === undefined ? "" : ` (${code})`}`);
    return `it answered within ${ms} ms`;
  };

  for (const [name, { phoneNumber }] of Object.entries(line.apps)) {
    const bot = botIn(name, standby);
    const script = scriptOf(name, bot.localeId);
    await attempt(`${name}: open a session in ${standby}`, () => probeBy(bot, { method: "session" }));
    // An app has a question where that changes nothing, in the language that the observer speaks to it.
    const probe = probes[name];
    const isAsked = probe?.method === "recognize";
    if (isAsked) await attempt(`${name}: say something in ${standby}`, () => probeBy(bot, probe));
    if (script === undefined) {
      problems.push(`${name}: its manifest has no drill in ${bot.localeId}. Write one in apps/${name}/app.ts.`);
      continue;
    }
    await attempt(`${name}: ${script.wish} in ${standby}, and decline`, async () => {
      // What is said to the witness is a setting: its model may be another than the manifest's.
      const opening = isAsked && name === rules.witness ? probe.question.utterance : script.opening;
      const { words, problem } = await speakWish({ clock, lex: bot.lex, newId, timeZone: bot.timeZone }, bot.alias, bot.localeId, {
        ...script,
        opening,
      });
      if (problem !== undefined) throw new Error(problem);
      lines.push({ slug: name, number: phoneNumber, words: [...bot.keys, ...words] });
      return `${words.length} turns, nothing is kept of it`;
    });
  }
  return { lines, problems };
};
