import { expect } from "chai";
import { flowersEnglish } from "../../../functions/lib/flowers/words/en.ts";
import { spokenDate, spokenList, spokenTime } from "../../../functions/lib/speech/en.ts";

const today = { date: "2026-11-21", time: "09:00" };

describe("spokenDate()", () => {
  it("says today, tomorrow, and any other day by its name", () => {
    expect(["2026-11-21", "2026-11-22", "2026-11-24"].map((date) => spokenDate(date, today.date))).to.deep.equal([
      "today, Saturday November 21",
      "tomorrow, Sunday November 22",
      "Tuesday November 24",
    ]);
  });

  it("says the year where it is another one", () => {
    expect(spokenDate("2027-11-20", today.date)).to.equal("Saturday November 20, 2027");
  });
});

describe("spokenTime()", () => {
  for (const [time, spoken] of [
    ["00:00", "midnight"],
    ["00:30", "12:30 AM"],
    ["09:05", "9:05 AM"],
    ["10:00", "10 AM"],
    ["12:00", "noon"],
    ["12:15", "12:15 PM"],
    ["15:30", "3:30 PM"],
    ["24:00", "midnight"],
  ] as const)
    it(`says ${time} as ${spoken}`, () => {
      expect(spokenTime(time)).to.equal(spoken);
    });
});

describe("spokenList()", () => {
  it("puts an and before the last", () => {
    expect([[], ["roses"], ["roses", "tulips"], ["roses", "tulips", "lilies"]].map(spokenList)).to.deep.equal([
      "",
      "roses",
      "roses and tulips",
      "roses, tulips and lilies",
    ]);
  });
});

describe("flowersEnglish()", () => {
  const words = flowersEnglish(today.date);

  it("names the days on which the shop is open from Monday on", () => {
    const nine = { open: "09:00", close: "18:00" };
    const week = [nine, undefined, nine, undefined, undefined, undefined, undefined];
    expect(words.closedDay("2026-11-23", week)).to.include("closed on Mondays. We are open on Tuesday and Sunday.");
  });

  it("says what is ordered for when, as people say it", () => {
    const order = { flowerType: "roses", pickupDate: "2026-11-22", pickupTime: "10:00" };
    expect(words.ordered(order)).to.include("Your roses for tomorrow, Sunday November 22, at 10 AM are ordered.");
  });
});
