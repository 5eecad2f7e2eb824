// The flower shop in English.
import { flowerNames } from "../../../../apps/flowers/bot.ts";
import type { Opening, Week } from "../../calendar/opening-hours.ts";
import type { PartOfDay } from "../../dialog/times-meant.ts";
import { english } from "../../dialog/words/en.ts";
import { spokenDate, spokenList, spokenOpening, spokenTime, spokenWeekday, WEEKDAYS } from "../../speech/en.ts";

/** What a caller orders, as it is stored. */
export interface Order {
  readonly flowerType: string;
  /** `YYYY-MM-DD`. */
  readonly pickupDate: string;
  /** `HH:MM`. */
  readonly pickupTime: string;
}

const PARTS = { morning: "in the morning", afternoon: "in the afternoon", evening: "in the evening", night: "at night" } as const;
const WHICH_DAY = "What day would you like to pick them up?";
const WHICH_TIME = "At what time shall we have them ready?";
const NOT_STORED = "I am sorry, I could not store your order just now.";

/** `Monday, Tuesday and Friday`. */
const spokenOpenDays = (week: Week): string =>
  spokenList([1, 2, 3, 4, 5, 6, 0].filter((day) => week[day] !== undefined).map((day) => WEEKDAYS[day] ?? ""));

/** @param today by the clock of the shop */
export const flowersEnglish = (today: string) => {
  /** `roses for tomorrow, Sunday November 22, at 10 AM`. */
  const spoken = ({ flowerType, pickupDate, pickupTime }: Order): string =>
    `${flowerType} for ${spokenDate(pickupDate, today)}, at ${spokenTime(pickupTime)}`;
  return {
    ...english,
    opening: "One moment please. You can order flowers, or ask for a person. How can I help you?",
    help: `I take orders for flowers that you pick up at the shop. We have ${spokenList(flowerNames)}. To speak to someone, say: a person.`,
    whatNow: "What would you like?",
    afterHelp: (question: string) => `Now, to your order. ${question}`,
    fallback: "I am sorry, I did not get that. You can say: I would like to order roses for tomorrow at 10 AM. Or say: a person.",
    nothingToStop: "There is no order under way. To change one that you placed, say: a person. Or tell me what you would like to order.",
    probe: "This was a probe: nothing is ordered.",

    which: { FlowerType: "Which flowers would you like?", PickupDate: WHICH_DAY, PickupTime: WHICH_TIME },
    unknownFlower: "I am sorry, we do not have those. We have roses, tulips, lilies and more. Which would you like?",
    dateUnreadable: `I am sorry, I did not get the day. ${WHICH_DAY} You can say tomorrow, or a date.`,
    datePast: (date: string) => `${spokenDate(date, today)} is already past. ${WHICH_DAY}`,
    tooFarAway: (date: string) =>
      `I am sorry, ${spokenDate(date, today)} is too far away: we take orders for the coming year. What day would suit you?`,
    closedDay: (date: string, week: Week) =>
      `I am sorry, we are closed on ${spokenWeekday(date)}s. We are open on ${spokenOpenDays(week)}. What day would suit you?`,
    tooLateToday: "I am sorry, it is too late for today: we need an hour to make your bouquet. What other day would suit you?",
    timeUnreadable: `I am sorry, I did not get the time. ${WHICH_TIME} You can say 10 AM.`,
    whenInPart: (part: PartOfDay, opening: Opening) => `At what time ${PARTS[part]}? We are open ${spokenOpening(opening)}.`,
    closedHour: (date: string, opening: Opening) =>
      `I am sorry, at that time we are closed: on ${spokenWeekday(date)} we are open ${spokenOpening(opening)}. ${WHICH_TIME}`,
    whichOf: (time: string, other: string) => `Do you mean ${spokenTime(time)} or ${spokenTime(other)}: in the morning or in the evening?`,
    tooSoon: (earliest: string) =>
      `I am sorry, that is too soon: we need an hour to make your bouquet, so today not before ${spokenTime(earliest)}. ${WHICH_TIME}`,

    confirm: (order: Order, unclear: number) =>
      [
        `So that is ${spoken(order)}. Shall I order them?`,
        `Sorry, that is ${spoken(order)}. Shall I order them? Please say yes or no.`,
        `Please say yes to order ${spoken(order)}, or no to leave it.`,
      ][unclear] ?? "",
    confirmAgain: (order: Order) => `Sorry, once more: ${spoken(order)}, shall I order them?`,
    confirmAfterHelp: (order: Order) => `Now, to your order: ${spoken(order)}. Shall I order them?`,
    notOrdered: "All right, I have not ordered anything.",
    ordered: (order: Order) => `Thank you. Your ${spoken(order)} are ordered. We look forward to seeing you.`,
    orderedBefore: (order: Order) =>
      `You have an order from this call already: ${spoken(order)}. To change it, please call again and ask for a person.`,
    callback: `${NOT_STORED} Someone from the shop will call you back to complete it.`,
    personInstead: `${NOT_STORED} I will look for someone to complete it.`,
  };
};

export type Words = ReturnType<typeof flowersEnglish>;
