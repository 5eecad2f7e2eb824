import { expect } from "chai";
import { daysAfter, isDate, isTime, localTime, minutesAfter, openingHours, timeZone } from "../../../functions/order-flowers/shop.ts";

const nine = { open: "09:00", close: "18:00" };
const ten = { open: "10:00", close: "14:00" };

describe("openingHours()", () => {
  it("reads spans of days and single days, from Sunday on", () => {
    expect(openingHours("Mo-Fr 09:00-18:00, Sa 10:00-14:00")).to.deep.equal({ value: [undefined, nine, nine, nine, nine, nine, ten] });
  });

  it("reads a span that passes Sunday, and a day open to its end", () => {
    const late = { open: "10:00", close: "24:00" };
    expect(openingHours("Sa-Mo 10:00-24:00")).to.deep.equal({ value: [late, late, undefined, undefined, undefined, undefined, late] });
  });

  for (const [text, why] of [
    [undefined, 'is not set, and "" makes no sense in it'],
    ["always", 'is "always", and "always" makes no sense in it'],
    ["Mo-Fr 09:00-18:00, Xx 10:00-14:00", 'and "Xx 10:00-14:00" makes no sense'],
    ["Mo 18:00-09:00", 'and "Mo 18:00-09:00" makes no sense'],
    ["Mo-We 09:00-18:00, We 10:00-14:00", "names We twice"],
  ] as const)
    it(`refuses ${text ?? "an unset variable"}, and shows how hours are written`, () => {
      expect(openingHours(text)).to.have.property("problem").that.includes(why).and.includes("Mo-Fr 09:00-18:00, Sa 10:00-14:00");
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
