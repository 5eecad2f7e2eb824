import { expect } from "chai";
import { daysAfter, isDate, isTime, localTime, minutesAfter, timeZone, week } from "../../../functions/lib/flowers/shop.ts";

const late = { open: "10:00", close: "24:00" };

describe("week()", () => {
  it("reads seven days from Sunday on", () => {
    expect(week("closed,10:00-24:00,10:00-24:00,10:00-24:00,10:00-24:00,10:00-24:00,closed")).to.deep.equal({
      value: [undefined, late, late, late, late, late, undefined],
    });
  });

  for (const text of [
    undefined,
    "always",
    "closed,closed",
    "18:00-09:00,closed,closed,closed,closed,closed,closed",
    "9-18,closed,closed,closed,closed,closed,closed",
  ])
    it(`refuses ${text ?? "an unset variable"}, and shows how a week is written`, () => {
      expect(week(text)).to.have.property("problem").that.includes("seven days from Sunday on");
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
