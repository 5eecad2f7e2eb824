// The form of an app's dialog: a case for every intent of its bot, and the words for them. What every bot does alike is done by this folder
// (hook.ts is the turn loop): limits, yes or no, keys, common intents, takeover by the twin.
import type { EpochMs } from "../../../shared/clock.ts";
import { localTime, type LocalTime } from "../calendar/local-time.ts";
import { readsConversations, type Conversation, type ReadsConversations, type SlotForm } from "./conversation.ts";
import type { LexEvent, LexResponse, SlotValues } from "./lex-event.ts";
import type { Ending } from "./outcome.ts";
import type { CommonWords } from "./words/words.ts";

/** What a decision hangs on besides what was said. An app adds what it needs. */
export interface Situation<Words extends CommonWords = CommonWords> {
  readonly now: EpochMs;
  /** By the clock of the line. */
  readonly today: LocalTime;
  readonly words: Words;
}

export interface Moment {
  readonly now: EpochMs;
  /** As in `es_US`. */
  readonly locale: string;
  /** It is read, by somebody who has no keys to press. */
  readonly isText: boolean;
}

/** The words of each language by its code, as in `es`. @param today `YYYY-MM-DD` */
export type WordsByLanguage<Words> = { readonly en: (today: string, isText: boolean) => Words } & Readonly<
  Record<string, (today: string, isText: boolean) => Words>
>;

/** The situation in the caller's language; in English where the words lack it. */
export const situationIn =
  <Words extends CommonWords>(words: WordsByLanguage<Words>, timeZone: string) =>
  ({ now, locale, isText }: Moment): Situation<Words> => {
    const today = localTime(now, timeZone);
    return { now, today, words: (words[locale.slice(0, 2)] ?? words.en)(today.date, isText) };
  };

/** A wish's turn as far as a plan looks at it. */
export interface Known {
  readonly conversation: Conversation;
  /** The same wish before this turn, if it was under way. */
  readonly before: Conversation | undefined;
  /** As Lex has them, with ambiguous values and those that are not kept. */
  readonly slots: SlotValues;
  readonly asked: string | undefined;
  readonly answer: "yes" | "no" | "none";
  /** Absent where only the next question is looked for. */
  readonly event?: LexEvent;
}

/** What needs nothing but words. */
export type Said =
  /** Without `say` Lex asks in the bot's own words. `question` is what is asked after help and by the twin. `refused`: an answer would not do. */
  | { readonly kind: "ask"; readonly slot: string; readonly question: string; readonly say?: string; readonly refused?: true }
  | YesOrNo
  /** The caller said no. */
  | { readonly kind: "leave" }
  /** The caller said yes: Lex goes on to the fulfilment. */
  | { readonly kind: "go" };

export interface YesOrNo {
  readonly kind: "yes-or-no";
  /** Which question it is. @default `confirm` */
  readonly asked?: string;
  /** @param unclear answers so far that were neither yes nor no, 0 to 2 */
  readonly words: (unclear: number) => string;
  /** For somebody who may have heard it before. @default `onceMore` of the words */
  readonly again?: string;
  /** @default `afterHelp` of the words */
  readonly afterHelp?: string;
}

export type Step<Deed> =
  | Said
  /** Something is read first. `next` is what to ask as long as that is not known, `dropped` slots that it is asked without. */
  | { readonly kind: "look"; readonly deed: Deed; readonly next: Said; readonly dropped?: readonly string[] }
  /** Something is changed or proved: never for a probe. */
  | { readonly kind: "do"; readonly deed: Deed };

export interface Planned<Deed> {
  readonly step: Step<Deed>;
  /** Without what will not do. */
  readonly conversation: Conversation;
  /** What counts as asked before this turn, where that is not what was. */
  readonly asked?: string;
}

/** An intent with slots. */
export interface Wish<S, Deed> extends SlotForm {
  /** Slots that are typed as MMDD or HHMM; every other slot takes keys as they are. */
  readonly dates?: readonly string[];
  readonly times?: readonly string[];
  /** Pure: the same for a turn and for the question with which the twin takes a conversation up. */
  readonly plan: (known: Known, situation: S) => Planned<Deed>;
  /** What is said after a no, or after a wish to stop. */
  readonly declined: (situation: S, by: "no" | "stop") => string;
  /** How a time that is on offer fills the slots, and how the offer is made again. */
  readonly offers?: {
    readonly take: (startsAt: EpochMs, situation: S) => Readonly<Record<string, string>>;
    readonly again: (turn: Turn<S>, slot: string, offered: readonly EpochMs[]) => LexResponse;
  };
}

/** An intent that is answered by words alone. */
export interface Tell<S> {
  readonly tell: (situation: S) => string;
}

/** Intents that every bot may have. */
export type CommonIntent = "help" | "person" | "stop" | "repeat" | "fallback";

export type Case<S, Deed> = CommonIntent | Tell<S> | Wish<S, Deed>;

/** @typeParam Intent names of the bot model's intents: one without a case is a compile error */
export interface Dialog<S extends Situation = Situation, Deed = never, Intent extends string = string> {
  readonly intents: Readonly<Record<Intent, Case<S, Deed>>>;
  readonly situation: (moment: Moment) => S;
  /** What an app keeps of a conversation besides slots. @default what was kept of the same wish */
  readonly own?: (
    attributes: LexEvent["sessionAttributes"],
    kept: Conversation | undefined,
    intent: string,
    situation: S,
  ) => Conversation["own"];
  /** A turn as this app understands it, where the words of the turn say more than Lex's slots. */
  readonly read?: (event: LexEvent, before: Conversation | undefined, asked: string | undefined, situation: S) => LexEvent;
}

/** Somebody who waits for an answer. */
export interface Asking<S> {
  readonly event: LexEvent;
  readonly conversation: Conversation | undefined;
  readonly situation: S;
  /** When the code hook began: its time is short. */
  readonly begun: EpochMs;
}

/** A wish's turn that is being answered. */
export interface Turn<S> extends Asking<S> {
  readonly conversation: Conversation;
  readonly form: SlotForm;
  readonly asked: string | undefined;
  readonly answer: Known["answer"];
  /** Times that this answer offers, or still does. */
  readonly offered?: string;
}

/** What an app does in the world. */
export interface Deeds<S, Deed> {
  /** @param next what follows a look that finds nothing in the way */
  readonly perform: (turn: Turn<S>, deed: Deed, next: () => LexResponse) => Promise<LexResponse>;
  /**
   * What the tables say has been done in this contact, perhaps by a bot that was not heard any more. Undefined where it is nothing, `unknown` where
   * nobody knows where to look.
   * @throws DynamoDbError where the tables cannot be read
   */
  readonly done: (asking: Asking<S>) => Promise<(Ending & { readonly say: string }) | "unknown" | undefined>;
  /** Records that somebody must call back. @throws DynamoDbError */
  readonly recordCallback: (asking: Asking<S>) => Promise<void>;
}

export const isWish = <S, Deed>(one: Case<S, Deed> | undefined): one is Wish<S, Deed> => typeof one === "object" && "plan" in one;

/** The case of an intent. */
export const caseOf = <S extends Situation, Deed>(
  { intents }: Pick<Dialog<S, Deed>, "intents">,
  intent: string,
): Case<S, Deed> | undefined => (Object.hasOwn(intents, intent) ? intents[intent] : undefined);

/** Reads the conversations of an app. */
export const conversationsOf = <S extends Situation, Deed>(dialog: Pick<Dialog<S, Deed>, "intents">): ReadsConversations =>
  readsConversations((intent) => {
    const known = caseOf(dialog, intent);
    return isWish(known) ? known : undefined;
  });
