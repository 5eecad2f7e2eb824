import { expect } from "chai";
import { connectDays, spokenHours } from "../../../infra/settings/hours.ts";
import { parseHours, type Hours } from "../../../shared/opening-hours.ts";

const hours = (text: string): Hours => {
  const parsed = parseHours(text);
  if (typeof parsed === "string") throw new Error(parsed);
  return parsed;
};

describe("parseHours()", () => {
  it("reads ranges of days and single days", () => {
    expect(hours("Mo-Tu 09:00-18:00, Sa 10:00-14:30").days).to.deep.equal([
      { day: "MONDAY", open: "09:00", close: "18:00" },
      { day: "TUESDAY", open: "09:00", close: "18:00" },
      { day: "SATURDAY", open: "10:00", close: "14:30" },
    ]);
  });

  it("lets a stretch of days pass Sunday", () => {
    expect(hours("Sa-Mo 10:00-16:00").days.map(({ day }) => day)).to.deep.equal(["SATURDAY", "SUNDAY", "MONDAY"]);
  });

  for (const [text, why] of [
    ["always", "is not days and hours"],
    ["Mo-Xx 09:00-18:00", "is not days and hours"],
    ["Mo 18:00-09:00", "closes before it opens"],
    ["Mo 9-18", "is not days and hours"],
    ["Mo-We 09:00-18:00, Tu 10:00-11:00", "TUESDAY is named twice"],
  ] as const)
    it(`says what is wrong with "${text}"`, () => {
      expect(parseHours(text)).to.be.a("string").that.includes(why);
    });
});

describe("connectDays()", () => {
  it("ends a day that is open to its end at 00:00, since Connect has no 24:00", () => {
    expect(connectDays(hours("Su 08:30-24:00"))).to.deep.equal([
      { day: "SUNDAY", startTime: { hours: 8, minutes: 30 }, endTime: { hours: 0, minutes: 0 } },
    ]);
  });
});

describe("spokenHours()", () => {
  for (const [text, spoken] of [
    ["Mo-Su 00:00-24:00", "every day, around the clock"],
    ["Mo-Fr 09:00-18:00, Sa 10:00-14:30", "Monday to Friday from 9 AM to 6 PM, and Saturday from 10 AM to 2:30 PM"],
    ["Sa-Su 12:00-24:00", "Saturday to Sunday from 12 PM to midnight"],
  ] as const)
    it(`says "${text}" as "${spoken}"`, () => {
      expect(spokenHours(hours(text))).to.equal(spoken);
    });
});
