// Everything that the demo line says in its own words, sentence by sentence: each language has all of them, so none is half translated. Dates
// and times come as they are stored; how they are spoken is the language's own.
import type { Slot } from "../bookings/calendar.ts";
import type { Opening } from "../../calendar/opening-hours.ts";
import type { PartOfDay } from "../../dialog/times-meant.ts";
import type { CommonWords } from "../../dialog/words/words.ts";

/** A date and a time to be spoken. */
export type When = Pick<Slot, "date" | "time">;

/** @typeParam Text the sentences of one language, spoken on `today` of the line's own time zone */
export interface Words extends CommonWords {
  readonly whichDay: string;
  readonly whichTime: string;
  readonly whichMobile: string;
  /** For a caller whose own number takes no text of ours. */
  readonly whichMobileInstead: string;
  readonly whichMobileBooked: string;
  readonly whichCode: string;

  readonly dateUnreadable: string;
  readonly noSuchDay: string;
  readonly noLeapYear: string;
  readonly datePast: (date: string) => string;
  readonly tooLateToday: (next: string | undefined) => string;
  readonly closedWeekday: (date: string, next: string | undefined) => string;
  readonly holiday: (date: string, next: string | undefined) => string;
  readonly beyondHorizon: (last: string) => string;

  readonly timeUnreadable: string;
  readonly whenInPart: (part: PartOfDay, opening: Opening) => string;
  readonly whichOf: (times: readonly string[]) => string;

  /** Why a time will not do; what is free, or another question, follows. */
  readonly closedHour: (date: string, opening: Opening) => string;
  readonly betweenSlots: string;
  readonly skippedHour: string;
  readonly timePast: string;
  readonly timeTooSoon: string;
  readonly full: (when: When) => string;
  readonly dayFull: (date: string) => string;
  /** What is free instead, and the question for it. */
  readonly offer: (free: readonly When[]) => string;
  /** The same where a card shows it. */
  readonly offerOnCard: string;
  readonly cardTitle: string;
  /** As a button shows it, up to 50 characters. */
  readonly button: (when: When) => string;
  /** As a customer would write it, for the slot that is asked for. */
  readonly buttonValue: (when: When, asked: "Date" | "Time") => string;
  readonly nothingFree: string;

  /** The question whether to book; `clear` counts the answers that were neither yes nor no. */
  readonly confirm: (when: When, unclear: number) => string;
  /** Said before that when the clocks show the time twice. */
  readonly repeatedHour: string;
  readonly readBack: (e164: string) => string;
  readonly mobileAgain: string;
  readonly mobileUnreadable: string;
  readonly mobileNotAllowed: string;

  readonly booked: (when: When) => string;
  readonly bookedBefore: (when: When) => string;
  readonly notBooked: string;
  readonly checked: (when: When, others: number) => string;
  /** `elsewhere`: the booking may be under another number than was looked for. */
  readonly wrongCode: (left: number, elsewhere: boolean) => string;
  readonly locked: string;
  /** `otherDay`: the caller spoke of another one. */
  readonly confirmCancel: (when: When, unclear: number, otherDay: boolean) => string;
  readonly cancelled: (when: When) => string;
  readonly notCancelled: string;
  readonly gone: string;
  /** Home cannot be asked: somebody calls back, or a chat is given a person. */
  readonly callback: (intent: string) => string;
  readonly personInstead: (intent: string) => string;
}
