import { expect } from "chai";
import { relativeDaysIn } from "../../shared/relative-days/index.ts";

/** Wednesday. */
const TODAY = "2026-12-02";

const DAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en_US: {
    today: "2026-12-02",
    tonight: "2026-12-02",
    "this evening": "2026-12-02",
    tomorrow: "2026-12-03",
    Tomorrow: "2026-12-03",
    "for tomorrow": "2026-12-03",
    "tomorrow morning": "2026-12-03",
    tommorow: "2026-12-03",
    "the day after tomorrow": "2026-12-04",
    yesterday: "2026-12-01",
    "in three days": "2026-12-05",
    "in 3 days' time": "2026-12-05",
    "three days from now": "2026-12-05",
    "in a couple of days": "2026-12-04",
    "in twenty-one days": "2026-12-23",
    "two days after tomorrow": "2026-12-05",
    "a week from today": "2026-12-09",
    "in two weeks": "2026-12-16",
    "a week from tomorrow": "2026-12-10",
    "a week from Monday": "2026-12-14",
    "two weeks from friday": "2026-12-18",
    "in a fortnight": "2026-12-16",
    "in a month": "2027-01-02",
    "in three months": "2027-03-02",
    friday: "2026-12-04",
    "this Friday": "2026-12-04",
    "on Friday": "2026-12-04",
    wednesday: "2026-12-02",
    "this coming wednesday": "2026-12-09",
    "friday night": "2026-12-04",
    "next friday": "2026-12-11",
    "next monday": "2026-12-07",
    "friday next week": "2026-12-11",
    "monday week": "2026-12-14",
    "last friday": "2026-11-27",
    "the 2nd": "2026-12-02",
    "on the first": "2027-01-01",
    "the thirty first": "2026-12-31",
    "Thursday the 3rd": "2026-12-03",
    "december third": "2026-12-03",
    "December 2": "2026-12-02",
    "1st of december": "2027-12-01",
    "friday, december 4th": "2026-12-04",
    "the end of the month": "2026-12-31",
    "new year's eve": "2026-12-31",
    "new year's day": "2027-01-01",
  },
  es_US: {
    hoy: "2026-12-02",
    "esta noche": "2026-12-02",
    "hoy en la tarde": "2026-12-02",
    mañana: "2026-12-03",
    manana: "2026-12-03",
    "mañana por la mañana": "2026-12-03",
    "para mañana": "2026-12-03",
    "pasado mañana": "2026-12-04",
    anteayer: "2026-11-30",
    "dentro de tres días": "2026-12-05",
    "en 3 días": "2026-12-05",
    "en veintiún días": "2026-12-23",
    "en treinta y un días": "2027-01-02",
    "dentro de un par de semanas": "2026-12-16",
    "en una semana": "2026-12-09",
    "una semana a partir de mañana": "2026-12-10",
    "el lunes en una semana": "2026-12-14",
    "en un mes": "2027-01-02",
    viernes: "2026-12-04",
    "el viernes": "2026-12-04",
    "este viernes": "2026-12-04",
    "el viernes por la tarde": "2026-12-04",
    miércoles: "2026-12-02",
    "el próximo viernes": "2026-12-04",
    "el próximo miércoles": "2026-12-09",
    "el viernes que viene": "2026-12-04",
    "el viernes de la semana que viene": "2026-12-11",
    "el sábado pasado": "2026-11-28",
    "el 2": "2026-12-02",
    "el día primero": "2027-01-01",
    "jueves 3": "2026-12-03",
    "el 3 de diciembre": "2026-12-03",
    "diciembre 3": "2026-12-03",
    "el treinta y uno de diciembre": "2026-12-31",
    "el 5 del próximo mes": "2027-01-05",
    "fin de mes": "2026-12-31",
    nochebuena: "2026-12-24",
    "año nuevo": "2027-01-01",
  },
};

const MINUTES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en_US: {
    now: 0,
    "in two hours": 120,
    "in 2 hours": 120,
    "in an hour": 60,
    "two hours from now": 120,
    "in an hour and a half": 90,
    "in two and a half hours": 150,
    "in half an hour": 30,
    "in 45 minutes": 45,
    "in one hour and fifteen minutes": 75,
  },
  es_US: { ahora: 0, "en dos horas": 120, "dentro de una hora": 60, "en una hora y media": 90, "en media hora": 30, "en 45 minutos": 45 },
};

/** Words that mean two things, no day, or a day that does not hang on today. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  en_US: [
    "",
    "2026-12-03",
    "12/3",
    "roses",
    "not tomorrow",
    "tomorrow or friday",
    "before tomorrow",
    "in a few days",
    "next week",
    "the weekend",
    "december 3 2027",
    "friday the 5th",
    "february 30",
    "the 32nd",
    "at ten",
    "ten",
    "mañana",
    "in a few hours",
  ],
  es_US: [
    "",
    "en ocho días",
    "dentro de quince días",
    "la mañana",
    "por la mañana",
    "la semana que viene",
    "el 30 de febrero",
    "viernes 5",
    "a las diez",
    "tomorrow",
  ],
  fr_FR: ["demain", "tomorrow"],
};

describe("relativeDaysIn()", () => {
  for (const [locale, cases] of Object.entries(DAYS))
    it(`reads days in ${locale}, from a Wednesday`, () => {
      const read = Object.fromEntries(Object.keys(cases).map((words) => [words, relativeDaysIn(locale)(words, TODAY)]));
      expect(read).to.deep.equal(Object.fromEntries(Object.entries(cases).map(([words, date]) => [words, { kind: "day", date }])));
    });

  for (const [locale, cases] of Object.entries(MINUTES))
    it(`reads lengths of time in ${locale}`, () => {
      const read = Object.fromEntries(Object.keys(cases).map((words) => [words, relativeDaysIn(locale)(words, TODAY)]));
      expect(read).to.deep.equal(Object.fromEntries(Object.entries(cases).map(([words, minutes]) => [words, { kind: "after", minutes }])));
    });

  for (const [locale, words] of Object.entries(UNKNOWN))
    it(`leaves to Lex in ${locale} what it would have to guess`, () => {
      expect(words.filter((said) => relativeDaysIn(locale)(said, TODAY) !== undefined)).to.deep.equal([]);
    });

  it("counts on over the ends of months, years and February", () => {
    const read = (words: string, today: string) => relativeDaysIn("en_US")(words, today);
    expect(read("tomorrow", "2026-12-31")).to.deep.equal({ kind: "day", date: "2027-01-01" });
    expect(read("tomorrow", "2028-02-28")).to.deep.equal({ kind: "day", date: "2028-02-29" });
    expect(read("in a month", "2027-01-31")).to.deep.equal({ kind: "day", date: "2027-02-28" });
    expect(read("the 31st", "2026-11-05")).to.deep.equal({ kind: "day", date: "2026-12-31" });
    expect(read("december 31", "2026-12-31")).to.deep.equal({ kind: "day", date: "2026-12-31" });
    expect(read("february 29", "2026-12-31")).to.equal(undefined);
  });

  it("takes Monday for the first day of a week", () => {
    const read = (words: string, today: string) => relativeDaysIn("en_US")(words, today);
    expect(read("next monday", "2026-12-06")).to.deep.equal({ kind: "day", date: "2026-12-07" });
    expect(read("next sunday", "2026-12-06")).to.deep.equal({ kind: "day", date: "2026-12-13" });
    expect(read("next monday", "2026-12-07")).to.deep.equal({ kind: "day", date: "2026-12-14" });
  });
});
