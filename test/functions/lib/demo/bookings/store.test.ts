import { expect } from "chai";
import type { RawItem } from "../../../../../functions/lib/aws/attribute-value.ts";
import { bookingItem, bookingKey, type Booking, type Wish } from "../../../../../functions/lib/demo/bookings/booking.ts";
import type { Booked } from "../../../../../functions/lib/demo/bookings/claim-seat.ts";
import { ATTEMPT_MS, HOME_MS } from "../../../../../functions/lib/demo/bookings/patience.ts";
import { bookings, PAGE } from "../../../../../functions/lib/demo/bookings/store.ts";
import { texts } from "../../../../../functions/lib/demo/bookings/texts.ts";
import { DynamoDbError } from "../../../../../functions/lib/aws/dynamodb-error.ts";
import type { WholeDynamoDb } from "../../../../../functions/lib/aws/dynamodb.ts";
import { aTable } from "../../../a-table.ts";
import { inMemoryTable } from "./in-memory-table.ts";
import { aSlot, aWish, behindFaults, countedCodes, TABLE, tickingClock, type Fate } from "./showroom.ts";

interface Given {
  readonly capacity?: number;
  readonly fates?: readonly Fate[];
}

const TABLES: readonly (readonly [string, () => Promise<WholeDynamoDb>])[] = [
  ["a table in memory", async () => inMemoryTable()],
  ["dynalite", () => aTable(TABLE, "pk", "sk")],
];

describe("coming()", () => {
  it("reads every page of a number with more bookings than one page has", async () => {
    const home = inMemoryTable();
    const clock = tickingClock();
    const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, 1);
    const past = { ...aWish(), code: "1", seat: 0, status: "cancelled", createdAt: 1, sms: "sent" } as const;
    const ids = Array.from({ length: 2 * PAGE }, (_, at) => at.toString(16).padStart(16, "0"));
    for (const id of ids) await home.putItem({ TableName: TABLE, Item: bookingItem({ ...past, id }) });
    const last = { ...past, id: "f".repeat(16), status: "booked" } as const;
    await home.putItem({ TableName: TABLE, Item: bookingItem(last) });
    expect(await store.coming(last.caller, clock.now() + HOME_MS)).to.deep.equal([last]);
    // Two whole pages: only a third one tells that there is no more.
    await home.deleteItem({ TableName: TABLE, Key: bookingKey(last) });
    expect(await store.coming(last.caller, clock.now() + HOME_MS)).to.deep.equal([]);
  });
});

for (const [where, make] of TABLES)
  describe(`bookings() on ${where}`, () => {
    const aShowroom = async ({ capacity = 1, fates = [] }: Given = {}) => {
      const table = await make();
      const left = [...fates];
      const home = behindFaults(
        table,
        () => left.shift() ?? "well",
        async () => undefined,
      );
      const clock = tickingClock();
      const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, capacity);
      const until = () => clock.now() + HOME_MS;
      const waiting = () => texts(table, TABLE).waiting(100);
      return {
        table,
        home,
        clock,
        store,
        until,
        book: (wish: Partial<Wish> = {}) => store.book(aWish(wish), until()),
        cancel: (booking: Pick<Booking, "caller" | "id">) => store.cancel(booking, until()),
        coming: (caller: string) => store.coming(caller, until()),
        stored: (booking: Booking): Promise<RawItem | undefined> => table.getItem({ TableName: TABLE, Key: bookingKey(booking) }),
        waiting: async () => (await waiting()).map(({ bookingId, kind, code }) => ({ bookingId, kind, code })),
      };
    };

    const bookingOf = (booked: Booked): Booking => {
      if (booked.kind !== "booked") throw new Error("The slot is full.");
      return booked.booking;
    };

    it("book() stores the booking, its seat and its text", async () => {
      const { book, stored, waiting } = await aShowroom();
      const { booking, ...rest } = { booking: bookingOf(await book()), again: false };
      expect(rest.again).to.equal(false);
      expect(booking).to.deep.include({
        id: booking.id,
        code: "100001",
        seat: 0,
        status: "booked",
        sms: "pending",
        caller: "+14155550100",
      });
      expect(booking.id).to.match(/^[0-9a-f]{16}$/);
      expect(await stored(booking)).to.deep.include({
        pk: { S: "CALLER#+14155550100" },
        sk: { S: `BOOKING#${booking.id}` },
        code: { S: "100001" },
        status: { S: "booked" },
        date: { S: "2026-11-24" },
        time: { S: "15:00" },
        expiresAt: { N: String(aSlot().startsAt / 1000 + 30 * 86_400) },
      });
      expect(await waiting()).to.deep.equal([{ bookingId: booking.id, kind: "confirmation", code: "100001" }]);
    });

    it("book() answers a retry, and the twin, with the same booking and code", async () => {
      const { book, waiting } = await aShowroom();
      const first = bookingOf(await book());
      expect(await book()).to.deep.equal({ kind: "booked", booking: first, again: true });
      expect(await waiting()).to.have.length(1);
    });

    it("book() finds its own booking after an answer that was lost", async () => {
      const { book, stored } = await aShowroom({ fates: ["well", "unanswered"] });
      const booked = await book();
      expect(booked).to.include({ kind: "booked", again: true });
      expect(bookingOf(booked).code).to.equal("100001");
      expect(await stored(bookingOf(booked))).to.deep.include({ code: { S: "100001" } });
    });

    it("book() tells the second caller that the slot is full", async () => {
      const { book } = await aShowroom();
      await book();
      expect(await book({ contactId: "c-2", caller: "+14155550101" })).to.deep.equal({ kind: "full" });
      expect((await book({ contactId: "c-2", slot: aSlot(16) })).kind).to.equal("booked");
    });

    it("book() gives each seat of a slot once, to callers who come at the same time", async () => {
      const { book } = await aShowroom({ capacity: 3 });
      const all = await Promise.all(Array.from({ length: 7 }, (_, at) => book({ contactId: `c-${at}`, caller: `+1415555010${at}` })));
      const seats = all.flatMap((booked) => (booked.kind === "booked" ? [booked.booking.seat] : []));
      expect(seats.sort((a, b) => a - b)).to.deep.equal([0, 1, 2]);
      expect(all.filter(({ kind }) => kind === "full")).to.have.length(4);
    });

    it("book() gives a contact that now names another number the seat that it has", async () => {
      const { book } = await aShowroom({ capacity: 2 });
      const first = bookingOf(await book());
      expect(await book({ caller: "+14155550109" })).to.deep.equal({ kind: "booked", booking: first, again: true });
    });

    it("book() books anew what the contact has cancelled, with a new code", async () => {
      const { book, cancel, waiting } = await aShowroom();
      const first = bookingOf(await book());
      await cancel(first);
      const second = bookingOf(await book());
      expect(second).to.include({ id: first.id, code: "100002", status: "booked" });
      expect((await waiting()).map(({ kind, code }) => `${kind} ${code}`).sort()).to.deep.equal([
        "cancelled 100001",
        "confirmation 100002",
      ]);
    });

    it("book() tries again what is throttled or in conflict, and gives up in time", async () => {
      const { book } = await aShowroom({ fates: ["throttled", "well", "conflict", "well", "lost", "well", "well"] });
      expect((await book()).kind).to.equal("booked");
      const down = await aShowroom({ fates: Array.from({ length: 20 }, () => "lost" as const) });
      const failed = await down.book().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failed).to.be.instanceOf(DynamoDbError).and.include({ failure: "timeout" });
    });

    it("book() begins nothing that could not end in time", async () => {
      const { store, clock, waiting } = await aShowroom();
      const failed = await store.book(aWish(), clock.now() + 400).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failed).to.be.instanceOf(DynamoDbError).and.include({ failure: "timeout", code: "OutOfTime" });
      expect(await waiting()).to.deep.equal([]);
    });

    it("cancel() frees the seat and has the caller told, and answers a retry the same", async () => {
      const { book, cancel, stored, waiting } = await aShowroom();
      const booking = bookingOf(await book());
      expect(await cancel(booking)).to.deep.equal({
        kind: "cancelled",
        booking: { ...booking, status: "cancelled", sms: "pending" },
        again: false,
      });
      expect(await cancel(booking)).to.include({ kind: "cancelled", again: true });
      expect(await stored(booking)).to.deep.include({ status: { S: "cancelled" } });
      expect(await waiting()).to.deep.equal([{ bookingId: booking.id, kind: "cancelled", code: booking.code }]);
      expect((await book({ contactId: "c-2", caller: "+14155550101" })).kind).to.equal("booked");
    });

    it("cancel() finds that it is cancelled after an answer that was lost", async () => {
      const { book, cancel } = await aShowroom({ fates: ["well", "well", "well", "unanswered"] });
      expect(await cancel(bookingOf(await book()))).to.include({ kind: "cancelled", again: true });
    });

    it("cancel() knows no booking where none is", async () => {
      const { cancel } = await aShowroom();
      expect(await cancel({ caller: "+14155550100", id: "0123456789abcdef" })).to.deep.equal({ kind: "none" });
    });

    /** A showroom in which what is late arrives when it is released. */
    const aLateShowroom = async (...fates: readonly Fate[]) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const left = [...fates];
      const home = behindFaults(
        await make(),
        () => left.shift() ?? "well",
        (what) => (what.endsWith("late") ? held : Promise.resolve()),
      );
      const clock = tickingClock();
      const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, 1);
      const until = () => clock.now() + HOME_MS;
      const arrive = (): Promise<unknown> => (release(), home.arrived());
      return { store, until, arrive };
    };

    it("a request that arrives after it was given up undoes nothing that came later", async () => {
      const { store, until, arrive } = await aLateShowroom("well", "late");
      const booking = bookingOf(await store.book(aWish(), until()));
      await store.cancel(booking, until());
      await arrive();
      expect(await store.coming(booking.caller, until())).to.deep.equal([]);
    });

    it("a cancellation that arrives after the contact has booked the same slot anew cancels nothing", async () => {
      // Booked; read, and the cancellation is on its way; the caller's time for another try is over.
      const { store, until, arrive } = await aLateShowroom("well", "well", "well", "late");
      const booking = bookingOf(await store.book(aWish(), until()));
      const failed = await store.cancel(booking, until() - HOME_MS + ATTEMPT_MS.home + 10).catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(DynamoDbError).and.include({ failure: "timeout" });
      const again = await store.book(aWish(), until());
      expect(again).to.deep.equal({ kind: "booked", booking, again: true });
      await arrive();
      expect((await store.coming(booking.caller, until())).map(({ id, code }) => [id, code])).to.deep.equal([[booking.id, booking.code]]);
      expect(await store.cancel(booking, until())).to.include({ kind: "cancelled", again: false });
    });

    it("coming() lists a number's bookings that are still to come, and nobody else's", async () => {
      const { book, cancel, coming } = await aShowroom();
      const late = bookingOf(await book({ slot: aSlot(16) }));
      const early = bookingOf(await book({ slot: aSlot(9) }));
      await book({ slot: { ...aSlot(), startsAt: 1, date: "1970-01-01", time: "00:00" } });
      await book({ contactId: "c-2", caller: "+14155550101", slot: aSlot(10) });
      await cancel(bookingOf(await book({ slot: aSlot(11) })));
      expect(await coming("+14155550100")).to.deep.equal([early, late]);
      expect(await coming("+1415555010")).to.deep.equal([]);
    });

    it("free() gives the first slots that have a seat, asking no further than it must", async () => {
      const { book, store, until } = await aShowroom({ capacity: 40 });
      const slots = [9, 10, 11, 12, 13].map((hour) => aSlot(hour));
      for (let caller = 0; caller < 40; caller += 1) await book({ contactId: `c-${caller}`, slot: aSlot(9) });
      let looked = 0;
      const noting = function* () {
        for (const slot of slots) {
          looked += 1;
          yield slot;
        }
      };
      expect((await store.free(noting(), 2, until())).map(({ time }) => time)).to.deep.equal(["10:00", "11:00"]);
      expect(looked).to.equal(4);
      expect(await store.free([aSlot(9)], 3, until())).to.deep.equal([]);
    });
  });
