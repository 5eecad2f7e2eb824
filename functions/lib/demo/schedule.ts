// Booking, as far as words go: the date is judged first, then the time, then where the text goes; then it is put to the caller.
import { minutesAfter, momentsOf } from "../calendar/local-time.ts";
import { CONFIRM } from "../dialog/answer-step.ts";
import { without, withTimes } from "../dialog/conversation.ts";
import type { Known, Planned, Said } from "../dialog/dialog.ts";
import { partOfDay, timesMeant } from "../dialog/times-meant.ts";
import type { Slot } from "./bookings/calendar.ts";
import { judge, judgeDate, type Judged, type JudgedDate } from "./bookings/check-slot.ts";
import { readTextNumber } from "./bookings/phone.ts";
import { ownNumber, type Deed, type DemoSituation as Situation } from "./situation.ts";

/** The question whether a number was heard right. */
const NUMBER = "number";

const refuse = (slot: "Date" | "Time" | "Mobile", question: string): Said => ({ kind: "ask", slot, question, refused: true });

const ask = (slot: "Mobile", say: string): Said => ({ kind: "ask", slot, question: say, say });

/** Why a date will not do, with the question for another one. */
const dateComplaint = (date: string, judged: Exclude<JudgedDate, { readonly kind: "day" }>, { words }: Situation): string => {
  if (judged.kind === "past") return words.datePast(date);
  if (judged.kind === "too-soon") return words.tooLateToday(judged.next);
  if (judged.kind === "beyond-horizon") return words.beyondHorizon(judged.last);
  if (judged.kind === "closed-day")
    return judged.why === "holiday" ? words.holiday(date, judged.next) : words.closedWeekday(date, judged.next);
  return { unreadable: words.dateUnreadable, "no-such-day": words.noSuchDay, "no-leap-year": words.noLeapYear }[judged.why];
};

type TimeTrouble = Extract<Judged, { readonly kind: "closed-hour" | "between-slots" | "skipped-hour" | "past" | "too-soon" }>;

/** Why a time will not do; what is free follows. */
const timeComplaint = (date: string, judged: TimeTrouble, { words }: Situation): string => {
  if (judged.kind === "closed-hour") return words.closedHour(date, judged.opening);
  return { "between-slots": words.betweenSlots, "skipped-hour": words.skippedHour, past: words.timePast, "too-soon": words.timeTooSoon }[
    judged.kind
  ];
};

/** Where the text goes: a number, or what is to be asked for one. `isLost`: the number that was given will not do. */
const textTo = (
  { conversation, asked, answer, event }: Known,
  { words, countries }: Situation,
): { readonly caller: string; readonly mobile?: string } | { readonly asks: Said; readonly isLost?: true } => {
  const { slots, own } = conversation;
  if (slots["Mobile"] === undefined) {
    // A recall does not know the number, only what it is good for.
    if (own["reach"] === "ok") return { caller: ownNumber(event?.sessionAttributes ?? {}) ?? "" };
    return { asks: ask("Mobile", own["reach"] === "withheld" ? words.whichMobile : words.whichMobileInstead) };
  }
  const read = readTextNumber(slots["Mobile"], countries);
  if (read.kind === "unreadable") return { asks: refuse("Mobile", words.mobileUnreadable), isLost: true };
  if (read.kind === "not-allowed") return { asks: refuse("Mobile", words.mobileNotAllowed), isLost: true };
  if (own["mobile"] === read.e164 || (asked === NUMBER && answer === "yes")) return { caller: read.e164, mobile: read.e164 };
  return { asks: { kind: "yes-or-no", asked: NUMBER, words: () => words.readBack(read.e164) } };
};

/** The slot is one that can be booked: what is left to be asked before it is. */
const withSlot = (known: Known, slot: Slot, repeated: boolean, situation: Situation): Planned<Deed> => {
  const { words } = situation;
  const { conversation: before, answer, asked, event } = known;
  const target = textTo(known, situation);
  const deed = { kind: "look-at-slot", slot } as const;
  if ("asks" in target)
    return { conversation: target.isLost === true ? without(before, "Mobile") : before, step: { kind: "look", deed, next: target.asks } };
  const { mobile, caller } = target;
  const conversation = mobile === undefined ? before : { ...before, own: { ...before.own, mobile } };
  if (answer === "yes" && asked === CONFIRM)
    return {
      conversation,
      step: event?.invocationSource === "FulfillmentCodeHook" ? { kind: "do", deed: { kind: "book", slot, caller } } : { kind: "go" },
    };
  const twice = repeated ? `${words.repeatedHour} ` : "";
  const again = words.onceMore(words.confirm(slot, 0));
  const next: Said = { kind: "yes-or-no", words: (unclear) => `${twice}${words.confirm(slot, unclear)}`, again, afterHelp: again };
  return { conversation, step: { kind: "look", deed, next } };
};

export const schedule = (known: Known, situation: Situation): Planned<Deed> => {
  const { slots, asked, answer, conversation } = known;
  const { calendar, now, words } = situation;
  if (answer === "no")
    return asked === NUMBER
      ? { conversation: without(conversation, "Mobile"), step: refuse("Mobile", words.mobileAgain) }
      : { conversation, step: { kind: "leave" } };

  const times = timesMeant(slots["Time"], conversation.times);
  const heard = withTimes(conversation, times);
  if ((slots["Date"] ?? null) === null) return { conversation: heard, step: { kind: "ask", slot: "Date", question: words.whichDay } };
  const date = slots["Date"]?.interpretedValue ?? "";
  const judgedDate = judgeDate(calendar, date, now);
  if (judgedDate.kind !== "day" && (judgedDate.kind !== "too-soon" || times.length === 0))
    return { conversation: without(heard, "Date"), step: refuse("Date", dateComplaint(date, judgedDate, situation)) };

  const noTime = without(heard, "Time");
  if (times.length === 0) {
    const part = partOfDay(slots["Time"]);
    if (part !== undefined && "opening" in judgedDate)
      return { conversation: noTime, step: refuse("Time", words.whenInPart(part, judgedDate.opening)) };
    if ((slots["Time"] ?? null) !== null) return { conversation: noTime, step: refuse("Time", words.timeUnreadable) };
    const deed = { kind: "look-at-day", slots: judgedDate.kind === "day" ? judgedDate.slots : [], date } as const;
    return { conversation: heard, step: { kind: "look", deed, next: { kind: "ask", slot: "Time", question: words.whichTime } } };
  }

  const judged = judge(calendar, date, times, now);
  if (judged.kind === "slot") {
    const settled = { ...heard, slots: { ...heard.slots, Date: date, Time: judged.slot.time } };
    return withSlot({ ...known, conversation: withTimes(settled, []) }, judged.slot, judged.repeated, situation);
  }
  if (judged.kind === "ambiguous-time") {
    const meant = judged.slots.map(({ time }) => time);
    return { conversation: withTimes(noTime, meant), step: refuse("Time", words.whichOf(meant)) };
  }
  if (judged.kind === "not-a-time") return { conversation: withTimes(noTime, []), step: refuse("Time", words.timeUnreadable) };
  if (judged.kind === "closed-day" || judged.kind === "beyond-horizon" || judged.kind === "not-a-date")
    return { conversation: without(heard, "Date"), step: refuse("Date", dateComplaint(date, judged, situation)) };
  // A time that the clocks skip is an hour later by them.
  const [time = "12:00"] = times;
  const [near = now] = [time, minutesAfter(time, 60)].flatMap((clock) => momentsOf({ date, time: clock }, calendar.timeZone));
  const why = timeComplaint(date, judged, situation);
  return {
    conversation: withTimes(noTime, []),
    step: {
      kind: "look",
      deed: { kind: "offer", why, near, date },
      next: refuse("Date", `${why} ${words.nothingFree}`),
      dropped: ["Date", "Time"],
    },
  };
};
