// Sends the texts that wait, makes and deletes the reminders, and reminds. A text that cannot be sent waits for the next sweep, and is given up after a day:
// the booking says so, and a metric counts it.
import { errorCode } from "../lib/runtime/error-code.ts";
import { localTime } from "../lib/calendar/local-time.ts";
import type { Booking } from "../lib/demo/bookings/booking.ts";
import type { SeatOf } from "../lib/demo/bookings/seat-holder.ts";
import type { Text, Texts } from "../lib/demo/bookings/texts.ts";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { recordAt, textAt } from "../../shared/json.ts";
import { metricLine, type Log } from "../lib/runtime/log.ts";
import type { Reminders } from "./reminders.ts";
import type { Sent } from "./send.ts";
import { wordsOf } from "./words.ts";

export interface Services {
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly texts: Texts;
  readonly send: (number: string, message: string, date: string, now: EpochMs) => Promise<Sent>;
  readonly reminders: Reminders;
  /** The booking that holds a seat at that time. @throws DynamoDbError */
  readonly bookingOf: (seat: SeatOf) => Promise<Booking | undefined>;
}

export interface Settings {
  readonly timeZone: string;
  /** Prefix of the line's names. */
  readonly line: string;
}

export interface Swept {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
}

/** Texts that are read at once. They are sent one after the other, and begun for so long: the function has a minute. The rest is for the next sweep. */
const AT_ONCE = 200;
const SWEEP_MS = 40_000;
/** After so long a text that cannot be sent is given up. */
const DAY_MS = 86_400_000;

/**
 * Answers `{"remind": {"bookingId", "startsAt"}}` of a reminder's schedule, and sweeps for every other event: its own schedule's, and the code hook's,
 * which names the booking that it has just made.
 * @throws DynamoDbError when the table cannot be read: the schedule tries again
 */
export const notifyHandler = ({ clock, log, texts, send, reminders, bookingOf }: Services, { timeZone, line }: Settings) => {
  const today = (now: EpochMs): string => localTime(now, timeZone).date;
  const count = (name: string, value: number, properties: Readonly<Record<string, unknown>> = {}): void => {
    log(metricLine({ line, at: clock.now(), values: { [name]: { unit: "Count", value } }, properties }));
  };

  /** A reminder that cannot be made or deleted fails no text; one that is left reminds nobody, since it looks at the booking. */
  const remindOf = async ({ kind, bookingId: id, slot }: Text): Promise<void> => {
    try {
      if (kind === "cancelled") await reminders.drop(id);
      else await reminders.set({ id, slot }, clock.now());
    } catch (error) {
      log({
        kind: "reminder-not-changed",
        bookingId: id,
        code: errorCode(error),
      });
    }
  };

  const deliver = async (text: Text): Promise<"sent" | "failed" | "given-up"> => {
    const now = clock.now();
    // The first time only, whatever becomes of the text.
    if (text.tries === 0) await remindOf(text);
    const sent = await send(text.caller, wordsOf(text.kind, text), today(now), now);
    if (sent.kind === "sent") return "sent";
    const outcome = sent.kind === "never" || now - text.putAt >= DAY_MS ? "given-up" : "failed";
    log({ kind: "text-not-sent", bookingId: text.bookingId, text: text.kind, why: sent.why, outcome });
    return outcome;
  };

  const sweep = async (): Promise<Swept> => {
    const swept = { sent: 0, waiting: 0, failed: 0 };
    const begun = clock.now();
    // Page after page: those that cannot be sent today must not keep back what comes after them.
    for (let page = await texts.waiting(AT_ONCE); page.length > 0; page = await texts.waiting(AT_ONCE, page.at(-1))) {
      for (const text of page) {
        if (clock.now() - begun >= SWEEP_MS) return swept;
        if (!(await texts.claim(text, clock.now()))) continue;
        const outcome = await deliver(text);
        const settled = await orFailure(texts.settle(text, outcome));
        if (settled instanceof DynamoDbError) log({ kind: "text-not-settled", bookingId: text.bookingId, code: settled.code });
        swept[outcome === "sent" ? "sent" : outcome === "failed" ? "waiting" : "failed"] += 1;
      }
    }
    return swept;
  };

  const sweepAndCount = async (): Promise<Swept> => {
    const swept = await sweep();
    if (swept.sent > 0) count("SmsSent", swept.sent);
    if (swept.failed > 0) count("SmsFailed", swept.failed);
    count("SmsWaiting", swept.waiting);
    return swept;
  };

  const remind = async (seat: SeatOf): Promise<Swept> => {
    const booking = await bookingOf(seat);
    const now = clock.now();
    if (booking?.status !== "booked" || booking.slot.startsAt <= now) return { sent: 0, waiting: 0, failed: 0 };
    const sent = await send(booking.caller, wordsOf("reminder", booking), today(now), now);
    if (sent.kind === "sent") {
      count("SmsSent", 1);
      return { sent: 1, waiting: 0, failed: 0 };
    }
    log({ kind: "text-not-sent", bookingId: seat.id, text: "reminder", why: sent.why, outcome: "given-up" });
    count("SmsFailed", 1);
    return { sent: 0, waiting: 0, failed: 1 };
  };

  return async (event: unknown): Promise<Swept> => {
    const [id, when = ""] = ["bookingId", "startsAt"].map((name) => textAt(recordAt(event, "remind"), name));
    const startsAt = Date.parse(when);
    return id === undefined || Number.isNaN(startsAt) ? sweepAndCount() : remind({ id, startsAt });
  };
};
