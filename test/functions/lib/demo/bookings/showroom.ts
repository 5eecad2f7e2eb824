// Bookings under test: the wishes of callers, faults between them and the table, and what must hold of the table whatever has happened.
import { expect } from "chai";
import type { RawItem } from "../../../../../functions/lib/aws/attribute-value.ts";
import { parseBooking, parseSeat, seatKey, type Booking, type Wish } from "../../../../../functions/lib/demo/bookings/booking.ts";
import { slotAt, type Slot } from "../../../../../functions/lib/demo/bookings/calendar.ts";
import type { Clock } from "../../../../../shared/clock.ts";
import { DynamoDbError } from "../../../../../functions/lib/aws/dynamodb-error.ts";
import type { WholeDynamoDb } from "../../../../../functions/lib/aws/dynamodb.ts";
import { aCalendar, WEDNESDAY_10AM } from "./calendars.ts";

export const TABLE = "bookings";
/** A slot of Tuesday, 24 November 2026, in New York. */
export const aSlot = (hour = 15): Slot => slotAt(aCalendar(), Date.parse("2026-11-24T05:00:00Z") + hour * 3_600_000);

export const aWish = (overrides: Partial<Wish> = {}): Wish => ({
  contactId: "c-1",
  caller: "+14155550100",
  slot: aSlot(),
  timeZone: "America/New_York",
  locale: "en_US",
  ...overrides,
});

/** A clock on which each look takes a millisecond, so that no two things happen at the same time. */
export const tickingClock = (): Pick<Clock, "now" | "sleep"> => {
  let now = WEDNESDAY_10AM;
  return {
    now: () => {
      now += 1;
      return now;
    },
    sleep: async (ms) => {
      now += ms;
    },
  };
};

/** Codes that can be told apart: 100001, 100002, … */
export const countedCodes = (): (() => string) => {
  let last = 100_000;
  return () => {
    last += 1;
    return String(last);
  };
};

/**
 * What becomes of one request: `lost` reaches nobody, of `unanswered` only the answer is lost, `late` arrives after all that is under way when it was
 * given up, `throttled` and `conflict` are refusals.
 */
export type Fate = "well" | "lost" | "unanswered" | "late" | "throttled" | "conflict";

const FAILURES = { lost: "timeout", unanswered: "timeout", late: "timeout", throttled: "throttled", conflict: "conflict" } as const;

/**
 * The table behind a network that fails.
 * @param turn is awaited before each request reaches the table and before its answer arrives: who goes first
 */
export const behindFaults = (
  table: WholeDynamoDb,
  fate: (operation: string) => Fate,
  turn: (what: string) => Promise<unknown>,
): WholeDynamoDb & { readonly arrived: () => Promise<unknown> } => {
  const late: Promise<unknown>[] = [];
  const through = async <Answer>(operation: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const met = fate(operation);
    await turn(`${operation} goes`);
    if (met === "well") {
      const answer = await ask().then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      await turn(`${operation} answers`);
      if ("error" in answer) throw answer.error;
      return answer.value;
    }
    if (met === "unanswered") await ask().catch(() => undefined);
    if (met === "late") late.push(turn(`${operation} arrives late`).then(() => ask().catch(() => undefined)));
    await turn(`${operation} fails`);
    throw new DynamoDbError(FAILURES[met], met, `The test made ${operation} ${met}.`);
  };
  return {
    arrived: () => Promise.all(late),
    getItem: (input) => through("getItem", () => table.getItem(input)),
    batchGet: (input) => through("batchGet", () => table.batchGet(input)),
    query: (input) => through("query", () => table.query(input)),
    putItem: (input) => through("putItem", () => table.putItem(input)),
    updateItem: (input) => through("updateItem", () => table.updateItem(input)),
    deleteItem: (input) => through("deleteItem", () => table.deleteItem(input)),
    transactWrite: (items) => through("transactWrite", () => table.transactWrite(items)),
  };
};

const startsWith = (item: RawItem, prefix: string): boolean => parseSeat(item).key.startsWith(prefix);

/** What holds of every table of bookings: each seat has one holder, each holder its seat and no other, and each waits for one text at most. */
export const expectSound = (items: readonly RawItem[], capacity: number): { readonly booked: readonly Booking[] } => {
  const stored = items.flatMap((item) => parseBooking(item) ?? []);
  const booked = stored.filter(({ status }) => status === "booked");
  const seats = items.filter((item) => startsWith(item, "SLOT#")).map(parseSeat);
  const expected = booked.map(({ slot, seat, id, caller }) => ({ key: parseSeat(seatKey(slot, seat)).key, id, caller }));
  const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);
  expect([...seats].sort(byKey)).to.deep.equal([...expected].sort(byKey));
  expect(new Set(booked.map(({ id }) => id)).size).to.equal(booked.length);
  for (const { seat } of booked) expect(seat).to.be.within(0, capacity - 1);
  expect(items.length).to.equal(stored.length + seats.length + items.filter((item) => startsWith(item, "OUTBOX ")).length);
  return { booked };
};
