import { expect } from "chai";
import { SATURDAY } from "../../local/lex/flowers-locale.ts";
import { underBothReadings } from "../../local/lex/lex-line.ts";
import { aDemoLex } from "./a-demo-lex.ts";
import { CALLER, WITHHELD } from "./demo-events.ts";
import { aHook, bookIt, TUESDAY_3PM } from "./hooks.ts";

const LANDLINE = { ...CALLER, customerNumber: "+442079460000" } as const;

/** The line with one booking, under +1 415 555 0142: its code is 100001. */
const aCall = async (localeId: string, who: Parameters<ReturnType<typeof aDemoLex>>[0]) => {
  const { handler } = aHook({ now: SATURDAY });
  await bookIt({ handler }, { attributes: { ...CALLER, customerNumber: "+14155550142", contactId: "contact-0" }, slots: TUESDAY_3PM });
  const calls = aDemoLex(handler, localeId);
  return calls(who, localeId === "en_US" ? "check my booking" : "consultar mi demo");
};

const WORDS = {
  en_US: {
    number: "Which mobile number is the demo booked under?",
    code: "What is the six-digit code of your booking? It is in the text message we sent you.",
    wrong:
      "I am sorry, that code does not fit. You have 2 more tries. If you booked with another number, say that number, or press 0. What is the six-digit code?",
    right: "Your demo is booked for Tuesday November 24, at 3 PM.",
    saying: "my number is 415 555 0142",
    other: "it is another number",
  },
  es_US: {
    number: "¿Con qué número de celular se hizo la reserva?",
    code: "¿Cuál es el código de seis dígitos de su reserva? Está en el mensaje de texto que le enviamos.",
    wrong:
      "Lo siento, ese código no corresponde. Le quedan 2 intentos. Si reservó con otro número, diga ese número, o presione 0. ¿Cuál es el código de seis dígitos?",
    right: "Su demostración está reservada: el martes 24 de noviembre, a las 3 de la tarde.",
    saying: "mi número es 415 555 0142",
    other: "es otro número",
  },
} as const;

for (const localeId of ["en_US", "es_US"] as const) {
  const words = WORDS[localeId];
  underBothReadings(`the demo hook that looks for a booking, in ${localeId}`, () => {
    for (const number of [
      "415 555 0142",
      words.saying,
      "4155550142",
      "415-555-0142",
      "+1 415 555 0142",
      localeId === "en_US" ? "four one five five five five oh one four two" : "cuatro uno cinco cinco cinco cinco cero uno cuatro dos",
    ])
      it(`takes "${number}" for the number, and no piece of it for a code`, async () => {
        const { first, say } = await aCall(localeId, WITHHELD);
        expect(first).to.include(words.number);
        expect(await say(number)).to.equal(words.code);
        expect(await say("100001")).to.equal(words.right);
      });

    it("asks who calls from a number that takes no texts for the one that it is booked under", async () => {
      const { first, say } = await aCall(localeId, LANDLINE);
      expect(first).to.include(words.number);
      expect(await say("415 555 0142")).to.equal(words.code);
      expect(await say("100001")).to.equal(words.right);
    });

    for (const number of ["415 555 0142", words.saying])
      it(`tells who has said a wrong code of another number, once, and takes "${number}" for it`, async () => {
        const { first, say } = await aCall(localeId, CALLER);
        expect(first).to.equal(words.code);
        expect(await say("100001")).to.equal(words.wrong);
        expect(await say(number)).to.equal(words.code);
        expect(await say("100001")).to.equal(words.right);
      });

    it("asks for the number who says that there is another one, or presses 0", async () => {
      const { say } = await aCall(localeId, CALLER);
      expect(await say(words.other)).to.include(words.number);
      const { press } = await aCall(localeId, CALLER);
      expect(await press("100001")).to.equal(words.wrong);
      expect(await press("0")).to.include(words.number);
      expect(await press("4155550142")).to.equal(words.code);
      expect(await press("100001")).to.equal(words.right);
    });

    it("takes another number instead of one that was given", async () => {
      const { say } = await aCall(localeId, WITHHELD);
      await say("415 555 0199");
      expect(await say("415 555 0142")).to.equal(words.code);
      expect(await say("100001")).to.equal(words.right);
    });
  });
}
