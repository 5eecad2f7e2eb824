// The code hook of both twins: decides the turn, does at the table what it decides, keeps what the twin would need, and goes on with what the twin
// has kept.
import { momentsOf } from "../lib/calendar/local-time.ts";
import { HOME_MS } from "../lib/demo/bookings/patience.ts";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { HearAgain } from "../lib/dialog/replay-answer.ts";
import { parseLexEvent, type LexEvent, type LexResponse } from "../lib/dialog/lex-event.ts";
import type { Memory } from "../lib/dialog/conversation-memory.ts";
import { withAbsoluteDays } from "../lib/dialog/relative-slots.ts";
import { isProbe, remember } from "../lib/dialog/save-turn.ts";
import { readCaller } from "../lib/demo/bookings/phone.ts";
import { answerOf, close, type Talk } from "./answers.ts";
import { isBareYes, parseOffered } from "./choice.ts";
import { conversationIn, conversationText, DATE_SLOTS, OWN, type Conversation } from "../lib/demo/conversation.ts";
import { already, book, cancel, prove, type Services as Deeds } from "./booking-actions.ts";
import { look, offer, offerAgain } from "./offer.ts";
import { otherAnswer } from "./common-intents.ts";
import type { Plan } from "../lib/demo/plan.ts";
import { goOn, resumed } from "./resume.ts";
import { situationIn, type DemoSettings } from "../lib/demo/situation.ts";
import { localeOf, turn, understood } from "./turn.ts";

export interface Services extends Deeds {
  readonly clock: Pick<Clock, "now">;
  /** Through this region's own endpoint. */
  readonly memory: Pick<Memory<Conversation>, "keep">;
  readonly hearAgain: HearAgain;
}

/** What a look at the table before the question is worth, ms from the turn's begin: one attempt. */
const LOOK_MS = 500;

/**
 * Answers one Lex V2 code hook event.
 * @throws LexEventError for an event that Lex does not send
 */
export const demoBookingHandler = (services: Services, settings: DemoSettings) => {
  const { clock } = services;
  const [free, offering, booking, bookedAlready] = [look(services), offer(services), book(services), already(services)];
  const [proving, cancelling] = [prove(services), cancel(services)];
  const keep = remember(services, { conversationIn, text: conversationText });
  const resume = goOn(services);

  const perform = async (talk: Talk, plan: Plan, begun: EpochMs): Promise<LexResponse> => {
    const { words, calendar, now } = talk.situation;
    const number = talk.conversation.mobile ?? readCaller(talk.event.sessionAttributes["customerNumber"]);
    const [soon, late] = [begun + LOOK_MS, begun + HOME_MS];
    if (plan.kind === "look-at-day") {
      const isFull = (await free(plan.slots, 1, soon))?.length === 0;
      const [noon = now] = momentsOf({ date: plan.date, time: "12:00" }, calendar.timeZone);
      return isFull ? offering(talk, words.dayFull(plan.date), noon, plan.date, soon, true) : answerOf(talk, plan.next);
    }
    if (plan.kind === "look-at-slot") {
      const isFull = (await free([plan.slot], 1, soon))?.length === 0;
      if (!isFull) return answerOf(talk, plan.next);
      // It may be the caller's own already.
      return (await bookedAlready(talk, number, late)) ?? offering(talk, words.full(plan.slot), plan.slot.startsAt, plan.slot.date, late);
    }
    if (plan.kind === "book") {
      const booked = await booking(talk, plan.slot, plan.caller, late);
      return booked === "full" ? offering(talk, words.full(plan.slot), plan.slot.startsAt, plan.slot.date, late) : booked;
    }
    if (plan.kind === "offer") return offering(talk, plan.why, plan.near, plan.date, soon);
    if (plan.kind === "prove") return proving(talk, plan.numbers, plan.code, late);
    if (plan.kind === "cancel") return cancelling(talk, plan.proved, late);
    if (plan.kind === "leave") return (await bookedAlready(talk, number, late)) ?? answerOf(talk, plan);
    return answerOf(talk, plan);
  };

  const answer = async (heard: LexEvent): Promise<LexResponse> => {
    const begun = clock.now();
    const before = conversationIn(heard.sessionAttributes);
    const kept = before?.intent === heard.intent.name ? before.slots : undefined;
    const asked = withAbsoluteDays(heard, { now: begun, timeZone: settings.calendar.timeZone, slots: DATE_SLOTS, kept });
    const situation = situationIn(settings, localeOf(asked), begun, asked.isText);
    const event = understood(asked, situation);
    const decided = turn(event, situation);
    if (decided === undefined) return keep(event, otherAnswer(event, situation));
    const { plan, talk } = decided;
    const offered = parseOffered(event.sessionAttributes[OWN.offered]);
    if ((talk.asked === "Date" || talk.asked === "Time") && offered.length > 0 && isBareYes(event))
      return keep(asked, offerAgain(talk, talk.asked, offered));
    // A probe books, proves and cancels nothing.
    if (isProbe(event) && (plan.kind === "book" || plan.kind === "prove" || plan.kind === "cancel"))
      return close(event, "declined", situation.words.probe);
    return keep(asked, await perform(talk, plan, begun));
  };

  return async (event: unknown): Promise<LexResponse> => {
    const asked = parseLexEvent(event);
    const before = resumed(asked, situationIn(settings, localeOf(asked), clock.now(), asked.isText));
    return before === undefined ? answer(asked) : resume(before, answer);
  };
};
