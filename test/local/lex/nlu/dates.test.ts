import { expect } from "chai";
import { DateTime } from "luxon";
import { dateAnswer, findDates } from "../../../../local/lex/nlu/dates.ts";
import { lineOf, saidBetween, wordsOf } from "../../../../local/lex/nlu/words.ts";
import { NEW_YORK, SATURDAY } from "../flowers-locale.ts";

const saturday = (): DateTime => DateTime.fromMillis(SATURDAY, { zone: NEW_YORK }).startOf("day");

const dates = (text: string, today: () => DateTime = saturday, dayFirst = false): Record<string, string | undefined> => {
  const words = wordsOf(text);
  return Object.fromEntries(
    findDates(lineOf(words), today, dayFirst).map(({ from, to, resolvedValues: [date] }) => [saidBetween(text, words, from, to), date]),
  );
};

describe("findDates()", () => {
  const cases: Readonly<Record<string, Record<string, string>>> = {
    "roses for tomorrow please": { tomorrow: "2026-11-22" },
    "the day after tomorrow": { "the day after tomorrow": "2026-11-23" },
    "on Monday, maybe": { Monday: "2026-11-23" },
    saturday: { saturday: "2026-11-21" },
    "this coming saturday": { "this coming saturday": "2026-11-28" },
    "next friday at three": { "next friday": "2026-11-27" },
    "in two weeks": { "in two weeks": "2026-12-05" },
    "a week from friday": { "a week from friday": "2026-12-04" },
    "the twenty third of November": { "the twenty third of November": "2026-11-23" },
    "November 3rd": { "November 3rd": "2027-11-03" },
    "Dec. 3, 2027": { "Dec. 3, 2027": "2027-12-03" },
    "12/24": { "12/24": "2026-12-24" },
    "the 5th": { "the 5th": "2026-12-05" },
    "on the 31st": { "the 31st": "2026-12-31" },
    thanksgiving: { thanksgiving: "2026-11-26" },
    yesterday: { yesterday: "2026-11-20" },
    "from monday to wednesday": { monday: "2026-11-23", wednesday: "2026-11-25" },
    "three days from now": { "three days from now": "2026-11-24" },
    "Thursday, December 3rd": { "Thursday, December 3rd": "2026-12-03" },
    "friday the 4th": { "friday the 4th": "2026-12-04" },
    "I may want 2 roses": {},
    "February 30th": {},
    "the 31st of February": {},
  };
  for (const [said, expected] of Object.entries(cases))
    it(`reads "${said}" on a Saturday, the 21st of November`, () => {
      expect(dates(said)).to.deep.equal(expected);
    });

  it("resolves next week to the last day of this one, and next month to its own, as Lex documents", () => {
    const wednesday = (): DateTime => DateTime.fromISO("2020-11-25", { zone: NEW_YORK });
    expect(dates("next week", wednesday)).to.deep.equal({ "next week": "2020-11-29" });
    expect(dates("last week", wednesday)).to.deep.equal({ "last week": "2020-11-16" });
    expect(dates("next month", wednesday)).to.deep.equal({ "next month": "2020-12-31" });
  });

  it("takes the day first outside the US", () => {
    expect(dates("5/12", saturday, true)).to.deep.equal({ "5/12": "2026-12-05" });
  });

  it("knows that it is still Saturday in New York when London has Sunday", () => {
    const late = (): DateTime => DateTime.fromISO("2026-11-22T03:00:00Z", { zone: NEW_YORK }).startOf("day");
    expect(dates("today", late)).to.deep.equal({ today: "2026-11-21" });
  });
});

describe("dateAnswer()", () => {
  const answer = (text: string): string | undefined => dateAnswer(lineOf(wordsOf(text)), saturday)[0]?.resolvedValues[0];

  it("reads keys as month and day, with the year or without", () => {
    expect([answer("1130"), answer("12242027")]).to.deep.equal(["2026-11-30", "2027-12-24"]);
  });

  it("takes no keys that are no day", () => {
    expect([answer("1345"), answer("0230"), answer("7")]).to.deep.equal([undefined, undefined, undefined]);
  });
});
