// How a slot type reads words: what it finds in a sentence, and what it makes of the answer to its own question.
import { DateTime } from "luxon";
import type { EpochMs } from "../../../shared/clock.ts";
import type { DigitRules, Groups, Language, Span } from "./language.ts";
import { lineOf, type Line, type Word } from "./line.ts";

/** What the caller said, and when and where. */
export interface Heard {
  readonly text: string;
  readonly words: readonly Word[];
  readonly line: Line;
  /** The present in the bot's time zone. */
  readonly now: () => DateTime;
  /** The start of today there. */
  readonly today: () => DateTime;
  /** Whether the month comes second in 5/12, as outside the US. */
  readonly dayFirst: boolean;
  readonly language: Language;
  /** What each reader found, remembered: a sentence is held against every intent, and many ask for a day. */
  readonly found: Map<SlotReader, readonly Span[]>;
}

export interface SlotReader {
  /** Values that can be told in any sentence. */
  readonly find: (heard: Heard) => readonly Span[];
  /** Values that only the answer to the slot's own question can be: a bare hour, keys. Asked when `find` finds none. */
  readonly answer?: (heard: Heard) => readonly Span[];
  /** Values worth looking for in any sentence once a pattern says what they look like: the digits of a code. */
  readonly narrowed?: (heard: Heard) => readonly Span[];
  /** Takes words it does not know: the answer as a whole, or what stands where sample utterances have the slot. */
  readonly open?: (said: string) => string | undefined;
  /** Its values are told from other numbers only by what they are not: it reads what the other slots leave. */
  readonly modest?: boolean;
}

/** The caller's words, read once for all slots. */
export const heardIn = (
  text: string,
  words: readonly Word[],
  at: EpochMs,
  zone: string,
  { dayFirst, language }: Pick<Heard, "dayFirst" | "language">,
): Heard => {
  // Time zones are dear, and most words name no time.
  let now: DateTime | undefined;
  let today: DateTime | undefined;
  const present = (): DateTime => (now ??= DateTime.fromMillis(at, { zone }));
  return {
    text,
    words,
    line: lineOf(words),
    dayFirst,
    language,
    found: new Map(),
    now: present,
    today: () => (today ??= present().startOf("day")),
  };
};

/** Values told by a pattern over the caller's own text. */
export const byPattern =
  (pattern: RegExp, value: (match: string) => string | undefined): SlotReader["find"] =>
  ({ text, words }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const end = match.index + match[0].length;
      const from = words.findIndex((word) => word.end > match.index);
      const after = words.findIndex((word) => word.start >= end);
      const read = value(match[0]);
      return from === -1 || read === undefined ? [] : [{ from, to: after === -1 ? words.length : after, resolvedValues: [read] }];
    });

/** Values told by a pattern over the words in their one form. */
export const byLine =
  (pattern: (digits: DigitRules) => RegExp, value: (groups: Groups, digits: DigitRules) => string | undefined): SlotReader["find"] =>
  ({ line, language: { digits } }) =>
    [...line.text.matchAll(pattern(digits))].flatMap((match) => {
      const read = value(match, digits);
      const to = line.wordAt(match.index + match[0].length - 1) + 1;
      return read === undefined ? [] : [{ from: line.wordAt(match.index), to, resolvedValues: [read] }];
    });
