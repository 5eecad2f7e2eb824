// What is free instead of what was wished: words on the phone, a card in a chat. A look at the table is worth little of a caller's time: without
// it the caller is just asked, and the booking itself finds out.
import { bookableOn, nearest, slotAt, type Slot } from "../lib/demo/bookings/calendar.ts";
import type { Bookings } from "../lib/demo/bookings/store.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import type { LexResponse } from "../lib/dialog/lex-event.ts";
import type { Log } from "../lib/runtime/log.ts";
import { refuse, type Talk } from "./answers.ts";
import { offeredText } from "./choice.ts";
import { without } from "../lib/demo/plan.ts";

/** As many as are remembered when they are heard. */
const OFFERED = 3;

export interface Services {
  readonly log: Log;
  readonly bookings: Pick<Bookings, "free">;
}

/** The first of the slots that are free; undefined where the table does not say. */
export const look =
  ({ log, bookings }: Services) =>
  async (slots: Iterable<Slot>, most: number, until: EpochMs): Promise<readonly Slot[] | undefined> => {
    const free = await orFailure(bookings.free(slots, most, until));
    if (!(free instanceof DynamoDbError)) return free;
    log({ kind: "free-not-read", failure: free.failure, code: free.code });
    return undefined;
  };

/** Puts times to the caller. */
const put = (talk: Talk, asked: "Date" | "Time", slots: readonly Slot[], why?: string): LexResponse => {
  const { words } = talk.situation;
  const open = { ...talk, offered: offeredText(slots) };
  const said = (offered: string): string => (why === undefined ? offered : `${why} ${offered}`);
  if (talk.event.isText !== true) return refuse(open, asked, said(words.offer(slots)));
  const buttons = slots.map((slot) => ({ text: words.button(slot), value: words.buttonValue(slot, asked) }));
  return refuse(open, asked, said(words.offerOnCard), {
    contentType: "ImageResponseCard",
    imageResponseCard: { title: words.cardTitle, buttons },
  });
};

/**
 * Says why not, and the three free slots that are nearest to a moment, in order of time.
 * @param date the one that was wished: is all that is free on it, only the time is asked for
 * @param isDayFull nothing is free on it
 */
export const offer = (services: Services) => {
  const free = look(services);
  return async (talk: Talk, why: string, near: EpochMs, date: string, until: EpochMs, isDayFull = false): Promise<LexResponse> => {
    const { calendar, now, words } = talk.situation;
    const found = await free(nearest(calendar, near, now), OFFERED, until);
    // The table does not say, and something may be left of the day: the day stands.
    if (found === undefined && !isDayFull && bookableOn(calendar, date, now).length > 0)
      return refuse({ ...talk, conversation: without(talk.conversation, "Time") }, "Time", `${why} ${words.whichTime}`);
    const slots = (found ?? []).toSorted((one, other) => one.startsAt - other.startsAt);
    const asked = slots.length > 0 && slots.every((slot) => slot.date === date) ? "Time" : "Date";
    const conversation = without(talk.conversation, "Time", ...(asked === "Date" ? (["Date"] as const) : []));
    if (slots.length === 0) return refuse({ ...talk, conversation }, asked, `${why} ${words.nothingFree}`);
    return put({ ...talk, conversation }, asked, slots, why);
  };
};

/** The times that were offered last, once more: "yes" names none of them. */
export const offerAgain = (talk: Talk, asked: "Date" | "Time", offered: readonly EpochMs[]): LexResponse =>
  put(
    talk,
    asked,
    offered.map((startsAt) => slotAt(talk.situation.calendar, startsAt)),
  );
