// What is free instead of what was wished. A look at the table is worth little of a caller's time: without it the caller is just asked, and the
// booking itself finds out.
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { bookableOn, nearest, type Slot } from "../lib/demo/bookings/calendar.ts";
import type { Bookings } from "../lib/demo/bookings/store.ts";
import { putOffer } from "../lib/demo/offers.ts";
import type { DemoSituation } from "../lib/demo/situation.ts";
import { refuse } from "../lib/dialog/answer-step.ts";
import { without } from "../lib/dialog/conversation.ts";
import type { Turn } from "../lib/dialog/dialog.ts";
import type { LexResponse } from "../lib/dialog/lex-event.ts";
import type { Log } from "../lib/runtime/log.ts";

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

/** What was wished and cannot be had. */
export interface Missed {
  /** As it is spoken. */
  readonly why: string;
  readonly near: EpochMs;
  readonly date: string;
  /** Nothing is free on the date. */
  readonly isDayFull?: boolean;
}

/** Says why not, and the three free slots that are nearest, in order of time. Is all that is free on the date, only the time is asked for. */
export const offer = (services: Services) => {
  const free = look(services);
  return async (turn: Turn<DemoSituation>, { why, near, date, isDayFull = false }: Missed, until: EpochMs): Promise<LexResponse> => {
    const { calendar, now, words } = turn.situation;
    const found = await free(nearest(calendar, near, now), OFFERED, until);
    // The table does not say, and something may be left of the day: the day stands.
    if (found === undefined && !isDayFull && bookableOn(calendar, date, now).length > 0)
      return refuse({ ...turn, conversation: without(turn.conversation, "Time") }, "Time", `${why} ${words.whichTime}`);
    const slots = (found ?? []).toSorted((one, other) => one.startsAt - other.startsAt);
    const asked = slots.length > 0 && slots.every((slot) => slot.date === date) ? "Time" : "Date";
    const conversation = without(turn.conversation, "Time", ...(asked === "Date" ? ["Date"] : []));
    if (slots.length === 0) return refuse({ ...turn, conversation }, asked, `${why} ${words.nothingFree}`);
    return putOffer({ ...turn, conversation }, asked, slots, why);
  };
};
