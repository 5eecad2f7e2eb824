import { expect } from "chai";
import * as fc from "fast-check";
import { DateTime } from "luxon";
import {
  daysAfter,
  isDate,
  isTime,
  localTime,
  minutesAfter,
  momentsOf,
  timeZone,
  weekday,
} from "../../../../functions/lib/calendar/local-time.ts";

const NEW_YORK = "America/New_York";
const utc = (moments: readonly number[]): readonly string[] => moments.map((moment) => new Date(moment).toISOString());

describe("momentsOf()", () => {
  it("is the moment at which the clocks show a time", () => {
    expect(utc(momentsOf({ date: "2026-11-24", time: "15:00" }, NEW_YORK))).to.deep.equal(["2026-11-24T20:00:00.000Z"]);
    expect(utc(momentsOf({ date: "2026-07-24", time: "15:00" }, NEW_YORK))).to.deep.equal(["2026-07-24T19:00:00.000Z"]);
  });

  it("is none in the hour that the clocks skip", () => {
    expect(momentsOf({ date: "2027-03-14", time: "02:30" }, NEW_YORK)).to.deep.equal([]);
  });

  it("is two in the hour that they repeat", () => {
    expect(utc(momentsOf({ date: "2026-11-01", time: "01:30" }, NEW_YORK))).to.deep.equal([
      "2026-11-01T05:30:00.000Z",
      "2026-11-01T06:30:00.000Z",
    ]);
  });

  it("knows a change of half an hour, and a day that never was", () => {
    expect(momentsOf({ date: "2026-10-04", time: "02:15" }, "Australia/Lord_Howe")).to.deep.equal([]);
    expect(momentsOf({ date: "2011-12-30", time: "12:00" }, "Pacific/Apia")).to.deep.equal([]);
  });

  it("gives back every moment from what the clocks show at it, in every zone", () => {
    const zone = fc.constantFrom(NEW_YORK, "Europe/Madrid", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham");
    const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zone, minute, (name, minutes) => {
        const moment = minutes * 60_000;
        const shown = DateTime.fromMillis(moment, { zone: name });
        const there = localTime(moment, name);
        expect(there).to.deep.equal({ date: shown.toFormat("yyyy-MM-dd"), time: shown.toFormat("HH:mm") });
        expect(weekday(there.date)).to.equal(shown.weekday % 7);
        expect(momentsOf(there, name)).to.include(moment);
      }),
    );
  });
});
describe("timeZone()", () => {
  it("knows the zones of the world", () => {
    expect(timeZone("America/New_York")).to.deep.equal({ value: "America/New_York" });
  });

  it("refuses what is none", () => {
    expect(timeZone("Mars/Olympus")).to.deep.equal({
      problem: 'is "Mars/Olympus", which is no time zone. Write one as in America/New_York',
    });
  });
});

describe("localTime()", () => {
  it("is the shop's calendar and clock, not the machine's", () => {
    expect(localTime(Date.parse("2026-11-22T04:30:00Z"), "America/New_York")).to.deep.equal({ date: "2026-11-21", time: "23:30" });
  });

  it("writes midnight as 00:00, on the new day", () => {
    expect(localTime(Date.parse("2026-11-22T05:00:00Z"), "America/New_York")).to.deep.equal({ date: "2026-11-22", time: "00:00" });
  });
});

describe("isDate() and isTime()", () => {
  for (const date of ["2026-02-30", "2026-11", "XXXX-11-22", "tomorrow", "2026-13-01"])
    it(`isDate() refuses ${date}`, () => {
      expect(isDate(date)).to.equal(false);
    });

  it("isDate() knows leap days", () => {
    expect([isDate("2028-02-29"), isDate("2027-02-29")]).to.deep.equal([true, false]);
  });

  it("isTime() takes times of the 24-hour day alone", () => {
    expect(["00:00", "23:59", "24:00", "9:00", "MO"].map(isTime)).to.deep.equal([true, true, false, false, false]);
  });
});

describe("daysAfter() and minutesAfter()", () => {
  it("daysAfter() passes the end of a month", () => {
    expect(daysAfter("2026-11-30", 1)).to.equal("2026-12-01");
  });

  it("minutesAfter() ends with the day", () => {
    expect([minutesAfter("09:45", 60), minutesAfter("23:30", 60)]).to.deep.equal(["10:45", "24:00"]);
  });
});
