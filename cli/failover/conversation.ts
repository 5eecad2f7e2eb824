// A whole wish, spoken to one region's bot as text up to the question whether to do it, and then declined. Its session is a probe's, so that
// nothing could be ordered or booked even if the bot misheard the no.
import {
  DeleteSessionCommand,
  RecognizeTextCommand,
  type LexRuntimeV2Client,
  type RecognizeTextResponse,
} from "@aws-sdk/client-lex-runtime-v2";
import { inZone } from "../../functions/lib/aws/lex-runtime/v2.ts";
import type { BotAlias } from "../../functions/lib/runtime/bot-alias.ts";
import type { Clock } from "../../shared/clock.ts";
import { PROBE_PREFIX } from "../../functions/lib/dialog/probe-prefix.ts";
import type { DrillScript } from "../../apps/app.ts";

/** More turns than any wish takes: a bot that asks for ever is broken. */
const MOST_TURNS = 10;
/** Nobody holds the line longer for one answer. */
const TURN_MS = 5_000;

export interface Spoken {
  /** What the caller said, in order. */
  readonly words: readonly string[];
  /** Why the wish was not taken as far as it should have been; undefined when it was. */
  readonly problem?: string;
}

type Next = { readonly say: string } | { readonly problem: string } | "declined";

/** What the caller says next, by what the bot asks. */
export const nextWords = (
  { sessionState }: RecognizeTextResponse,
  said: readonly string[],
  { wish, answers, refusals }: Omit<DrillScript, "opening">,
): Next => {
  const { dialogAction, sessionAttributes } = sessionState ?? {};
  const outcome = sessionAttributes?.["outcome"];
  const hasDeclined = refusals.some((words) => said.includes(words));
  if (dialogAction?.type === "ConfirmIntent") return hasDeclined ? { problem: "it asked again after a no" } : { say: refusals[0] };
  if (dialogAction?.type === "Close")
    return outcome === "declined" && hasDeclined ? "declined" : { problem: `it closed with outcome ${outcome ?? "none"}` };
  const slot = dialogAction?.type === "ElicitSlot" ? (dialogAction.slotToElicit ?? "") : undefined;
  if (slot === undefined) return { problem: `it did not understand who wants to ${wish}` };
  const answer = answers[slot]?.find((words) => !said.includes(words));
  return answer === undefined ? { problem: `it took no answer for ${slot}` } : { say: answer };
};

export interface Speaker {
  readonly clock: Clock;
  readonly lex: LexRuntimeV2Client;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** IANA name: where "tomorrow" is meant. */
  readonly timeZone: string;
}

/**
 * Speaks it.
 * @param first what the caller says first
 * @throws what the client throws: the bot cannot be asked
 */
export const speakWish = async (
  { clock, lex, newId, timeZone }: Speaker,
  { botId, botAliasId }: BotAlias,
  localeId: string,
  script: DrillScript,
): Promise<Spoken> => {
  const session = { botId, botAliasId, localeId, sessionId: `${PROBE_PREFIX}drill-${newId()}` };
  const say = async (text: string): Promise<RecognizeTextResponse> => {
    using deadline = clock.deadline(TURN_MS);
    return await lex.send(new RecognizeTextCommand({ ...session, text, ...inZone(timeZone) }), { abortSignal: deadline.signal });
  };
  const words = [script.opening];
  try {
    for (;;) {
      const next = nextWords(await say(words.at(-1) ?? ""), words, script);
      if (next === "declined") return { words };
      if ("problem" in next) return { words, problem: next.problem };
      if (words.length >= MOST_TURNS) return { words, problem: `it still asks after ${MOST_TURNS} turns` };
      words.push(next.say);
    }
  } finally {
    using deadline = clock.deadline(TURN_MS);
    await lex.send(new DeleteSessionCommand(session), { abortSignal: deadline.signal }).catch(() => {
      // It ends by itself when it has been idle, so this changes nothing.
    });
  }
};
