// What is done at the table: booking, proving, cancelling. What cannot be done is promised as a callback, since a caller who has said everything
// does not hear an error.
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { momentsOf } from "../lib/calendar/local-time.ts";
import type { Booking } from "../lib/demo/bookings/booking.ts";
import { slotAt, type Slot } from "../lib/demo/bookings/calendar.ts";
import type { Callbacks } from "../lib/demo/bookings/callbacks.ts";
import { HOME_MS } from "../lib/demo/bookings/patience.ts";
import { TRIES_OF_CONTACT, type Proof } from "../lib/demo/bookings/proof.ts";
import type { Bookings } from "../lib/demo/bookings/store.ts";
import { confirmCancel } from "../lib/demo/find.ts";
import { ownNumber, provedIn, provedText, type Deed, type DemoSituation, type Proved } from "../lib/demo/situation.ts";
import { answerStep, close, refuse } from "../lib/dialog/answer-step.ts";
import type { Asking as AskingIn, Deeds, Turn as TurnIn } from "../lib/dialog/dialog.ts";
import type { LexResponse } from "../lib/dialog/lex-event.ts";
import { callBack, isMemoryLost, wasTwinAsked } from "../lib/dialog/look-first.ts";
import { contactOf } from "../lib/dialog/save-turn.ts";
import { errorCode } from "../lib/runtime/error-code.ts";
import type { Log } from "../lib/runtime/log.ts";
import { look, offer } from "./offer.ts";

type Asking = AskingIn<DemoSituation>;
type Turn = TurnIn<DemoSituation>;

export interface Services {
  readonly log: Log;
  readonly bookings: Bookings;
  readonly proof: Proof;
  readonly callbacks: Callbacks;
  /** Sends what waits to be sent, without waiting for it: at once, where the outbox would be looked into only later. */
  readonly notify: (event: unknown) => Promise<void>;
}

/** What a look at the table before the question is worth, ms from the turn's begin: one attempt. */
const LOOK_MS = 500;

const BOOKED = { outcome: "done", result: "booked" } as const;
const CANCELLED = { outcome: "finished", result: "cancelled" } as const;

/** Where the bookings of this conversation are; undefined for who withholds a number and gave none. */
const numberOf = ({ event, conversation }: Asking): string | undefined => conversation?.own["mobile"] ?? ownNumber(event.sessionAttributes);

export const bookingDeeds = (services: Services): Deeds<DemoSituation, Deed> => {
  const { log, bookings, proof, callbacks, notify } = services;
  const [free, offering] = [look(services), offer(services)];
  const homeUntil = ({ begun }: Asking): EpochMs => begun + HOME_MS;

  const tell = async (bookingId: string): Promise<void> => {
    try {
      await notify({ bookingId });
    } catch (error) {
      // The outbox is swept soon anyway.
      log({ kind: "notify-not-started", code: errorCode(error) });
    }
  };

  const record = (asking: Asking, caller: string, slot?: Slot): Promise<void> => {
    const { event, conversation, situation } = asking;
    const intent = conversation?.intent ?? event.intent.name;
    const locale = conversation?.locale ?? event.bot?.localeId ?? "en_US";
    const wanted = { contactId: contactOf(event), caller, locale, intent, askedAt: situation.now };
    return callbacks.record({ ...wanted, ...(slot === undefined ? {} : { slot }) });
  };

  const leaveToPeople = (turn: Turn, { failure, code }: DynamoDbError, caller: string, slot?: Slot): Promise<LexResponse> => {
    const { intent } = turn.conversation;
    const { words } = turn.situation;
    log({ kind: "bookings-not-reached", intent, failure, code });
    return callBack(log, turn, () => record(turn, caller, slot), { callback: words.callback(intent), person: words.personInstead(intent) });
  };

  /** What the contact has booked already, where a twin was asked: the last word of the bot before it may not have been heard. */
  const bookedBefore = async (asking: Asking, caller: string): Promise<Booking | undefined> => {
    if (!wasTwinAsked(asking.event)) return undefined;
    const contactId = contactOf(asking.event);
    return (await bookings.coming(caller, homeUntil(asking))).find((booking) => booking.contactId === contactId);
  };

  const lookAtSlot = async (turn: Turn, slot: Slot, next: () => LexResponse): Promise<LexResponse> => {
    const isFull = (await free([slot], 1, turn.begun + LOOK_MS))?.length === 0;
    if (!isFull) return next();
    // It may be the caller's own already.
    const caller = numberOf(turn);
    const before = caller === undefined ? undefined : await orFailure(bookedBefore(turn, caller));
    const { words } = turn.situation;
    return before === undefined || before instanceof DynamoDbError
      ? offering(turn, { why: words.full(slot), near: slot.startsAt, date: slot.date }, homeUntil(turn))
      : close(turn, BOOKED, words.bookedBefore(before.slot));
  };

  const book = async (turn: Turn, slot: Slot, caller: string): Promise<LexResponse> => {
    const { event, conversation, situation } = turn;
    const { calendar, words } = situation;
    const wish = { contactId: contactOf(event), caller, slot, timeZone: calendar.timeZone, locale: conversation.locale };
    const before = await orFailure(bookedBefore(turn, caller));
    if (before instanceof DynamoDbError) return leaveToPeople(turn, before, caller, slot);
    if (before !== undefined && before.slot.startsAt !== slot.startsAt) return close(turn, BOOKED, words.bookedBefore(before.slot));
    const booked = await orFailure(bookings.book(wish, homeUntil(turn)));
    if (booked instanceof DynamoDbError) return leaveToPeople(turn, booked, caller, slot);
    if (booked.kind === "full") return offering(turn, { why: words.full(slot), near: slot.startsAt, date: slot.date }, homeUntil(turn));
    await tell(booked.booking.id);
    return close(turn, BOOKED, words.booked(booked.booking.slot));
  };

  /** Looks where the numbers say, and lets the code decide. A number without a booking is answered as a wrong code. */
  const prove = async (turn: Turn, numbers: readonly string[], code: string): Promise<LexResponse> => {
    const { event, conversation, situation } = turn;
    const { words } = situation;
    const until = homeUntil(turn);
    const found = await orFailure(Promise.all(numbers.map((number) => bookings.coming(number, until))));
    if (found instanceof DynamoDbError) return leaveToPeople(turn, found, numbers[0] ?? "");
    const all = found.flat();
    const proved = await orFailure(proof.prove(contactOf(event), numbers, all, code, until));
    if (proved instanceof DynamoDbError) return leaveToPeople(turn, proved, numbers[0] ?? "");
    if (proved.kind === "locked") return close(turn, { outcome: "person" }, words.locked);
    if (proved.kind === "wrong") {
      // Said once, and whether or not the number has a booking.
      const mayBeElsewhere = conversation.slots["Mobile"] === undefined && proved.left === TRIES_OF_CONTACT - 1;
      return refuse(turn, "Code", words.wrongCode(proved.left, mayBeElsewhere));
    }
    const { id, caller, slot } = proved.booking;
    if (conversation.intent === "CheckDemo") {
      const others = all.filter((booking) => booking.caller === caller).length - 1;
      return close(turn, { outcome: "finished", result: "checked" }, words.checked(slot, others));
    }
    const said = conversation.slots["Date"];
    const known: Proved = { id, caller, startsAt: slot.startsAt };
    const after = { ...turn, conversation: { ...conversation, own: { ...conversation.own, proved: provedText(known) } } };
    return answerStep(after, confirmCancel(known, situation, said !== undefined && said !== slot.date), words.notCancelled);
  };

  const cancel = async (turn: Turn, { id, caller }: Proved): Promise<LexResponse> => {
    const { words } = turn.situation;
    const done = await orFailure(bookings.cancel({ id, caller }, homeUntil(turn)));
    if (done instanceof DynamoDbError) return leaveToPeople(turn, done, caller);
    if (done.kind === "none") return close(turn, CANCELLED, words.gone);
    await tell(id);
    return close(turn, CANCELLED, words.cancelled(done.booking.slot));
  };

  const perform = async (turn: Turn, deed: Deed, next: () => LexResponse): Promise<LexResponse> => {
    const { words, calendar, now } = turn.situation;
    const soon = turn.begun + LOOK_MS;
    if (deed.kind === "look-at-day") {
      const isDayFull = (await free(deed.slots, 1, soon))?.length === 0;
      const [near = now] = momentsOf({ date: deed.date, time: "12:00" }, calendar.timeZone);
      return isDayFull ? offering(turn, { why: words.dayFull(deed.date), near, date: deed.date, isDayFull }, soon) : next();
    }
    if (deed.kind === "look-at-slot") return lookAtSlot(turn, deed.slot, next);
    if (deed.kind === "offer") return offering(turn, deed, soon);
    if (deed.kind === "book") return book(turn, deed.slot, deed.caller);
    return deed.kind === "prove" ? prove(turn, deed.numbers, deed.code) : cancel(turn, deed.proved);
  };

  const done: Deeds<DemoSituation, Deed>["done"] = async (asking) => {
    const { conversation, event, situation } = asking;
    const { words, calendar, now } = situation;
    const proved = conversation?.intent === "CancelDemo" ? provedIn(conversation) : undefined;
    if (proved !== undefined && proved.startsAt > now) {
      const isThere = (await bookings.coming(proved.caller, homeUntil(asking))).some(({ id }) => id === proved.id);
      return isThere ? undefined : { ...CANCELLED, say: words.cancelled(slotAt(calendar, proved.startsAt)) };
    }
    const caller = numberOf(asking);
    // Who withholds a number has given one in words that are lost.
    if (caller === undefined) return isMemoryLost(event) ? "unknown" : undefined;
    const before = await bookedBefore(asking, caller);
    return before === undefined ? undefined : { ...BOOKED, say: words.bookedBefore(before.slot) };
  };

  return { perform, done, recordCallback: (asking) => record(asking, provedCaller(asking) ?? numberOf(asking) ?? "") };
};

const provedCaller = ({ conversation }: Asking): string | undefined =>
  conversation === undefined ? undefined : provedIn(conversation)?.caller;
