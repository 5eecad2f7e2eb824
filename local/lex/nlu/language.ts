// What the NLU must know of a language: its words as data and patterns behind one interface. The reading itself is the same for all.
import type { DateTime } from "luxon";
import type { Line, Word } from "./line.ts";

/** Where in the caller's words a value stands (`to` exclusive), and what it may mean; the first meaning is the best one. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly resolvedValues: readonly string[];
  /** What Lex answers with, where it is not simply the one meaning. */
  readonly interpretedValue?: string;
}

export type Groups = readonly (string | undefined)[];

/** A way to name a day, over the words in their one form; undefined for a day that no calendar has. */
export type DateRule = readonly [pattern: RegExp, resolve: (today: DateTime, groups: Groups) => DateTime | undefined];

export interface DateRules {
  /** Tried in this order, but for 5/12, which comes last and is read as the locale does. */
  readonly rules: readonly DateRule[];
  /** A weekday and no more. */
  readonly weekday: RegExp;
  /** A bare day of the month as the whole answer: `the 30th`. Its group is the number. */
  readonly bareDay: RegExp;
  /** What no rule names: asked last. */
  readonly others: (line: Line, today: () => DateTime) => readonly Span[];
}

export type Half = "am" | "pm";
export type Part = "MO" | "AF" | "EV" | "NI";

export interface TimeHeard {
  /** The half of the day that an hour means, by the word next to it or the part of the day named elsewhere. */
  readonly half: (hour: number, said: string | undefined) => Half | undefined;
  /** The present in the bot's time zone. */
  readonly now: () => DateTime;
}

/** A way to say a time: `HH:MM`, both meanings where the half of the day is open; empty for what no clock shows. */
export type TimeRule = readonly [pattern: RegExp, resolve: (heard: TimeHeard, groups: Groups) => readonly string[]];

export interface TimeRules {
  readonly rules: readonly TimeRule[];
  /** Only as the whole answer to "at what time?". */
  readonly answers: readonly TimeRule[];
  /** Words that only lead to a time and are no part of it. */
  readonly lead: RegExp;
  /** Parts of the day: each match is the one word. */
  readonly part: RegExp;
  readonly partOf: (word: string) => Part | undefined;
  readonly halfBy: (part: Part | undefined, hour: number) => Half | undefined;
  readonly halfOf: (word: string, hour: number) => Half | undefined;
}

/** Yes and no: see confirmation.ts for how they weigh against each other. */
export interface ConfirmationRules {
  /** Set phrases whose words would mislead one by one, and what stands for them. */
  readonly idioms: readonly (readonly [RegExp, string])[];
  readonly unknown: RegExp;
  readonly maybe: RegExp;
  readonly no: RegExp;
  readonly yes: RegExp;
  /** What may stand around a yes and leave it one. */
  readonly around: RegExp;
  readonly please: RegExp;
  readonly asking: RegExp;
  /** Words after a plain yes that make it a condition or another matter. */
  readonly yesBut: RegExp;
  readonly denied: readonly RegExp[];
  readonly affirmed: RegExp;
  readonly plainYes: RegExp;
}

export interface Lexicon {
  /** Words that say nothing about what is wanted. */
  readonly fillers: ReadonlySet<string>;
  /** Words that hold a sentence together. */
  readonly functionWords: ReadonlySet<string>;
  /** The word that refuses: `not`. */
  readonly not: string;
  /** Function words that may be the answer itself: `one`, `am`. */
  readonly answering: ReadonlySet<string>;
  /** Words that come before an answer, or after it, and are no part of it. */
  readonly answerFrame: ReadonlySet<string>;
  /** Words that show that an answer is a question, or no answer. */
  readonly noAnswer: ReadonlySet<string>;
  /** Misspelt most, and no bot lists them. */
  readonly dateWords: readonly string[];
  /** What callers say for the built-in intents (lex-v2.md 7), which carry no sample utterances of their own. */
  readonly builtInIntents: ReadonlyMap<string, readonly string[]>;
}

/** Numbers said in words around digits: `double five`, `minus three`, `a week`. */
export interface DigitRules {
  readonly number: RegExp;
  readonly scale: Readonly<Record<string, number>>;
  readonly percentage: RegExp;
  readonly duration: RegExp;
  readonly unit: Readonly<Record<string, readonly [before: string, after: string]>>;
  /** `double 5` and `triple 5`: the groups are the word and the digit. */
  readonly repeated: RegExp;
  readonly times: (word: string) => number;
  readonly plus: RegExp;
  readonly zero: RegExp;
  /** A run of spoken digits, with the words that count as such. */
  readonly spoken: RegExp;
  /** Words around a code that are no part of it. */
  readonly aroundCode: RegExp;
  readonly email: { readonly pattern: RegExp; readonly written: readonly (readonly [said: string, written: string])[] };
}

export interface Language {
  /** Two letters: `en`. */
  readonly code: string;
  /** The words of one token of the caller's text, lower case, in their one form. */
  readonly spell: (token: string) => readonly string[];
  /** Number words as digits, where several make one number too. */
  readonly joinNumbers: (words: readonly Word[]) => readonly Word[];
  /** One form for the forms of a word. */
  readonly stem: (word: string) => string;
  /** Whether a stem is itself a word that a typing mistake may have been meant to be (`rose`), or a mere part of one (`reserv`). */
  readonly stemsAreWords: boolean;
  readonly lexicon: Lexicon;
  readonly dates: DateRules;
  readonly times: TimeRules;
  readonly confirmation: ConfirmationRules;
  readonly digits: DigitRules;
  /** A refused wish: its group is the verb. */
  readonly unwanted: RegExp;
  /** Before a value that is named to be refused. */
  readonly refused: RegExp;
  /** The same, but only where another value is left. */
  readonly perhapsRefused?: RegExp;
  /** Words of a change of mind: a value named with them replaces the one there is. */
  readonly correction: RegExp;
}
