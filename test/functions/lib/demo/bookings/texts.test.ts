import { expect } from "chai";
import { bookingKey } from "../../../../../functions/lib/demo/bookings/booking.ts";
import { callbacks } from "../../../../../functions/lib/demo/bookings/callbacks.ts";
import { WEDNESDAY_10AM } from "./calendars.ts";
import { HOME_MS } from "../../../../../functions/lib/demo/bookings/patience.ts";
import { smsCaps } from "../../../../../functions/lib/demo/bookings/sms-caps.ts";
import { bookings } from "../../../../../functions/lib/demo/bookings/store.ts";
import { texts, type Text } from "../../../../../functions/lib/demo/bookings/texts.ts";
import { readText } from "../../../../../functions/lib/aws/attribute-value.ts";
import type { WholeDynamoDb } from "../../../../../functions/lib/aws/dynamodb.ts";
import { aTable } from "../../../a-table.ts";
import { inMemoryTable } from "./in-memory-table.ts";
import { aSlot, aWish, countedCodes, TABLE, tickingClock } from "./showroom.ts";

for (const [where, make] of [
  ["a table in memory", async () => inMemoryTable()],
  ["dynalite", () => aTable(TABLE, "pk", "sk")],
] as const satisfies readonly (readonly [string, () => Promise<WholeDynamoDb>])[]) {
  describe(`texts() on ${where}`, () => {
    const aBooked = async () => {
      const home = await make();
      const clock = tickingClock();
      const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, 1);
      const outbox = texts(home, TABLE);
      const until = () => clock.now() + HOME_MS;
      const booked = await store.book(aWish(), until());
      if (booked.kind !== "booked") throw new Error("The slot is full.");
      const { booking } = booked;
      const sms = async () => readText((await home.getItem({ TableName: TABLE, Key: bookingKey(booking) })) ?? {}, "sms");
      const first = async (): Promise<Text> => {
        const [text] = await outbox.waiting(10);
        if (text === undefined) throw new Error("No text waits.");
        return text;
      };
      return { home, store, outbox, until, booking, sms, first };
    };

    it("waiting() has all that a text needs, in the caller's language and the line's time", async () => {
      const { first, booking } = await aBooked();
      const { putAt, ...rest } = await first();
      expect(putAt).to.equal(booking.createdAt);
      expect(rest).to.deep.equal({
        bookingId: booking.id,
        kind: "confirmation",
        caller: "+14155550100",
        slot: aSlot(),
        timeZone: "America/New_York",
        locale: "en_US",
        code: "100001",
        bookedAt: booking.createdAt,
        tries: 0,
      });
    });

    it("settle() takes out what is sent, and the booking tells of it; again changes nothing", async () => {
      const { outbox, first, sms } = await aBooked();
      const text = await first();
      await outbox.settle(text, "sent");
      await outbox.settle(text, "sent");
      expect(await outbox.waiting(10)).to.deep.equal([]);
      expect(await sms()).to.equal("sent");
    });

    it("settle() keeps what failed, counts it, and lets it be sent or given up later", async () => {
      const { outbox, first, sms } = await aBooked();
      await outbox.settle(await first(), "failed");
      await outbox.settle(await first(), "failed");
      expect((await first()).tries).to.equal(2);
      expect(await sms()).to.equal("waiting");
      await outbox.settle(await first(), "given-up");
      expect(await outbox.waiting(10)).to.deep.equal([]);
      expect(await sms()).to.equal("failed");
    });

    it("settle() leaves alone the text and the booking that came after", async () => {
      const { outbox, store, first, booking, until, sms } = await aBooked();
      const old = await first();
      await store.cancel(booking, until());
      await store.book(aWish(), until());
      await outbox.settle(old, "sent");
      expect((await outbox.waiting(10)).map(({ kind }) => kind).sort()).to.deep.equal(["cancelled", "confirmation"]);
      expect(await sms()).to.equal("pending");
    });

    it("waiting() passes over an entry that makes no sense", async () => {
      const { home, outbox } = await aBooked();
      await home.putItem({ TableName: TABLE, Item: { pk: { S: "OUTBOX" }, sk: { S: "by hand" } } });
      expect(await outbox.waiting(10)).to.have.length(1);
    });
  });

  describe(`smsCaps() on ${where}`, () => {
    it("take() allows so many to a number in a day, and so many in a day in all", async () => {
      const caps = smsCaps(await make(), TABLE, { perNumberDay: 2, perDay: 3 });
      const take = (number: string, date = "2026-11-18") => caps.take(number, date, WEDNESDAY_10AM);
      expect([await take("+1"), await take("+1"), await take("+1")]).to.deep.equal(["allowed", "allowed", "number-full"]);
      expect([await take("+2"), await take("+3")]).to.deep.equal(["allowed", "day-full"]);
      expect(await take("+1", "2026-11-19")).to.equal("allowed");
    });

    it("take() counts neither where one is full", async () => {
      const table = await make();
      await smsCaps(table, TABLE, { perNumberDay: 5, perDay: 1 }).take("+1", "2026-11-18", WEDNESDAY_10AM);
      await smsCaps(table, TABLE, { perNumberDay: 5, perDay: 1 }).take("+2", "2026-11-18", WEDNESDAY_10AM);
      const after = smsCaps(table, TABLE, { perNumberDay: 1, perDay: 9 });
      expect(await after.take("+2", "2026-11-18", WEDNESDAY_10AM)).to.equal("allowed");
    });

    it("take() allows none where none may be sent", async () => {
      const table = await make();
      expect(await smsCaps(table, TABLE, { perNumberDay: 0, perDay: 9 }).take("+1", "2026-11-18", 0)).to.equal("number-full");
      expect(await smsCaps(table, TABLE, { perNumberDay: 1, perDay: 0 }).take("+1", "2026-11-18", 0)).to.equal("day-full");
    });

    it("take() gives a race no more than there are", async () => {
      const caps = smsCaps(await make(), TABLE, { perNumberDay: 3, perDay: 9 });
      const all = await Promise.all(Array.from({ length: 8 }, () => caps.take("+1", "2026-11-18", WEDNESDAY_10AM)));
      expect(all.filter((one) => one === "allowed")).to.have.length(3);
    });
  });
}

describe("callbacks()", () => {
  it("record() writes what is wanted once for a contact and intent", async () => {
    const standby = inMemoryTable();
    const callback = {
      contactId: "c-1",
      caller: "+14155550100",
      locale: "es_US",
      intent: "ScheduleDemo",
      slot: aSlot(),
      askedAt: 5000,
    } as const;
    await callbacks(standby, TABLE).record(callback);
    await callbacks(standby, TABLE).record({ ...callback, askedAt: 6000 });
    expect(standby.items()).to.deep.equal([
      {
        pk: { S: "CALLBACK" },
        sk: { S: "c-1#ScheduleDemo" },
        contactId: { S: "c-1" },
        caller: { S: "+14155550100" },
        locale: { S: "es_US" },
        intent: { S: "ScheduleDemo" },
        status: { S: "callback-wanted" },
        askedAt: { N: "6000" },
        date: { S: "2026-11-24" },
        time: { S: "15:00" },
        startsAt: { N: String(aSlot().startsAt) },
        expiresAt: { N: String(6 + 30 * 86_400) },
      },
    ]);
  });
});
