import { expect } from "chai";
import { DateTime } from "luxon";
import { findTimes, timeAnswer } from "../../../../local/lex/nlu/times.ts";
import { lineOf, saidBetween, wordsOf } from "../../../../local/lex/nlu/words.ts";
import { NEW_YORK, SATURDAY } from "../flowers-locale.ts";

const now = (): DateTime => DateTime.fromMillis(SATURDAY, { zone: NEW_YORK });

const times = (text: string): Record<string, readonly string[]> => {
  const words = wordsOf(text);
  return Object.fromEntries(
    findTimes(lineOf(words), now).map(({ from, to, resolvedValues }) => [saidBetween(text, words, from, to), resolvedValues]),
  );
};

describe("findTimes()", () => {
  const cases: Readonly<Record<string, Record<string, readonly string[]>>> = {
    "10 am": { "10 am": ["10:00"] },
    "at ten": { ten: ["10:00", "22:00"] },
    "10 o'clock": { "10 o'clock": ["10:00", "22:00"] },
    "half past three": { "half past three": ["03:30", "15:30"] },
    "half past three in the afternoon": { "half past three": ["15:30"] },
    "quarter to five pm": { "quarter to five pm": ["16:45"] },
    "twenty past two p.m.": { "twenty past two p.m.": ["14:20"] },
    "tomorrow morning around nine": { nine: ["09:00"] },
    "tonight at seven": { seven: ["19:00"] },
    "noon on friday": { noon: ["12:00"] },
    "at midnight": { midnight: ["00:00"] },
    "15:30": { "15:30": ["15:30"] },
    "at 09:30": { "09:30": ["09:30"] },
    "six thirty in the evening": { "six thirty in the evening": ["18:30"] },
    "12 pm": { "12 pm": ["12:00"] },
    "12 am": { "12 am": ["00:00"] },
    "in an hour": { "in an hour": ["11:00"] },
    "in the morning": { morning: ["MO"] },
    "some time in the afternoon": { afternoon: ["AF"] },
    "good morning, roses please": {},
    "about 12 roses for my wife": {},
    "25:00": {},
  };
  for (const [said, expected] of Object.entries(cases))
    it(`reads "${said}"`, () => {
      expect(times(said)).to.deep.equal(expected);
    });
});

describe("timeAnswer()", () => {
  const answer = (text: string): readonly string[] | undefined => timeAnswer(lineOf(wordsOf(text)), now)[0]?.resolvedValues;

  it("takes a bare hour and an hour with minutes", () => {
    expect([answer("ten"), answer("eleven fifteen")]).to.deep.equal([
      ["10:00", "22:00"],
      ["11:15", "23:15"],
    ]);
  });

  it("reads keys on the 24-hour clock, and none that no clock shows", () => {
    expect([answer("1530"), answer("0900"), answer("2575")]).to.deep.equal([["15:30"], ["09:00"], undefined]);
  });
});
