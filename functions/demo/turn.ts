// One turn of a caller as a plan. Pure: it reads the event, what the session keeps, and the calendar.
import { slotAt, today } from "../lib/demo/bookings/calendar.ts";
import type { LexEvent } from "../lib/dialog/lex-event.ts";
import type { Talk } from "./answers.ts";
import { chosen, parseOffered } from "./choice.ts";
import { ASKED, conversationIn, INTENTS, OWN, plainSlots, type Asked, type Conversation } from "../lib/demo/conversation.ts";
import { asSearch, isElsewhere, toldApart } from "./digits.ts";
import { find } from "../lib/demo/find.ts";
import { dated, filledBy, keyed } from "../lib/demo/slot-values.ts";
import { noSuchDay } from "./no-such-day.ts";
import type { Plan } from "../lib/demo/plan.ts";
import { schedule } from "../lib/demo/schedule.ts";
import { reachOf, type Situation } from "../lib/demo/situation.ts";

export const askedIn = ({ sessionAttributes }: LexEvent): Asked | undefined =>
  ASKED.find((known) => known === sessionAttributes[OWN.asked]);

/** As in `es_US`; English where the event does not say. */
export const localeOf = ({ bot, sessionAttributes }: LexEvent): string =>
  bot?.localeId ?? conversationIn(sessionAttributes)?.locale ?? "en_US";

/** The turn with an offered time named by its place, a day that no calendar has, and typed keys, read as answers to what was asked. */
export const understood = (event: LexEvent, { calendar, now }: Situation): LexEvent => {
  const [conversation, asked] = [conversationIn(event.sessionAttributes), askedIn(event)];
  const startsAt =
    asked === "Date" || asked === "Time" ? chosen(parseOffered(event.sessionAttributes[OWN.offered]), localeOf(event), event) : undefined;
  if (conversation !== undefined && startsAt !== undefined) return filledBy(event, conversation, slotAt(calendar, startsAt));
  const isDate = asked === "Date" || (asked === undefined && event.intent.name === "ScheduleDemo");
  const named = isDate && event.keys === undefined ? noSuchDay(event.transcript ?? "", today(calendar, now)) : undefined;
  if (named !== undefined) return dated(event, conversation, named);
  return keyed(asked === "Code" || asked === "Mobile" ? asSearch(event, conversation) : event, conversation, asked, today(calendar, now));
};

/** What comes next; undefined where the turn's intent is no wish. */
export const turn = (event: LexEvent, situation: Situation): { readonly talk: Talk; readonly plan: Plan } | undefined => {
  const { intent, sessionAttributes } = event;
  const wish = INTENTS.find((known) => known === intent.name);
  if (wish === undefined) return undefined;
  const before = conversationIn(sessionAttributes);
  // Another wish begins afresh, but for a number that was given.
  const same: Partial<Conversation> = before?.intent === wish ? before : before?.mobile === undefined ? {} : { mobile: before.mobile };
  const customerNumber = sessionAttributes["customerNumber"];
  const asked = askedIn(event);
  const finds = wish !== "ScheduleDemo";
  const told = finds ? toldApart(event, asked, same.slots?.Mobile ?? before?.mobile, situation.countries) : intent.slots;
  const slots = plainSlots(told);
  const conversation: Conversation = {
    ...same,
    intent: wish,
    locale: localeOf(event),
    reach: reachOf(customerNumber, situation),
    slots:
      before?.intent !== wish && before?.mobile !== undefined && slots.Mobile === undefined ? { ...slots, Mobile: before.mobile } : slots,
  };
  const answer = { Confirmed: "yes", Denied: "no", None: "none" } as const;
  const known = {
    conversation,
    slots: told,
    asked,
    answer: answer[intent.confirmationState],
    customerNumber,
    fulfilling: event.invocationSource === "FulfillmentCodeHook",
    elsewhere: isElsewhere(event, asked),
  };
  const { plan, conversation: after } = finds ? find(known, situation) : schedule(known, situation);
  // A number instead of the code was an answer: the code is asked for as if it had not been yet.
  const isNumber = finds && asked === "Code" && slots.Mobile !== undefined && slots.Mobile !== same.slots?.Mobile;
  return { plan, talk: { event, conversation: after, situation, asked: isNumber ? "Mobile" : asked, answer: known.answer } };
};
