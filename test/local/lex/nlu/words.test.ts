import { expect } from "chai";
import { corrected, distance, stem } from "../../../../local/lex/nlu/stem.ts";
import { lineOf, saidBetween, wordsOf } from "../../../../local/lex/nlu/words.ts";

const line = (text: string): string => lineOf(wordsOf(text)).text;

describe("wordsOf()", () => {
  it("brings words to one form: contractions, numbers, ordinals, a.m.", () => {
    expect(line("I'd like twenty-five roses, at 10:30 a.m. on the twenty third")).to.equal(
      "i would like 25 rose at 10:30 am on the 23rd".replace("rose", "roses"),
    );
  });

  it("keeps two numbers of a time apart, and dates whole", () => {
    expect(line("ten fifteen on 11/30 or 2026-12-01")).to.equal("10 15 on 11/30 or 2026-12-01");
  });

  it("remembers where each word stood", () => {
    const text = "for Twenty  Five, please";
    expect(saidBetween(text, wordsOf(text), 1, 2)).to.equal("Twenty  Five");
  });

  it("reads no words in what is none", () => {
    expect(wordsOf("?! …")).to.deep.equal([]);
  });
});

describe("stem()", () => {
  it("makes one of singular and plural, and leaves other words", () => {
    expect(["roses", "lilies", "bunches", "glass", "bus", "this", "is"].map(stem)).to.deep.equal([
      "rose",
      "lily",
      "bunch",
      "glass",
      "bus",
      "this",
      "is",
    ]);
  });
});

describe("corrected()", () => {
  const known = new Set(["tulips", "tomorrow", "order"]);
  const meant = (word: string): string => corrected(word, known, [...known]);

  it("puts a small mistake right: swapped, missing and doubled letters", () => {
    expect(["tuilps", "tulps", "tomorroww"].map(meant)).to.deep.equal(["tulips", "tulips", "tomorrow"]);
  });

  it("leaves short and distant words as they are", () => {
    expect(["ordr", "gladioli", "trumpets", "odor"].map(meant)).to.deep.equal(["ordr", "gladioli", "trumpets", "odor"]);
  });
});

describe("distance()", () => {
  it("counts a swap of neighbours as one, and stops beyond the most", () => {
    expect([distance("rsoes", "roses", 2), distance("roses", "tulips", 2), distance("rose", "rose", 2)]).to.deep.equal([1, 3, 0]);
  });
});
