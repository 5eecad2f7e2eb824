import { expect } from "chai";
import type { Calendar } from "../../../functions/lib/demo/bookings/calendar.ts";
import { alwaysOpen } from "../lib/demo/bookings/calendars.ts";
import { CALLER, WITHHELD, type Turned } from "./demo-events.ts";
import { aHook, talking } from "./hooks.ts";

interface Case {
  readonly told: string;
  readonly turned: Turned;
  readonly en: string;
  readonly es: string;
  readonly asks: string;
  readonly calendar?: Partial<Calendar>;
  readonly now?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Now is Wednesday, 18 November 2026, 10:05 in New York. */
const CASES: readonly Case[] = [
  {
    told: "a past date",
    turned: { slots: { Date: "2026-11-17" } },
    en: "Tuesday November 17 is already past. What day would you like the demo?",
    es: "El martes 17 de noviembre ya pasó. ¿Qué día le gustaría la demostración?",
    asks: "Date",
  },
  {
    told: "a day on which it is closed",
    turned: { slots: { Date: "2026-11-22", Time: "15:00" } },
    en: "I am sorry, there are no demos on Sundays. The next day with a free time may be Monday November 23. What day would suit you?",
    es: "Lo siento, no hay demostraciones el domingo 22 de noviembre. El próximo día con horas puede ser el lunes 23 de noviembre. ¿Qué día le conviene?",
    asks: "Date",
  },
  {
    told: "a holiday",
    turned: { slots: { Date: "2026-11-26" } },
    en: "I am sorry, Thursday November 26 is a holiday, and there are no demos. The next day with a free time may be Friday November 27. What day would suit you?",
    es: "Lo siento, el jueves 26 de noviembre es feriado y no hay demostraciones. El próximo día con horas puede ser el viernes 27 de noviembre. ¿Qué día le conviene?",
    asks: "Date",
  },
  {
    told: "a day beyond the horizon",
    turned: { slots: { Date: "2027-03-01" } },
    en: "I am sorry, that is too far away: demos can be booked until Sunday January 17, 2027. What day would suit you?",
    es: "Lo siento, falta demasiado: se puede reservar hasta el domingo 17 de enero de 2027. ¿Qué día le conviene?",
    asks: "Date",
  },
  {
    told: "30 February",
    turned: { slots: { Date: "2027-02-30" } },
    en: "I am sorry, there is no such day in the calendar. What day would you like the demo?",
    es: "Lo siento, ese día no existe en el calendario. ¿Qué día le gustaría la demostración?",
    asks: "Date",
  },
  {
    told: "29 February of no leap year",
    turned: { slots: { Date: "2027-02-29" } },
    en: "I am sorry, that year has no February 29. What day would you like the demo?",
    es: "Lo siento, ese año no tiene 29 de febrero. ¿Qué día le gustaría la demostración?",
    asks: "Date",
  },
  {
    told: "a date that is none",
    turned: { slots: { Date: "2026-W48" } },
    en: "I am sorry, I did not get the day. What day would you like the demo? You can say tomorrow, or a date.",
    es: "Lo siento, no entendí el día. ¿Qué día le gustaría la demostración? Puede decir mañana, o una fecha.",
    asks: "Date",
  },
  {
    told: "a time of which two may be meant",
    turned: { slots: { Date: "2026-11-24", Time: { ambiguous: ["07:00", "19:00"] } } },
    calendar: alwaysOpen(),
    en: "Do you mean 7 AM or 7 PM?",
    es: "¿Quiere decir a las 7 de la mañana o a las 7 de la noche?",
    asks: "Time",
  },
  {
    told: "a part of a day",
    turned: { slots: { Date: "2026-11-24", Time: "MO" } },
    en: "At what time in the morning? There are demos from 9 AM to 5 PM.",
    es: "¿A qué hora de la mañana? Hay demostraciones de las 9 de la mañana a las 5 de la tarde.",
    asks: "Time",
  },
  {
    told: "a time that is none",
    turned: { slots: { Date: "2026-11-24", Time: "25:61" } },
    en: "I am sorry, I did not get the time. At what time would you like the demo? You can say 3 PM.",
    es: "Lo siento, no entendí la hora. ¿A qué hora le gustaría la demostración? Puede decir tres de la tarde.",
    asks: "Time",
  },
  {
    told: "an hour at which it is closed",
    turned: { slots: { Date: "2026-11-24", Time: "20:00" } },
    en: "I am sorry, on Tuesday there are demos from 9 AM to 5 PM only. I have Tuesday November 24 at 3:30, 4 or 4:30 PM. Which one would you like? Or press 1, 2 or 3.",
    es: "Lo siento, el martes 24 de noviembre solo hay demostraciones de las 9 de la mañana a las 5 de la tarde. Tengo libre el martes 24 de noviembre a las 3:30, a las 4 o a las 4:30 de la tarde. ¿Cuál le conviene? O presione 1, 2 o 3.",
    asks: "Time",
  },
  {
    told: "a time between two slots",
    turned: { slots: { Date: "2026-11-24", Time: "09:10" }, attributes: CALLER },
    en: "I am sorry, no demo begins at that time. I have Tuesday November 24 at 9, 9:30 or 10 AM. Which one would you like? Or press 1, 2 or 3.",
    es: "Lo siento, a esa hora no empieza ninguna demostración. Tengo libre el martes 24 de noviembre a las 9, a las 9:30 o a las 10 de la mañana. ¿Cuál le conviene? O presione 1, 2 o 3.",
    asks: "Time",
  },
  {
    told: "a time of today that is past",
    turned: { slots: { Date: "2026-11-18", Time: "09:00" } },
    en: "I am sorry, that time is already past. I have today, Wednesday November 18 at 11:30 AM, noon or 12:30 PM. Which one would you like? Or press 1, 2 or 3.",
    es: "Lo siento, esa hora ya pasó. Tengo libre hoy, miércoles 18 de noviembre a las 11:30 de la mañana, al mediodía o a las 12:30 de la tarde. ¿Cuál le conviene? O presione 1, 2 o 3.",
    asks: "Time",
  },
  {
    told: "a time within the lead time",
    turned: { slots: { Date: "2026-11-18", Time: "10:30" } },
    en: "I am sorry, that is too soon for us to prepare. I have today, Wednesday November 18 at 11:30 AM, noon or 12:30 PM. Which one would you like? Or press 1, 2 or 3.",
    es: "Lo siento, es demasiado pronto para prepararnos. Tengo libre hoy, miércoles 18 de noviembre a las 11:30 de la mañana, al mediodía o a las 12:30 de la tarde. ¿Cuál le conviene? O presione 1, 2 o 3.",
    asks: "Time",
  },
  {
    told: "today after the last demo",
    turned: { slots: { Date: "2026-11-18" } },
    now: Date.parse("2026-11-18T21:40:00Z"),
    en: "I am sorry, it is too late for today. The next day with a free time may be tomorrow, Thursday November 19. What other day would suit you?",
    es: "Lo siento, para hoy ya es tarde. El próximo día con horas puede ser mañana, jueves 19 de noviembre. ¿Qué otro día le conviene?",
    asks: "Date",
  },
  {
    told: "the hour that the clocks skip",
    turned: { slots: { Date: "2027-03-14", Time: "02:30" } },
    calendar: alwaysOpen({ horizonDays: 200 }),
    en: "I am sorry, there is no such time on that day: the clocks go forward over it. I have Sunday March 14, 2027 at 3, 3:30 or 4 AM. Which one would you like? Or press 1, 2 or 3.",
    es: "Lo siento, esa hora no existe ese día: los relojes se adelantan. Tengo libre el domingo 14 de marzo de 2027 a las 3, a las 3:30 o a las 4 de la madrugada. ¿Cuál le conviene? O presione 1, 2 o 3.",
    asks: "Time",
  },
  {
    told: "the hour that the clocks repeat",
    turned: { slots: { Date: "2027-11-07", Time: "01:30" } },
    calendar: alwaysOpen({ horizonDays: 366 }),
    en: "The clocks show that time twice on that day; the first one is meant. That is a demo for Sunday November 7, 2027, at 1:30 AM. Shall I book it?",
    es: "Ese día los relojes muestran esa hora dos veces; es la primera. Sería una demostración el domingo 7 de noviembre de 2027, a la 1:30 de la madrugada. ¿La reservo?",
    asks: "ConfirmIntent",
  },
  {
    told: "an unreadable number",
    turned: { slots: { Date: "2026-11-24", Time: "15:00", Mobile: "12345" } },
    attributes: WITHHELD,
    en: "I am sorry, that is no mobile number I know. Please say it digit by digit with the area code, or type it and press the pound key.",
    es: "Lo siento, no conozco ese número de celular. Dígalo dígito por dígito con el código de área, o márquelo y presione la tecla numeral.",
    asks: "Mobile",
  },
  {
    told: "a mobile number of a country that gets no texts",
    turned: { slots: { Date: "2026-11-24", Time: "15:00", Mobile: "+4915112345678" } },
    attributes: WITHHELD,
    en: "I am sorry, we cannot send text messages to that country. Please give me another mobile number, or say: a person.",
    es: "Lo siento, no podemos enviar mensajes de texto a ese país. Deme otro número de celular, o diga: persona.",
    asks: "Mobile",
  },
  {
    told: "a call from a country that gets no texts",
    turned: { slots: { Date: "2026-11-24", Time: "15:00" } },
    attributes: { ...CALLER, customerNumber: "+4915112345678" },
    en: "We cannot send text messages to the number you are calling from. Which mobile number shall we send the confirmation to? Say it digit by digit, or type it and press the pound key.",
    es: "No podemos enviar mensajes de texto al número desde el que llama. ¿A qué número de celular enviamos la confirmación? Dígalo dígito por dígito, o márquelo y presione la tecla numeral.",
    asks: "Mobile",
  },
  {
    told: "a wrong code",
    turned: { intent: "CheckDemo", slots: { Code: "123456" } },
    en: "I am sorry, that code does not fit. You have 2 more tries. If you booked with another number, say that number, or press 0. What is the six-digit code?",
    es: "Lo siento, ese código no corresponde. Le quedan 2 intentos. Si reservó con otro número, diga ese número, o presione 0. ¿Cuál es el código de seis dígitos?",
    asks: "Code",
  },
];

describe("the demo hook told", () => {
  for (const { told, turned, en, es, asks, calendar = {}, now, attributes = CALLER } of CASES)
    for (const [locale, words] of [
      ["en_US", en],
      ["es_US", es],
    ] as const)
      it(`${told} says why and asks again, in ${locale}`, async () => {
        const { handler } = aHook({ calendar, ...(now === undefined ? {} : { now }) });
        expect(await talking(handler, { attributes, locale })(turned)).to.include({ said: words, asks });
      });

  it("one unwelcome answer after the other gives up: no caller goes round in circles", async () => {
    const say = talking(aHook().handler, { attributes: CALLER });
    const outcomes: unknown[] = [];
    for (let turn = 0; turn < 6; turn += 1) outcomes.push((await say({ slots: { Date: "2026-11-22" } })).outcome);
    expect(outcomes).to.deep.equal([undefined, undefined, undefined, undefined, undefined, "not-understood"]);
  });

  it("neither yes nor no asks in three wordings, and gives up", async () => {
    const say = talking(aHook().handler, { attributes: CALLER });
    const slots = { Date: "2026-11-24", Time: "15:00" };
    const said: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) said.push((await say({ slots })).said);
    expect(new Set(said).size).to.equal(4);
    expect(said.at(-1)).to.equal("I am sorry, I could not understand you.");
  });
});
