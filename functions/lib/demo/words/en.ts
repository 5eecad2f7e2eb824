// The demo line in English.
import { english as common } from "../../dialog/words/en.ts";
import { withEndOnce } from "../../speech/end-once.ts";
import { spokenChoice, spokenDate, spokenOpening, spokenTime, spokenWeekday, writtenDate } from "../../speech/en.ts";
import type { When, Words } from "./words.ts";

const PARTS = { morning: "in the morning", afternoon: "in the afternoon", evening: "in the evening", night: "at night" } as const;
const DEEDS: Readonly<Record<string, string>> = {
  ScheduleDemo: "book your demo",
  CheckDemo: "look up your booking",
  CancelDemo: "cancel your demo",
};

/** `1, 2 or 3`. */
const keys = (count: number): string => spokenChoice(Array.from({ length: count }, (_, at) => String(at + 1)));

/** Digits one by one, in the groups in which people say them. */
const spokenNumber = (e164: string): string => {
  const digits = e164.replace(/^\+1(?=\d{10}$)/, "");
  const groups = /^\d{10}$/.test(digits) ? [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)] : (digits.match(/\+|\d{1,3}/g) ?? []);
  return groups.map((group) => (group === "+" ? "plus" : group.split("").join(" "))).join(", ");
};

export const demoEnglish = (today: string, isText: boolean): Words => {
  const digitByDigit = isText ? "" : " Say it digit by digit, or type it and press the pound key.";
  const orPress = (key: string): string => (isText ? "" : `, or press ${key}`);
  const day = (date: string): string => spokenDate(date, today);
  const when = ({ date, time }: When): string => `${day(date)}, at ${spokenTime(time)}`;
  /** The day once where it is the same, and AM or PM. */
  const spokenWhens = (free: readonly When[]): string => {
    const [first] = free;
    if (first === undefined || free.some(({ date }) => date !== first.date)) return spokenChoice(free.map(when));
    return `${day(first.date)} at ${spokenChoice(
      withEndOnce(
        free.map(({ time }) => spokenTime(time)),
        / [AP]M$/,
      ),
    )}`;
  };
  const isNext = (next: string | undefined): string => (next === undefined ? "" : ` The next day with a free time may be ${day(next)}.`);
  return {
    ...common,
    opening: "One moment please. You can book a demo, check one or cancel one, or ask for a person. How can I help you?",
    help: "I book product demos. Say: book a demo, check my demo, or cancel my demo. To speak to someone, say: a person.",
    fallback: "I am sorry, I did not get that. You can say: book a demo, check my demo, or cancel my demo. Or say: a person.",

    whichDay: "What day would you like the demo?",
    whichTime: "At what time?",
    whichMobile: `Which mobile number shall we send the confirmation to?${digitByDigit}`,
    whichMobileInstead: `We cannot send text messages to the number you are calling from. Which mobile number shall we send the confirmation to?${digitByDigit}`,
    whichMobileBooked: `Which mobile number is the demo booked under?${digitByDigit}`,
    whichCode: "What is the six-digit code of your booking? It is in the text message we sent you.",

    dateUnreadable: "I am sorry, I did not get the day. What day would you like the demo? You can say tomorrow, or a date.",
    noSuchDay: "I am sorry, there is no such day in the calendar. What day would you like the demo?",
    noLeapYear: "I am sorry, that year has no February 29. What day would you like the demo?",
    datePast: (date) => `${day(date)} is already past. What day would you like the demo?`,
    tooLateToday: (next) => `I am sorry, it is too late for today.${isNext(next)} What other day would suit you?`,
    closedWeekday: (date, next) => `I am sorry, there are no demos on ${spokenWeekday(date)}s.${isNext(next)} What day would suit you?`,
    holiday: (date, next) => `I am sorry, ${day(date)} is a holiday, and there are no demos.${isNext(next)} What day would suit you?`,
    beyondHorizon: (last) => `I am sorry, that is too far away: demos can be booked until ${day(last)}. What day would suit you?`,

    timeUnreadable: "I am sorry, I did not get the time. At what time would you like the demo? You can say 3 PM.",
    whenInPart: (part, opening) => `At what time ${PARTS[part]}? There are demos ${spokenOpening(opening)}.`,
    whichOf: (times) => `Do you mean ${spokenChoice(times.map(spokenTime))}?`,

    closedHour: (date, opening) => `I am sorry, on ${spokenWeekday(date)} there are demos ${spokenOpening(opening)} only.`,
    betweenSlots: "I am sorry, no demo begins at that time.",
    skippedHour: "I am sorry, there is no such time on that day: the clocks go forward over it.",
    timePast: "I am sorry, that time is already past.",
    timeTooSoon: "I am sorry, that is too soon for us to prepare.",
    full: (slot) => `I am sorry, ${when(slot)}, is already taken.`,
    dayFull: (date) => `I am sorry, ${day(date)} is fully booked.`,
    offer: (free) => `I have ${spokenWhens(free)}. Which one would you like?${isText ? "" : ` Or press ${keys(free.length)}.`}`,
    offerOnCard: "Here is what is free.",
    cardTitle: "Free times",
    button: ({ date, time }) => `${spokenWeekday(date)} ${writtenDate(date)}, ${spokenTime(time)}`,
    buttonValue: ({ date, time }, asked) =>
      asked === "Date" ? `${writtenDate(date)} at ${spokenTime(time)}` : `${spokenTime(time)} on ${writtenDate(date)}`,
    nothingFree: "What other day would suit you?",

    confirm: (slot, unclear) =>
      [
        `That is a demo for ${when(slot)}. Shall I book it?`,
        `Sorry, that is a demo for ${when(slot)}. Shall I book it? Please say yes or no.`,
        `Please say yes, or press 1, to book the demo for ${when(slot)}. Say no, or press 2, to leave it.`,
      ][unclear] ?? "",
    repeatedHour: "The clocks show that time twice on that day; the first one is meant.",
    readBack: (e164) => `I have the number ${spokenNumber(e164)}. Is that right?`,
    mobileAgain: isText
      ? "All right. What is your mobile number?"
      : "All right. Please say your mobile number once more, digit by digit, or type it and press the pound key.",
    mobileUnreadable: isText
      ? "I am sorry, that is no mobile number I know. Please write it with the area code."
      : "I am sorry, that is no mobile number I know. Please say it digit by digit with the area code, or type it and press the pound key.",
    mobileNotAllowed: "I am sorry, we cannot send text messages to that country. Please give me another mobile number, or say: a person.",

    booked: (slot) => `Thank you. Your demo is booked for ${when(slot)}. You will get a text message with the code of your booking.`,
    bookedBefore: (slot) =>
      `You have booked a demo in this call already, for ${when(slot)}. The text message has its code. To change it, please call again.`,
    notBooked: "All right, I have not booked anything.",
    checked: (slot, others) =>
      `Your demo is booked for ${when(slot)}.${others === 0 ? "" : ` There ${others === 1 ? "is one more booking" : `are ${others} more bookings`} for your number; each has a code of its own.`}`,
    wrongCode: (left, elsewhere) =>
      `I am sorry, that code does not fit. You have ${left === 1 ? "one more try" : `${left} more tries`}. ${elsewhere ? `If you booked with another number, say that number${orPress("0")}. ` : ""}What is the six-digit code?`,
    locked: "I am sorry, I cannot take any more codes. I will find someone to help you.",
    confirmCancel: (slot, unclear, otherDay) =>
      [
        `${otherDay ? "That code is for another day: your" : "Your"} demo is booked for ${when(slot)}. Shall I cancel it?`,
        `Sorry, shall I cancel the demo for ${when(slot)}? Please say yes or no.`,
        `Please say yes, or press 1, to cancel the demo for ${when(slot)}. Say no, or press 2, to keep it.`,
      ][unclear] ?? "",
    cancelled: (slot) => `Your demo for ${when(slot)}, is cancelled. You will get a text message that says so.`,
    notCancelled: "All right, your demo stays booked.",
    gone: "That booking is no longer there.",
    callback: (intent) => `I am sorry, I cannot ${DEEDS[intent] ?? "do that"} just now. Someone will call you back to do it.`,
    personInstead: (intent) => `I am sorry, I cannot ${DEEDS[intent] ?? "do that"} just now. I will find someone to do it.`,
  };
};
