import { expect } from "chai";
import * as fc from "fast-check";
import type { Slot } from "../../../../../functions/lib/demo/bookings/calendar.ts";
import { bookableOn } from "../../../../../functions/lib/demo/bookings/calendar.ts";
import { judge, judgeDate, type Judged } from "../../../../../functions/lib/demo/bookings/check-slot.ts";
import { alwaysOpen, aCalendar, WEDNESDAY_10AM } from "./calendars.ts";

/** Slots by their times, to read them. */
const told = (judged: Judged): unknown =>
  JSON.parse(
    JSON.stringify(judged, (_, value: unknown) =>
      typeof value === "object" && value !== null && "startsAt" in value
        ? `${String("date" in value && value.date)} ${String("time" in value && value.time)}`
        : value,
    ),
  );
const wish = (date: string, ...times: readonly string[]): unknown => told(judge(aCalendar(), date, times, WEDNESDAY_10AM));
const NINE_TO_FIVE = { open: "09:00", close: "17:00" };

describe("judge()", () => {
  for (const [what, date, times, judged] of [
    ["a slot", "2026-11-24", ["15:00"], { kind: "slot", slot: "2026-11-24 15:00", repeated: false }],
    ["a date that is past", "2026-11-17", ["15:00"], { kind: "past", next: "2026-11-18" }],
    ["a time of today that is past", "2026-11-18", ["09:30"], { kind: "past", next: "2026-11-18 11:30" }],
    ["a time that is too soon", "2026-11-18", ["10:30"], { kind: "too-soon", next: "2026-11-18 11:30" }],
    ["a weekday that is closed", "2026-11-21", ["10:00"], { kind: "closed-day", why: "weekday", next: "2026-11-23" }],
    ["a holiday", "2026-11-26", ["10:00"], { kind: "closed-day", why: "holiday", next: "2026-11-27" }],
    ["a date beyond the horizon", "2027-01-18", ["10:00"], { kind: "beyond-horizon", last: "2027-01-17" }],
    ["30 February", "2027-02-30", ["10:00"], { kind: "not-a-date", why: "no-such-day" }],
    ["31 November", "2026-11-31", ["10:00"], { kind: "not-a-date", why: "no-such-day" }],
    ["29 February of an ordinary year", "2027-02-29", ["10:00"], { kind: "not-a-date", why: "no-leap-year" }],
    ["a week", "2026-W48", ["10:00"], { kind: "not-a-date", why: "unreadable" }],
    ["a thirteenth month", "2026-13-01", ["10:00"], { kind: "not-a-date", why: "unreadable" }],
    ["no time at all", "2026-11-24", [], { kind: "not-a-time" }],
    ["a part of the day", "2026-11-24", ["AF"], { kind: "not-a-time" }],
    ["a time between two slots", "2026-11-24", ["10:10"], { kind: "between-slots", before: "2026-11-24 10:00", after: "2026-11-24 10:30" }],
    ["a time after the last slot", "2026-11-24", ["16:45"], { kind: "between-slots", before: "2026-11-24 16:30" }],
    ["an hour before opening", "2026-11-24", ["07:00"], { kind: "closed-hour", opening: NINE_TO_FIVE, after: "2026-11-24 09:00" }],
    ["closing time itself", "2026-11-24", ["17:00"], { kind: "closed-hour", opening: NINE_TO_FIVE, before: "2026-11-24 16:30" }],
    ["a time that only makes sense once", "2026-11-24", ["03:00", "15:00"], { kind: "slot", slot: "2026-11-24 15:00", repeated: false }],
    ["two times, both closed", "2026-11-24", ["07:00", "19:00"], { kind: "closed-hour", opening: NINE_TO_FIVE, after: "2026-11-24 09:00" }],
    ["two times, one of them past", "2026-11-18", ["10:00", "22:00"], { kind: "past", next: "2026-11-18 11:30" }],
  ] as const)
    it(`judge() says of ${what}: ${judged.kind}`, () => {
      expect(wish(date, ...times)).to.deep.equal(judged);
    });

  it("judge() leaves the choice where two times can be meant", () => {
    const judged = judge(alwaysOpen(), "2026-11-24", ["07:00", "19:00"], WEDNESDAY_10AM);
    expect(told(judged)).to.deep.equal({ kind: "ambiguous-time", slots: ["2026-11-24 07:00", "2026-11-24 19:00"] });
  });

  it("judge() takes the one of two times that is still to come today", () => {
    const judged = judge(alwaysOpen(), "2026-11-18", ["07:00", "19:00"], WEDNESDAY_10AM);
    expect(told(judged)).to.deep.equal({ kind: "slot", slot: "2026-11-18 19:00", repeated: false });
  });

  it("judge() knows the hour that daylight saving skips", () => {
    const before = Date.parse("2027-03-12T12:00:00Z");
    expect(told(judge(alwaysOpen(), "2027-03-14", ["02:30"], before))).to.deep.equal({
      kind: "skipped-hour",
      before: "2027-03-14 01:30",
      after: "2027-03-14 03:00",
    });
  });

  it("judge() takes the first of an hour that daylight saving repeats, and says so", () => {
    const judged = judge(alwaysOpen(), "2026-11-01", ["01:30"], Date.parse("2026-10-30T12:00:00Z"));
    expect(told(judged)).to.deep.equal({ kind: "slot", slot: "2026-11-01 01:30", repeated: true });
    expect(judged.kind === "slot" && new Date(judged.slot.startsAt).toISOString()).to.equal("2026-11-01T05:30:00.000Z");
  });

  it("judge() takes 29 February of a leap year", () => {
    const judged = judge(alwaysOpen(), "2028-02-29", ["10:00"], Date.parse("2028-02-20T12:00:00Z"));
    expect(told(judged)).to.deep.equal({ kind: "slot", slot: "2028-02-29 10:00", repeated: false });
  });

  it("judge() says when there is no time left today", () => {
    const evening = Date.parse("2026-11-18T21:00:00Z");
    expect(told(judge(aCalendar(), "2026-11-18", ["16:30"], evening))).to.deep.equal({ kind: "too-soon", next: "2026-11-19" });
    expect(told(judge(aCalendar(), "2026-11-18", ["19:00"], evening))).to.include({ kind: "closed-hour" });
  });

  it("judge() gives a slot exactly where one can be booked, whatever is asked", () => {
    const date = fc.integer({ min: -2, max: 70 }).map((days) => new Date(Date.UTC(2026, 10, 18 + days)).toISOString().slice(0, 10));
    const time = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
    fc.assert(
      fc.property(date, time, (onDate, atTime) => {
        const judged = judge(aCalendar(), onDate, [atTime], WEDNESDAY_10AM);
        const slot: Slot | undefined = bookableOn(aCalendar(), onDate, WEDNESDAY_10AM).find((one) => one.time === atTime);
        expect(judged.kind === "slot" ? judged.slot : undefined).to.deep.equal(slot);
      }),
    );
  });
});

describe("judgeDate()", () => {
  it("has the slots that are left of a day", () => {
    const judged = judgeDate(aCalendar(), "2026-11-18", WEDNESDAY_10AM);
    expect(judged.kind).to.equal("day");
    expect(judged.kind === "day" ? judged.slots.length : 0).to.equal(11);
  });

  it("says when none is left of today, and which day is next", () => {
    expect(judgeDate(aCalendar(), "2026-11-20", Date.parse("2026-11-20T21:00:00Z"))).to.deep.equal({
      kind: "too-soon",
      opening: NINE_TO_FIVE,
      next: "2026-11-23",
    });
  });
});
