import { expect } from "chai";
import { noSuchDay } from "../../../functions/lib/dialog/no-such-day.ts";
import { SATURDAY } from "../../local/lex/flowers-locale.ts";
import { underBothReadings } from "../../local/lex/lex-line.ts";
import { aDemoLex } from "./a-demo-lex.ts";
import { CALLER } from "./demo-events.ts";
import { aHook } from "./hooks.ts";

describe("noSuchDay()", () => {
  for (const [said, date] of [
    ["February 30", "2027-02-30"],
    ["how about the thirtieth of February, please", "2027-02-30"],
    ["el 30 de febrero", "2027-02-30"],
    ["el treinta y uno de abril", "2027-04-31"],
    ["the 31st of November", "2026-11-31"],
    ["february twenty-ninth", "2027-02-29"],
    ["29 de febrero de 2027", "2027-02-29"],
    ["february 29, 2028", undefined],
    ["april thirtieth", undefined],
    ["treinta de abril", undefined],
    ["december 31", undefined],
    ["april 3 1 pm", undefined],
    ["", undefined],
  ] as const)
    it(`is ${date ?? "none"} for "${said}"`, () => {
      expect(noSuchDay(said, "2026-11-18")).to.equal(date);
    });
});

underBothReadings("the demo hook told a day that no calendar has", () => {
  for (const [localeId, book, said] of [
    [
      "en_US",
      "book a demo",
      {
        "february 30": "I am sorry, there is no such day in the calendar. What day would you like the demo?",
        "february 29": "I am sorry, that year has no February 29. What day would you like the demo?",
        "the thirty first of april": "I am sorry, there is no such day in the calendar. What day would you like the demo?",
      },
    ],
    [
      "es_US",
      "reservar una demo",
      {
        "el 30 de febrero": "Lo siento, ese día no existe en el calendario. ¿Qué día le gustaría la demostración?",
        "29 de febrero": "Lo siento, ese año no tiene 29 de febrero. ¿Qué día le gustaría la demostración?",
        "el treinta y uno de abril": "Lo siento, ese día no existe en el calendario. ¿Qué día le gustaría la demostración?",
      },
    ],
  ] as const)
    it(`by voice says so, and goes on, in ${localeId}`, async () => {
      const { say } = await aDemoLex(aHook({ now: SATURDAY }).handler, localeId)(CALLER, book);
      for (const [words, answer] of Object.entries(said)) expect(await say(words)).to.equal(answer);
      expect(await say(localeId === "en_US" ? "next tuesday" : "el próximo martes")).to.match(/time|hora/);
    });

  it("in the first words says so", async () => {
    const { first } = await aDemoLex(aHook({ now: SATURDAY }).handler, "en_US")(CALLER, "book a demo for february 30 at 3 pm");
    expect(first).to.include("there is no such day in the calendar");
  });
});
