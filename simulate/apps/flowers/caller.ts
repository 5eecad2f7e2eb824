// A caller who orders flowers and answers whatever is asked, so that a question that comes twice is answered twice. What is asked is told from
// the words that were heard, as people do.
import type { CallerAnswer } from "../../../local/connect/caller.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { AnsweringCaller } from "../../line/played-app.ts";

/** What a question is about. */
export type Subject = "opening" | "flower" | "day" | "time" | "confirmation" | "menu";

export interface Wish {
  readonly flower: string;
  readonly day: string;
  readonly time: string;
}

const QUESTIONS = {
  opening: /how can I help/i,
  flower: /which flowers|which would you like|name a flower/i,
  day: /what (?:other )?day|day of your pick-up/i,
  time: /what time|time of your pick-up|in the morning or in the evening/i,
  confirmation: /shall I (?:order|place)|yes or no|say yes/i,
  menu: /press 1/i,
} as const satisfies Readonly<Record<Subject, RegExp>>;

const SUBJECTS = ["opening", "flower", "day", "time", "confirmation", "menu"] as const satisfies readonly Subject[];

/** Where the last match of a question begins in these words; -1 where there is none. */
const lastAt = (words: string, question: RegExp): number =>
  [...words.matchAll(new RegExp(question, "gi"))].reduce((_, { index }) => index, -1);

/** What was asked last in these words; undefined when they ask nothing that the caller knows. */
export const askedIn = (words: string): Subject | undefined =>
  SUBJECTS.map((subject) => ({ subject, at: lastAt(words, QUESTIONS[subject]) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => other.at - one.at)[0]?.subject;

/** The answer to a question; a menu is left by its way to a person. */
export const answerTo = (subject: Subject | undefined, { flower, day, time }: Wish): CallerAnswer => {
  const answers = {
    opening: { kind: "words", text: "I would like to order flowers" },
    flower: { kind: "words", text: flower },
    day: { kind: "words", text: day },
    time: { kind: "words", text: time },
    confirmation: { kind: "words", text: "yes" },
    menu: { kind: "keys", keys: "2" },
  } as const satisfies Readonly<Record<Subject, CallerAnswer>>;
  return subject === undefined ? { kind: "silence" } : answers[subject];
};

/** Ten minutes, as SCRIPTED_PATIENCE_MS. */
const PATIENCE_MS = 600_000;

/** @param replyMs from the end of a question to the end of the answer */
export const answeringCaller = (clock: Clock, wish: Wish, replyMs: number): AnsweringCaller => {
  let heard = "";
  return {
    patienceMs: PATIENCE_MS,
    hear: (words) => {
      heard = `${heard} ${words}`;
    },
    listen: async () => {
      const subject = askedIn(heard);
      heard = "";
      const answer = answerTo(subject, wish);
      if (answer.kind !== "silence") await clock.sleep(replyMs);
      return answer;
    },
  };
};
