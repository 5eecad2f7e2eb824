// What became of one call, read from its story: the same outcome that the fast model gives, out of what really happened on the line. Pure.
import type { EpochMs } from "../../shared/clock.ts";
import type { LogEntry } from "../../local/events.ts";
import type { CallOutcome, Ending } from "../outcomes.ts";
import type { PlayedApp } from "./played-app.ts";

/** A call with good bots: what others are measured against. */
export interface Ordinary {
  readonly lengthMs: number;
  readonly sentences: number;
}

export interface Told {
  /** From the first word to the last. */
  readonly story: readonly LogEntry[];
  /** Whether the contact's order is in the book. */
  readonly ordered: boolean;
}

const GIVEN_MS = 2_000;

const startOf = ({ story }: Told): EpochMs => story[0]?.at ?? 0;
const sentencesOf = ({ story }: Told): number => story.filter(({ kind }) => kind === "said").length;

export const ordinary = (told: Told): Ordinary => ({
  lengthMs: (told.story.at(-1)?.at ?? 0) - startOf(told),
  sentences: sentencesOf(told),
});

const endingOf = ({ story, ordered }: Told, isMisled: boolean): Ending => {
  const ended = story.find((entry) => entry.kind === "call-ended");
  if (isMisled) return "misled";
  if (ended?.outcome === "transferred") return "person";
  if (ended?.outcome === "callback") return "callback";
  if (ended?.outcome !== "completed" || !ordered) return "lost";
  return ended.switches > 0 ? "twin" : "served";
};

/** What was given, and understood, more than 2 s before the first bot failed, and is asked again after it. */
const askedAgain = (story: readonly LogEntry[], askedIn: PlayedApp["askedIn"]): number => {
  const failure = story.findIndex(({ kind }) => kind === "bot-failed");
  const failed = story[failure];
  if (failed?.kind !== "bot-failed") return 0;
  const failingSince = failed.at - failed.ms;
  const given = new Set<string>();
  let asked: string | undefined;
  for (const entry of story.slice(0, failure)) {
    if (entry.kind === "said") asked = askedIn(entry.text) ?? asked;
    else if (entry.kind === "heard" && asked !== undefined && entry.at < failingSince - GIVEN_MS) given.add(asked);
  }
  const again = story.slice(failure).flatMap((entry) => (entry.kind === "said" ? (askedIn(entry.text) ?? []) : []));
  return new Set(again.filter((subject) => given.has(subject))).size;
};

/** What the scenario had broken, which a story does not tell. */
export interface Circumstances {
  readonly app: Pick<PlayedApp, "intent" | "askedIn">;
  /** When the scenario began. */
  readonly start: EpochMs;
  /** Whether a bot answered wrongly then. */
  readonly isWrongAt: (at: EpochMs) => boolean;
  /** Whether the report function worked then: the flow does not wait to know. */
  readonly isHeardAt: (at: EpochMs) => boolean;
}

export const outcomeOf = (
  told: Told,
  { lengthMs, sentences }: Ordinary,
  { app, start, isWrongAt, isHeardAt }: Circumstances,
): CallOutcome => {
  const { story } = told;
  const misled = story.some((entry) => entry.kind === "bot-answered" && entry.intent !== app.intent && isWrongAt(entry.at));
  const failed = story.find((entry) => entry.kind === "bot-failed");
  const ending = endingOf(told, misled);
  const isWhole = ending === "served" || ending === "twin";
  return {
    startedAtMs: startOf(told) - start,
    ending,
    delayMs: isWhole ? Math.max(0, ordinary(told).lengthMs - lengthMs) : failed?.kind === "bot-failed" ? failed.ms : 0,
    extraSentences: ending === "person" ? 0 : Math.max(0, sentencesOf(told) - sentences),
    askedAgain: askedAgain(story, app.askedIn),
    metFailed: failed !== undefined,
    reported: story.some(
      (entry) => entry.kind === "lambda-invoked" && entry.function.endsWith("-report") && entry.ok && isHeardAt(entry.at),
    ),
  };
};
