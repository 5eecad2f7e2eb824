// What is done at the table: booking, proving, cancelling. What cannot be done is promised as a callback, since a caller who has said everything
// does not hear an error.
import { errorCode } from "../lib/runtime/error-code.ts";
import type { Booking } from "../lib/demo/bookings/booking.ts";
import type { Callbacks } from "../lib/demo/bookings/callbacks.ts";
import type { Slot } from "../lib/demo/bookings/calendar.ts";
import { TRIES_OF_CONTACT, type Proof } from "../lib/demo/bookings/proof.ts";
import type { Bookings } from "../lib/demo/bookings/store.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import type { LexResponse } from "../lib/dialog/lex-event.ts";
import type { Log } from "../lib/runtime/log.ts";
import { contactOf } from "../lib/dialog/save-turn.ts";
import { answerOf, close, refuse, type Talk } from "./answers.ts";
import { OWN, type Proved } from "../lib/demo/conversation.ts";

export interface Services {
  readonly log: Log;
  readonly bookings: Bookings;
  readonly proof: Proof;
  readonly callbacks: Callbacks;
  /** Sends what waits to be sent, without waiting for it: at once, where the outbox would be looked into only later. */
  readonly notify: (event: unknown) => Promise<void>;
}

const tell = async ({ log, notify }: Services, bookingId: string): Promise<void> => {
  try {
    await notify({ bookingId });
  } catch (error) {
    // The outbox is swept soon anyway.
    log({ kind: "notify-not-started", code: errorCode(error) });
  }
};

const callBack = async (services: Services, talk: Talk, failed: DynamoDbError, caller: string, slot?: Slot): Promise<LexResponse> => {
  const { event, conversation, situation } = talk;
  const { log, callbacks } = services;
  const { intent, locale } = conversation;
  log({ kind: "bookings-not-reached", intent, failure: failed.failure, code: failed.code });
  const wanted = { contactId: contactOf(event), caller, locale, intent, askedAt: situation.now, ...(slot === undefined ? {} : { slot }) };
  const recorded = await orFailure(callbacks.record(wanted));
  if (recorded instanceof DynamoDbError) log({ kind: "callback-not-stored", failure: recorded.failure, code: recorded.code });
  // Nobody can call a chat back (connect-flow-language.md 3.3): it gets a person, if there is one.
  return event.sessionAttributes["channel"] === "CHAT"
    ? close(event, "person", situation.words.personInstead(intent))
    : close(event, "callback", situation.words.callback(intent));
};

/** What the contact has booked already, where the conversation began with the other region's bot: that one's last word may not have been heard. */
const bookedBefore = async ({ bookings }: Services, { event }: Talk, caller: string, until: EpochMs): Promise<Booking | undefined> => {
  if (event.sessionAttributes[OWN.resumed] === undefined) return undefined;
  const contactId = contactOf(event);
  return (await bookings.coming(caller, until)).find((booking) => booking.contactId === contactId);
};

/** Books a slot; `full` where somebody was faster. */
export const book =
  (services: Services) =>
  async (talk: Talk, slot: Slot, caller: string, until: EpochMs): Promise<LexResponse | "full"> => {
    const { event, conversation, situation } = talk;
    const { calendar, words } = situation;
    const wish = { contactId: contactOf(event), caller, slot, timeZone: calendar.timeZone, locale: conversation.locale };
    const before = await orFailure(bookedBefore(services, talk, caller, until));
    if (before instanceof DynamoDbError) return callBack(services, talk, before, caller, slot);
    if (before !== undefined && before.slot.startsAt !== slot.startsAt) return close(event, "booked", words.bookedBefore(before.slot));
    const booked = await orFailure(services.bookings.book(wish, until));
    if (booked instanceof DynamoDbError) return callBack(services, talk, booked, caller, slot);
    if (booked.kind === "full") return "full";
    await tell(services, booked.booking.id);
    return close(event, "booked", words.booked(booked.booking.slot));
  };

/** What is said of a booking that the other region's bot may have made without being heard any more; undefined where it has made none. */
export const already =
  (services: Services) =>
  async (talk: Talk, caller: string | undefined, until: EpochMs): Promise<LexResponse | undefined> => {
    if (talk.conversation.intent !== "ScheduleDemo" || caller === undefined) return undefined;
    const before = await orFailure(bookedBefore(services, talk, caller, until));
    if (before instanceof DynamoDbError) services.log({ kind: "booking-not-read", failure: before.failure, code: before.code });
    return before === undefined || before instanceof DynamoDbError
      ? undefined
      : close(talk.event, "booked", talk.situation.words.bookedBefore(before.slot));
  };

/** Looks where the numbers say, and lets the code decide. A number without a booking is answered as a wrong code. */
export const prove =
  (services: Services) =>
  async (talk: Talk, numbers: readonly string[], code: string, until: EpochMs): Promise<LexResponse> => {
    const { event, conversation, situation } = talk;
    const { bookings, proof } = services;
    const { words } = situation;
    const found = await orFailure(Promise.all(numbers.map((number) => bookings.coming(number, until))));
    const failed = (why: DynamoDbError) => callBack(services, talk, why, numbers[0] ?? "");
    if (found instanceof DynamoDbError) return failed(found);
    const all = found.flat();
    const proved = await orFailure(proof.prove(contactOf(event), numbers, all, code, until));
    if (proved instanceof DynamoDbError) return failed(proved);
    if (proved.kind === "locked") return close(event, "person", words.locked);
    if (proved.kind === "wrong") {
      // Said once, and whether or not the number has a booking.
      const mayBeElsewhere = conversation.slots.Mobile === undefined && proved.left === TRIES_OF_CONTACT - 1;
      return refuse(talk, "Code", words.wrongCode(proved.left, mayBeElsewhere));
    }
    const { id, caller, slot } = proved.booking;
    if (conversation.intent === "CheckDemo") {
      const others = all.filter((booking) => booking.caller === caller).length - 1;
      return close(event, "checked", words.checked(slot, others));
    }
    const said = conversation.slots.Date;
    const known: Proved = { id, caller, startsAt: slot.startsAt };
    return answerOf(
      { ...talk, conversation: { ...conversation, proved: known } },
      { kind: "confirm-cancel", proved: known },
      said !== undefined && said !== slot.date,
    );
  };

export const cancel =
  (services: Services) =>
  async (talk: Talk, { id, caller }: Proved, until: EpochMs): Promise<LexResponse> => {
    const { event, situation } = talk;
    const done = await orFailure(services.bookings.cancel({ id, caller }, until));
    if (done instanceof DynamoDbError) return callBack(services, talk, done, caller);
    if (done.kind === "none") return close(event, "cancelled", situation.words.gone);
    await tell(services, id);
    return close(event, "cancelled", situation.words.cancelled(done.booking.slot));
  };
