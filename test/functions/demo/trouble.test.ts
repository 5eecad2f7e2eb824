import { expect } from "chai";
import { texts } from "../../../functions/lib/demo/bookings/texts.ts";
import { TABLE } from "../lib/demo/bookings/showroom.ts";
import { alwaysOpen } from "../lib/demo/bookings/calendars.ts";
import { CALLER, WITHHELD } from "./demo-events.ts";
import { aHook, bookIt, HOME_DOWN, talking, TUESDAY_3PM } from "./hooks.ts";

const OTHER = { ...CALLER, contactId: "contact-2", customerNumber: "+14155550122" } as const;

/** What each language says; a test for either goes through the same turns. */
const inBoth = <Said extends Readonly<Record<string, string>>>(
  title: string,
  said: { readonly en_US: Said; readonly es_US: Said },
  run: (locale: string, said: Said) => Promise<void>,
): void => {
  for (const locale of ["en_US", "es_US"] as const) it(`${title}, in ${locale}`, () => run(locale, said[locale]));
};

/** Where something is in the way that no caller has said: other callers, other people's codes, a table or a sender that does not answer. */
describe("the demo hook in trouble", () => {
  inBoth(
    "offers what is nearest to a slot that is taken",
    {
      en_US: {
        full: "I am sorry, Tuesday November 24, at 3 PM, is already taken. I have Tuesday November 24 at 2, 2:30 or 3:30 PM. Which one would you like? Or press 1, 2 or 3.",
      },
      es_US: {
        full: "Lo siento, el martes 24 de noviembre, a las 3 de la tarde, ya está ocupado. Tengo libre el martes 24 de noviembre a las 2, a las 2:30 o a las 3:30 de la tarde. ¿Cuál le conviene? O presione 1, 2 o 3.",
      },
    },
    async (locale, { full }) => {
      const hook = aHook();
      await bookIt(hook, { locale });
      expect(await talking(hook.handler, { attributes: OTHER, locale })({ slots: TUESDAY_3PM })).to.include({ said: full, asks: "Time" });
    },
  );

  inBoth(
    "offers the three nearest free slots when a day is full, before it asks for the time",
    {
      en_US: {
        full: "I am sorry, Tuesday November 24 is fully booked. I have Monday November 23, at 9 AM, Wednesday November 25, at 9 AM or Friday November 27, at 9 AM. Which one would you like? Or press 1, 2 or 3.",
      },
      es_US: {
        full: "Lo siento, el martes 24 de noviembre está todo ocupado. Tengo libre el lunes 23 de noviembre, a las 9 de la mañana, el miércoles 25 de noviembre, a las 9 de la mañana o el viernes 27 de noviembre, a las 9 de la mañana. ¿Cuál le conviene? O presione 1, 2 o 3.",
      },
    },
    async (locale, { full }) => {
      const hook = aHook({ calendar: { slotMinutes: 480 } });
      await bookIt(hook, { locale, slots: { Date: "2026-11-24", Time: "09:00" } });
      const say = talking(hook.handler, { attributes: OTHER, locale });
      expect(await say({ slots: { Date: "2026-11-24" } })).to.include({ said: full, asks: "Date" });
    },
  );

  inBoth(
    "books a leap day",
    {
      en_US: { confirm: "That is a demo for Tuesday February 29, 2028, at 3 PM. Shall I book it?" },
      es_US: { confirm: "Sería una demostración el martes 29 de febrero de 2028, a las 3 de la tarde. ¿La reservo?" },
    },
    async (locale, { confirm }) => {
      const { handler } = aHook({ calendar: alwaysOpen({ horizonDays: 366 }), now: Date.parse("2027-12-01T15:00:00Z") });
      const say = talking(handler, { attributes: CALLER, locale });
      expect(await say({ slots: { Date: "2028-02-29", Time: "15:00" } })).to.include({ said: confirm, asks: "ConfirmIntent" });
    },
  );

  inBoth(
    "takes the code of somebody else for a wrong one",
    {
      en_US: {
        wrong:
          "I am sorry, that code does not fit. You have 2 more tries. If you booked with another number, say that number, or press 0. What is the six-digit code?",
      },
      es_US: {
        wrong:
          "Lo siento, ese código no corresponde. Le quedan 2 intentos. Si reservó con otro número, diga ese número, o presione 0. ¿Cuál es el código de seis dígitos?",
      },
    },
    async (locale, { wrong }) => {
      const hook = aHook();
      await bookIt(hook, { locale });
      await bookIt(hook, { locale, slots: { ...TUESDAY_3PM, Time: "16:00" }, attributes: OTHER });
      const codes = (await texts(hook.home, TABLE).waiting(10)).map(({ caller, code }) => [caller, code]);
      const code = String(new Map(codes.map(([caller, its]) => [caller, its])).get(CALLER.customerNumber));
      for (const intent of ["CheckDemo", "CancelDemo"]) {
        const say = talking(hook.handler, { intent, attributes: { ...OTHER, contactId: intent }, locale });
        expect(await say({ slots: { Code: code } })).to.include({ said: wrong, asks: "Code" });
      }
    },
  );

  inBoth(
    "brings who says too many wrong codes to a person, though the next were right",
    {
      en_US: {
        last: "I am sorry, that code does not fit. You have one more try. What is the six-digit code?",
        locked: "I am sorry, I cannot take any more codes. I will find someone to help you.",
      },
      es_US: {
        last: "Lo siento, ese código no corresponde. Le queda un intento. ¿Cuál es el código de seis dígitos?",
        locked: "Lo siento, no puedo aceptar más códigos. Busco a alguien que le ayude.",
      },
    },
    async (locale, { last, locked }) => {
      const hook = aHook();
      await bookIt(hook, { locale });
      const say = talking(hook.handler, { intent: "CheckDemo", attributes: { ...CALLER, contactId: "contact-2" }, locale });
      await say({ slots: { Code: "111111" } });
      expect((await say({ slots: { Code: "222222" } })).said).to.equal(last);
      for (const Code of ["333333", "100001"]) expect(await say({ slots: { Code } })).to.include({ said: locked, outcome: "person" });
    },
  );

  const CALLED_BACK = {
    en_US: {
      ScheduleDemo: "I am sorry, I cannot book your demo just now. Someone will call you back to do it.",
      CheckDemo: "I am sorry, I cannot look up your booking just now. Someone will call you back to do it.",
      CancelDemo: "I am sorry, I cannot cancel your demo just now. Someone will call you back to do it.",
      chat: "I am sorry, I cannot book your demo just now. I will find someone to do it.",
    },
    es_US: {
      ScheduleDemo: "Lo siento, ahora no puedo reservar su demostración. Alguien le devolverá la llamada para hacerlo.",
      CheckDemo: "Lo siento, ahora no puedo consultar su reserva. Alguien le devolverá la llamada para hacerlo.",
      CancelDemo: "Lo siento, ahora no puedo cancelar su demostración. Alguien le devolverá la llamada para hacerlo.",
      chat: "Lo siento, ahora no puedo reservar su demostración. Busco a alguien que lo haga.",
    },
  };
  inBoth("records a callback, whatever was wished, when the table is down, and says so", CALLED_BACK, async (locale, said) => {
    const hook = aHook({ home: HOME_DOWN });
    expect(await bookIt(hook, { locale })).to.include({ said: said.ScheduleDemo, outcome: "callback" });
    for (const intent of ["CheckDemo", "CancelDemo"] as const) {
      const say = talking(hook.handler, { intent, attributes: CALLER, locale });
      expect(await say({ slots: { Code: "100001" } })).to.include({ said: said[intent], outcome: "callback" });
    }
    const who = { caller: CALLER.customerNumber, locale };
    expect(hook.wanted.map(({ intent, caller, locale: spoken }) => ({ intent, caller, locale: spoken }))).to.deep.equal(
      ["ScheduleDemo", "CheckDemo", "CancelDemo"].map((intent) => ({ intent, ...who })),
    );
    expect(await bookIt(aHook({ home: HOME_DOWN }), { locale, attributes: { ...CALLER, channel: "CHAT" } })).to.include({
      said: said.chat,
      outcome: "person",
    });
  });

  inBoth(
    "books although nothing can be texted now: the text waits, with its code",
    {
      en_US: {
        booked:
          "Thank you. Your demo is booked for Tuesday November 24, at 3 PM. You will get a text message with the code of your booking.",
      },
      es_US: {
        booked:
          "Gracias. Su demostración está reservada: el martes 24 de noviembre, a las 3 de la tarde. Recibirá un mensaje de texto con el código de su reserva.",
      },
    },
    async (locale, { booked }) => {
      const notify = async (): Promise<never> => {
        throw new Error("no answer");
      };
      const hook = aHook({ services: { notify } });
      expect(await bookIt(hook, { locale })).to.include({ said: booked, result: "booked" });
      expect((await texts(hook.home, TABLE).waiting(10)).map((text) => [text.locale, text.code, text.tries])).to.deep.equal([
        [locale, "100001", 0],
      ]);
    },
  );

  inBoth(
    "offers a time at which it is open to who says one of which neither half of the day will do",
    {
      en_US: { closed: "I am sorry, on Tuesday there are demos from 9 AM to 5 PM only. I have" },
      es_US: {
        closed: "Lo siento, el martes 24 de noviembre solo hay demostraciones de las 9 de la mañana a las 5 de la tarde. Tengo libre",
      },
    },
    async (locale, { closed }) => {
      const say = talking(aHook().handler, { attributes: WITHHELD, locale });
      const { said, asks } = await say({ slots: { Date: "2026-11-24", Time: { ambiguous: ["07:00", "19:00"] } } });
      expect(said.slice(0, closed.length)).to.equal(closed);
      expect(asks).to.equal("Time");
    },
  );

  inBoth(
    "keeps the day of a time that will not do where the table does not say what is free, unless nothing is left of the day",
    {
      en_US: {
        closed: "I am sorry, on Tuesday there are demos from 9 AM to 5 PM only. At what time?",
        late: "What other day would suit you?",
      },
      es_US: {
        closed: "Lo siento, el martes 24 de noviembre solo hay demostraciones de las 9 de la mañana a las 5 de la tarde. ¿A qué hora?",
        late: "¿Qué otro día le conviene?",
      },
    },
    async (locale, { closed, late }) => {
      const say = talking(aHook({ home: HOME_DOWN }).handler, { attributes: CALLER, locale });
      await say({ slots: { Date: "2026-11-24" } });
      expect(await say({ slots: { Date: "2026-11-24", Time: "19:00" } })).to.include({ said: closed, asks: "Time" });
      expect((await say({ slots: TUESDAY_3PM })).asks).to.equal("ConfirmIntent");
      const evening = aHook({ home: HOME_DOWN, now: Date.parse("2026-11-24T22:00:00Z") });
      const today = await talking(evening.handler, { attributes: CALLER, locale })({ slots: { Date: "2026-11-24", Time: "16:30" } });
      expect(today.said.endsWith(late), today.said).to.equal(true);
      expect(today.asks).to.equal("Date");
    },
  );
});
