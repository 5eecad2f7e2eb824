import { expect } from "chai";
import * as fc from "fast-check";
import { bookableOn, nearest, nextOpenDate, slotAt, slotsOn, type Slot } from "../../../../../functions/lib/demo/bookings/calendar.ts";
import { alwaysOpen, aCalendar, WEDNESDAY_10AM } from "./calendars.ts";

const times = (slots: readonly Slot[]): readonly string[] => slots.map(({ time }) => time);
const whens = (slots: readonly Slot[]): readonly string[] => slots.map(({ date, time }) => `${date} ${time}`);
const take = (count: number, slots: Iterator<Slot, void>): readonly Slot[] => {
  const taken: Slot[] = [];
  for (let next = slots.next(); taken.length < count && next.done !== true; next = slots.next()) taken.push(next.value);
  return taken;
};

describe("slotsOn()", () => {
  it("is every slot from opening to the last that ends by closing", () => {
    expect(times(slotsOn(aCalendar({ slotMinutes: 90 }), "2026-11-19"))).to.deep.equal(["09:00", "10:30", "12:00", "13:30", "15:00"]);
  });

  it("has none on a weekday that is closed, and on a holiday", () => {
    expect(slotsOn(aCalendar(), "2026-11-21")).to.deep.equal([]);
    expect(slotsOn(aCalendar(), "2026-11-26")).to.deep.equal([]);
  });

  it("has none that would go on into the next day", () => {
    expect(times(slotsOn(alwaysOpen({ slotMinutes: 420 }), "2026-11-19"))).to.deep.equal(["00:00", "07:00", "14:00"]);
  });

  it("leaves out the hour that the clocks skip, and has the one that they repeat once", () => {
    const night = { slotMinutes: 60, week: Array.from({ length: 7 }, () => ({ open: "00:00", close: "05:00" })) };
    expect(times(slotsOn(alwaysOpen(night), "2027-03-14"))).to.deep.equal(["00:00", "01:00", "03:00", "04:00"]);
    const repeated = slotsOn(alwaysOpen(night), "2026-11-01");
    expect(times(repeated)).to.deep.equal(["00:00", "01:00", "02:00", "03:00", "04:00"]);
    expect(new Date(repeated[1]?.startsAt ?? 0).toISOString()).to.equal("2026-11-01T05:00:00.000Z");
  });

  it("has slots that overlap on no day of any zone", () => {
    const zone = fc.constantFrom("America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "America/Santiago");
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(zone, day, fc.integer({ min: 20, max: 300 }), (timeZone, date, slotMinutes) => {
        const calendar = alwaysOpen({ timeZone, slotMinutes });
        const slots = slotsOn(calendar, date);
        for (const [at, slot] of slots.entries()) {
          expect(slotAt(calendar, slot.startsAt)).to.deep.equal(slot);
          const before = slots[at - 1];
          if (before !== undefined) expect(slot.startsAt - before.startsAt).to.be.at.least(slotMinutes * 60_000);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("bookableOn()", () => {
  it("leaves out what is past or too soon", () => {
    expect(times(bookableOn(aCalendar(), "2026-11-18", WEDNESDAY_10AM))[0]).to.equal("11:30");
    expect(bookableOn(aCalendar(), "2026-11-17", WEDNESDAY_10AM)).to.deep.equal([]);
  });

  it("ends at the horizon", () => {
    const calendar = aCalendar({ horizonDays: 1 });
    expect(bookableOn(calendar, "2026-11-19", WEDNESDAY_10AM)).to.have.length(16);
    expect(bookableOn(calendar, "2026-11-20", WEDNESDAY_10AM)).to.deep.equal([]);
  });
});

describe("nextOpenDate()", () => {
  it("passes over the weekend and a holiday", () => {
    expect(nextOpenDate(aCalendar(), "2026-11-21", WEDNESDAY_10AM)).to.equal("2026-11-23");
    expect(nextOpenDate(aCalendar(), "2026-11-26", WEDNESDAY_10AM)).to.equal("2026-11-27");
  });

  it("is none where nothing opens before the horizon", () => {
    expect(nextOpenDate(aCalendar({ horizonDays: 4 }), "2026-11-21", WEDNESDAY_10AM)).to.equal(undefined);
  });
});

describe("nearest()", () => {
  it("goes outwards from a moment, the earlier first, and over days", () => {
    const fridayAtFive = Date.parse("2026-11-20T21:30:00Z");
    expect(whens(take(4, nearest(aCalendar({ slotMinutes: 120 }), fridayAtFive, WEDNESDAY_10AM)))).to.deep.equal([
      "2026-11-20 15:00",
      "2026-11-20 13:00",
      "2026-11-20 11:00",
      "2026-11-20 09:00",
    ]);
    const mondayAtNine = Date.parse("2026-11-23T14:00:00Z");
    expect(whens(take(4, nearest(aCalendar({ slotMinutes: 240 }), mondayAtNine, WEDNESDAY_10AM)))).to.deep.equal([
      "2026-11-23 09:00",
      "2026-11-23 13:00",
      "2026-11-24 09:00",
      "2026-11-24 13:00",
    ]);
  });

  it("gives every slot that can be booked once, by distance", () => {
    const wish = fc.integer({ min: -3, max: 25 }).map((hours) => WEDNESDAY_10AM + hours * 3_600_000 * 5);
    fc.assert(
      fc.property(wish, fc.integer({ min: 0, max: 12 }), fc.constantFrom(45, 60, 240), (to, horizonDays, slotMinutes) => {
        const calendar = aCalendar({ horizonDays, slotMinutes });
        const found = [...nearest(calendar, to, WEDNESDAY_10AM)];
        const far = found.map(({ startsAt }) => Math.abs(startsAt - to));
        expect(far).to.deep.equal(far.toSorted((a, b) => a - b));
        const dates = Array.from({ length: 14 }, (_, day) => new Date(Date.UTC(2026, 10, 18 + day)).toISOString().slice(0, 10));
        const all = dates.flatMap((date) => bookableOn(calendar, date, WEDNESDAY_10AM)).map(({ startsAt }) => startsAt);
        expect(found.map(({ startsAt }) => startsAt).toSorted((a, b) => a - b)).to.deep.equal(all);
      }),
      { numRuns: 50 },
    );
  });
});
