// Booking, as far as words go: the date is judged first, then the time, then where the text goes; then it is put to the caller.
import type { Slot } from "./bookings/calendar.ts";
import { judge, judgeDate, type Judged, type JudgedDate } from "./bookings/check-slot.ts";
import { readCaller, readTextNumber } from "./bookings/phone.ts";
import { minutesAfter, momentsOf } from "../calendar/local-time.ts";
import { partOfDay, timesMeant } from "./slot-values.ts";
import { without, withTimes, type Known, type Planned, type Said } from "./plan.ts";
import type { Situation } from "./situation.ts";

const refuse = (slot: "Date" | "Time" | "Mobile", say: string): Said => ({ kind: "ask", slot, say, refused: true });

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

/** Where the text goes: a number, or what is to be asked for one. */
const textTo = (
  known: Known,
  { words, countries }: Situation,
): { readonly caller: string; readonly mobile?: string } | { readonly ask: Said } => {
  const { conversation, asked, answer, customerNumber } = known;
  const given = conversation.slots.Mobile;
  if (given === undefined) {
    // A recall does not know the number, only what it is good for.
    if (conversation.reach === "ok") return { caller: readCaller(customerNumber) ?? "" };
    return { ask: { kind: "ask", slot: "Mobile", say: conversation.reach === "withheld" ? words.whichMobile : words.whichMobileInstead } };
  }
  const read = readTextNumber(given, countries);
  if (read.kind === "unreadable") return { ask: refuse("Mobile", words.mobileUnreadable) };
  if (read.kind === "not-allowed") return { ask: refuse("Mobile", words.mobileNotAllowed) };
  const isRight = conversation.mobile === read.e164 || (asked === "number" && answer === "yes");
  return isRight ? { caller: read.e164, mobile: read.e164 } : { ask: { kind: "read-back", e164: read.e164 } };
};

/** The slot is one that can be booked: what is left to be asked before it is. */
const withSlot = (known: Known, slot: Slot, repeated: boolean, situation: Situation): Planned => {
  const target = textTo(known, situation);
  if ("ask" in target) {
    const { ask } = target;
    const conversation = ask.kind === "ask" && ask.refused === true ? without(known.conversation, "Mobile") : known.conversation;
    return { conversation, plan: { kind: "look-at-slot", slot, next: ask } };
  }
  const conversation = { ...known.conversation, ...(target.mobile === undefined ? {} : { mobile: target.mobile }) };
  if (known.answer === "yes" && known.asked === "confirm")
    return { conversation, plan: known.fulfilling ? { kind: "book", slot, caller: target.caller } : { kind: "go" } };
  return { conversation, plan: { kind: "look-at-slot", slot, next: { kind: "confirm", slot, repeated } } };
};

export const schedule = (known: Known, situation: Situation): Planned => {
  const { slots, asked, answer, conversation } = known;
  const { calendar, now, words } = situation;
  if (answer === "no")
    return asked === "number"
      ? { conversation: without(conversation, "Mobile"), plan: refuse("Mobile", words.mobileAgain) }
      : { conversation, plan: { kind: "leave" } };

  const times = timesMeant(slots["Time"], conversation.times?.split(",") ?? []);
  const heard = withTimes(conversation, times);
  if ((slots["Date"] ?? null) === null) return { conversation: heard, plan: { kind: "ask", slot: "Date" } };
  const date = slots["Date"]?.interpretedValue ?? "";
  const judgedDate = judgeDate(calendar, date, now);
  if (judgedDate.kind !== "day" && (judgedDate.kind !== "too-soon" || times.length === 0))
    return { conversation: without(heard, "Date"), plan: refuse("Date", dateComplaint(date, judgedDate, situation)) };

  const noTime = without(heard, "Time");
  if (times.length === 0) {
    const part = partOfDay(slots["Time"]);
    if (part !== undefined && "opening" in judgedDate)
      return { conversation: noTime, plan: refuse("Time", words.whenInPart(part, judgedDate.opening)) };
    if ((slots["Time"] ?? null) !== null) return { conversation: noTime, plan: refuse("Time", words.timeUnreadable) };
    const free = judgedDate.kind === "day" ? judgedDate.slots : [];
    return { conversation: heard, plan: { kind: "look-at-day", slots: free, date, next: { kind: "ask", slot: "Time" } } };
  }

  const judged = judge(calendar, date, times, now);
  if (judged.kind === "slot") {
    const settled = { ...heard, slots: { ...heard.slots, Date: date, Time: judged.slot.time } };
    return withSlot({ ...known, conversation: withTimes(settled, []) }, judged.slot, judged.repeated, situation);
  }
  if (judged.kind === "ambiguous-time") {
    const meant = judged.slots.map(({ time }) => time);
    return { conversation: withTimes(noTime, meant), plan: refuse("Time", words.whichOf(meant)) };
  }
  if (judged.kind === "not-a-time") return { conversation: withTimes(noTime, []), plan: refuse("Time", words.timeUnreadable) };
  if (judged.kind === "closed-day" || judged.kind === "beyond-horizon" || judged.kind === "not-a-date")
    return { conversation: without(heard, "Date"), plan: refuse("Date", dateComplaint(date, judged, situation)) };
  // A time that the clocks skip is an hour later by them.
  const [time = "12:00"] = times;
  const moments = [time, minutesAfter(time, 60)].flatMap((clock) => momentsOf({ date, time: clock }, calendar.timeZone));
  const [near = now] = moments;
  return { conversation: withTimes(noTime, []), plan: { kind: "offer", why: timeComplaint(date, judged, situation), near, date } };
};
