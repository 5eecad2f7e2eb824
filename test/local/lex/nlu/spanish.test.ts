import { expect } from "chai";
import { DateTime } from "luxon";
import { confirmationIn } from "../../../../local/lex/nlu/confirmation.ts";
import { dateAnswer, findDates } from "../../../../local/lex/nlu/dates.ts";
import { spanish } from "../../../../local/lex/nlu/es.ts";
import { languageOf } from "../../../../local/lex/nlu/languages.ts";
import { findTimes, timeAnswer } from "../../../../local/lex/nlu/times.ts";
import { lineOf, saidBetween, wordsOf } from "../../../../local/lex/nlu/words.ts";
import { NEW_YORK, SATURDAY } from "../flowers-locale.ts";

const now = (): DateTime => DateTime.fromMillis(SATURDAY, { zone: NEW_YORK });
const today = (): DateTime => now().startOf("day");
const line = (text: string): string => lineOf(wordsOf(text, spanish)).text;

describe("languageOf()", () => {
  it("reads Spanish locales as Spanish, English ones as English, and no others", () => {
    expect(["es_US", "es_419", "en_GB", "fr_CA"].map((localeId) => languageOf(localeId)?.code)).to.deep.equal([
      "es",
      "es",
      "en",
      undefined,
    ]);
  });
});

describe("wordsOf() in Spanish", () => {
  it("brings words to one form: accents, number words, p. m.", () => {
    expect(line("El miércoles, a las treinta y cinco… ¡dos mil veintisiete! 3 p. m.")).to.equal("el miercoles a las 35 2027 3 pm");
  });

  it("keeps digits said one by one apart, and joins hundreds", () => {
    expect(line("uno dos tres; cuatrocientos quince, quinientos cincuenta y cinco")).to.equal("1 2 3 415 555");
  });

  it("folds accents that come as marks of their own, and remembers where the word stood", () => {
    const text = "para MAN\u0303ANA, por favor";
    const words = wordsOf(text, spanish);
    expect([words[1]?.text, saidBetween(text, words, 1, 2)]).to.deep.equal(["manana", "MAN\u0303ANA"]);
  });
});

describe("stem() in Spanish", () => {
  it("makes one of the forms of a verb and the noun made from it", () => {
    const forms = ["reservar", "reserva", "reservacion", "reservaciones", "reservada", "reserve", "reservarla", "reserveme"];
    expect(new Set(forms.map((word) => spanish.stem(word)))).to.deep.equal(new Set(["reserv"]));
    expect(new Set(["cancelar", "cancele", "cancelela", "cancelacion"].map((word) => spanish.stem(word)))).to.deep.equal(
      new Set(["cancel"]),
    );
  });

  it("leaves the words that hold a sentence together", () => {
    expect(["para", "quiero", "este", "1"].map((word) => spanish.stem(word))).to.deep.equal(["para", "quiero", "este", "1"]);
  });
});

describe("findDates() in Spanish", () => {
  const dates = (text: string): readonly (string | undefined)[] =>
    findDates(lineOf(wordsOf(text, spanish)), today, true, spanish).map(({ resolvedValues: [date] }) => date);
  const cases: Readonly<Record<string, readonly string[]>> = {
    "mañana por la mañana": ["2026-11-22"],
    "a las tres de la mañana": [],
    "pasado mañana": ["2026-11-23"],
    hoy: ["2026-11-21"],
    "esta tarde": ["2026-11-21"],
    "el próximo martes": ["2026-11-24"],
    "el sábado": ["2026-11-21"],
    "el sábado que viene": ["2026-11-28"],
    "el lunes de la próxima semana": ["2026-11-23"],
    "el martes en dos semanas": ["2026-12-08"],
    "dentro de dos semanas": ["2026-12-05"],
    "de aquí a tres días": ["2026-11-24"],
    "el 3 de diciembre": ["2026-12-03"],
    "el jueves tres de diciembre": ["2026-12-03"],
    "el primero de enero": ["2027-01-01"],
    "el 24 de diciembre de dos mil veintisiete": ["2027-12-24"],
    "diciembre 3": ["2026-12-03"],
    "el quince del mes que viene": ["2026-12-15"],
    "el viernes 4": ["2026-12-04"],
    "el día 30": ["2026-11-30"],
    "el tres de la tarde": [],
    "5/12": ["2026-12-05"],
    nochebuena: ["2026-12-24"],
    "el día de acción de gracias": ["2026-11-26"],
    "del lunes al miércoles": ["2026-11-23", "2026-11-25"],
    "la semana que viene": ["2026-11-22"],
    "el 30 de febrero": [],
    "el 29 de febrero de 2028": ["2028-02-29"],
    "el 29 de febrero de 2027": [],
    "dos rosas": [],
  };
  for (const [said, expected] of Object.entries(cases))
    it(`reads "${said}" on a Saturday, the 21st of November`, () => {
      expect(dates(said)).to.deep.equal(expected);
    });

  it("takes a bare number, and keys as month and day", () => {
    const answer = (text: string): string | undefined => dateAnswer(lineOf(wordsOf(text, spanish)), today, spanish)[0]?.resolvedValues[0];
    expect(["treinta", "1203", "0230"].map(answer)).to.deep.equal(["2026-11-30", "2026-12-03", undefined]);
  });
});

describe("findTimes() in Spanish", () => {
  const times = (text: string): readonly (readonly string[])[] =>
    findTimes(lineOf(wordsOf(text, spanish)), now, spanish).map(({ resolvedValues }) => resolvedValues);
  const cases: Readonly<Record<string, readonly (readonly string[])[]>> = {
    "a las tres de la tarde": [["15:00"]],
    "a las diez y media": [["10:30", "22:30"]],
    "a las tres menos cuarto": [["02:45", "14:45"]],
    "cuarto para las cuatro de la tarde": [["15:45"]],
    "veinte para las tres de la tarde": [["14:40"]],
    "a la una y cuarto de la tarde": [["13:15"]],
    "tres y veinticinco de la tarde": [["15:25"]],
    "a las tres": [["03:00", "15:00"]],
    "mañana por la tarde a las tres": [["15:00"]],
    "a las 15 horas": [["15:00"]],
    "quince treinta horas": [["15:30"]],
    "15:30h": [["15:30"]],
    "a las 3:30 p. m.": [["15:30"]],
    "a las 09:30": [["09:30"]],
    "las diez en punto": [["10:00", "22:00"]],
    mediodía: [["12:00"]],
    "a las doce del mediodía": [["12:00"]],
    "las doce de la noche": [["00:00"]],
    "las ocho de la noche": [["20:00"]],
    "la una de la madrugada": [["01:00"]],
    "en media hora": [["10:30"]],
    "dentro de dos horas": [["12:00"]],
    "por la mañana": [["MO"]],
    "el lunes por la tarde": [["AF"]],
    "a las veinticinco": [],
    "buenas tardes": [],
  };
  for (const [said, expected] of Object.entries(cases))
    it(`reads "${said}"`, () => {
      expect(times(said)).to.deep.equal(expected);
    });

  it("takes a bare hour, an hour with minutes, and keys of the 24-hour clock", () => {
    const answer = (text: string): readonly string[] | undefined =>
      timeAnswer(lineOf(wordsOf(text, spanish)), now, spanish)[0]?.resolvedValues;
    expect(["tres", "diez quince", "1500", "2575"].map(answer)).to.deep.equal([
      ["03:00", "15:00"],
      ["10:15", "22:15"],
      ["15:00"],
      undefined,
    ]);
  });
});

describe("confirmationIn() in Spanish", () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    Yes: [
      "sí",
      "Si",
      "claro que sí",
      "cómo no",
      "de acuerdo",
      "correcto",
      "por supuesto",
      "sí, por favor",
      "está bien",
      "así es",
      "dale",
      "perfecto, gracias",
      "sin problema, adelante",
      "creo que sí",
    ],
    No: [
      "no",
      "mejor no",
      "para nada",
      "no, gracias",
      "claro que no",
      "creo que no",
      "no está bien",
      "no es correcto",
      "cancélelo",
      "de ninguna manera",
      "bueno, no",
      "no quiero",
    ],
    "Don't know": ["no sé", "no estoy seguro", "ni idea"],
    Maybe: ["tal vez", "quizás", "depende"],
    neither: [
      "sí, pero más tarde",
      "si puede ser a las cinco",
      "¿puede repetir?",
      "sí o no",
      "buenos días",
      "otro día por favor",
      "sí, no, espere",
      "sí, ¿es lejos?",
      "con una persona",
      "plátano",
      "",
    ],
  };
  for (const [meaning, sayings] of Object.entries(expected))
    for (const said of sayings)
      it(`hears "${said}" as ${meaning}`, () => {
        expect(confirmationIn(said, spanish) ?? "neither").to.equal(meaning);
      });
});
