// The demo line in Spanish.
import { spanish as common } from "../../dialog/words/es.ts";
import { withEndOnce } from "../../speech/end-once.ts";
import { shortWeekday, spokenChoice, spokenDate, spokenOpening, spokenTime, writtenDate } from "../../speech/es.ts";
import type { When, Words } from "./words.ts";

const PARTS = { morning: "de la mañana", afternoon: "de la tarde", evening: "de la tarde", night: "de la noche" } as const;
const DEEDS: Readonly<Record<string, string>> = {
  ScheduleDemo: "reservar su demostración",
  CheckDemo: "consultar su reserva",
  CancelDemo: "cancelar su demostración",
} as const;

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `1, 2 o 3`. */
const keys = (count: number): string => spokenChoice(Array.from({ length: count }, (_, at) => String(at + 1)));

/** Digits one by one, in the groups in which people say them. */
const spokenNumber = (e164: string): string => {
  const digits = e164.replace(/^\+1(?=\d{10}$)/, "");
  const groups = /^\d{10}$/.test(digits) ? [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)] : (digits.match(/\+|\d{1,3}/g) ?? []);
  return groups.map((group) => (group === "+" ? "más" : group.split("").join(" "))).join(", ");
};

export const demoSpanish = (today: string, isText: boolean): Words => {
  const digitByDigit = isText ? "" : " Dígalo dígito por dígito, o márquelo y presione la tecla numeral.";
  const orPress = (key: string): string => (isText ? "" : `, o presione ${key}`);
  const day = (date: string): string => spokenDate(date, today);
  const when = ({ date, time }: When): string => `${day(date)}, ${spokenTime(time)}`;
  /** The day once where it is the same, and the part of it. */
  const spokenWhens = (free: readonly When[]): string => {
    const [first] = free;
    if (first === undefined || free.some(({ date }) => date !== first.date)) return spokenChoice(free.map(when));
    return `${day(first.date)} ${spokenChoice(
      withEndOnce(
        free.map(({ time }) => spokenTime(time)),
        / de la \p{L}+$/u,
      ),
    )}`;
  };
  const isNext = (next: string | undefined): string => (next === undefined ? "" : ` El próximo día con horas puede ser ${day(next)}.`);
  return {
    ...common,
    opening: "Un momento, por favor. Puede reservar, consultar o cancelar una demostración, o pedir una persona. ¿En qué le puedo ayudar?",
    help: "Reservo demostraciones del producto. Diga: reservar una demo, consultar mi demo, o cancelar mi demo. Para hablar con alguien, diga: persona.",
    fallback: "Lo siento, no le entendí. Puede decir: reservar una demo, consultar mi demo, o cancelar mi demo. O diga: persona.",

    whichDay: "¿Qué día le gustaría la demostración?",
    whichTime: "¿A qué hora?",
    whichMobile: `¿A qué número de celular enviamos la confirmación?${digitByDigit}`,
    whichMobileInstead: `No podemos enviar mensajes de texto al número desde el que llama. ¿A qué número de celular enviamos la confirmación?${digitByDigit}`,
    whichMobileBooked: `¿Con qué número de celular se hizo la reserva?${digitByDigit}`,
    whichCode: "¿Cuál es el código de seis dígitos de su reserva? Está en el mensaje de texto que le enviamos.",

    dateUnreadable: "Lo siento, no entendí el día. ¿Qué día le gustaría la demostración? Puede decir mañana, o una fecha.",
    noSuchDay: "Lo siento, ese día no existe en el calendario. ¿Qué día le gustaría la demostración?",
    noLeapYear: "Lo siento, ese año no tiene 29 de febrero. ¿Qué día le gustaría la demostración?",
    datePast: (date) => `${capitalised(day(date))} ya pasó. ¿Qué día le gustaría la demostración?`,
    tooLateToday: (next) => `Lo siento, para hoy ya es tarde.${isNext(next)} ¿Qué otro día le conviene?`,
    closedWeekday: (date, next) => `Lo siento, no hay demostraciones ${day(date)}.${isNext(next)} ¿Qué día le conviene?`,
    holiday: (date, next) => `Lo siento, ${day(date)} es feriado y no hay demostraciones.${isNext(next)} ¿Qué día le conviene?`,
    beyondHorizon: (last) => `Lo siento, falta demasiado: se puede reservar hasta ${day(last)}. ¿Qué día le conviene?`,

    timeUnreadable: "Lo siento, no entendí la hora. ¿A qué hora le gustaría la demostración? Puede decir tres de la tarde.",
    whenInPart: (part, opening) => `¿A qué hora ${PARTS[part]}? Hay demostraciones ${spokenOpening(opening)}.`,
    whichOf: (times) => `¿Quiere decir ${spokenChoice(times.map(spokenTime))}?`,

    closedHour: (date, opening) => `Lo siento, ${day(date)} solo hay demostraciones ${spokenOpening(opening)}.`,
    betweenSlots: "Lo siento, a esa hora no empieza ninguna demostración.",
    skippedHour: "Lo siento, esa hora no existe ese día: los relojes se adelantan.",
    timePast: "Lo siento, esa hora ya pasó.",
    timeTooSoon: "Lo siento, es demasiado pronto para prepararnos.",
    full: (slot) => `Lo siento, ${when(slot)}, ya está ocupado.`,
    dayFull: (date) => `Lo siento, ${day(date)} está todo ocupado.`,
    offer: (free) => `Tengo libre ${spokenWhens(free)}. ¿Cuál le conviene?${isText ? "" : ` O presione ${keys(free.length)}.`}`,
    offerOnCard: "Esto es lo que hay libre.",
    cardTitle: "Horas libres",
    button: ({ date, time }) => `${capitalised(shortWeekday(date))} ${writtenDate(date)}, ${spokenTime(time)}`,
    buttonValue: ({ date, time }, asked) =>
      asked === "Date" ? `el ${writtenDate(date)} ${spokenTime(time)}` : `${spokenTime(time)} del ${writtenDate(date)}`,
    nothingFree: "¿Qué otro día le conviene?",

    confirm: (slot, unclear) =>
      [
        `Sería una demostración ${when(slot)}. ¿La reservo?`,
        `Perdón, sería una demostración ${when(slot)}. ¿La reservo? Diga sí o no.`,
        `Diga sí, o presione 1, para reservar la demostración ${when(slot)}. Diga no, o presione 2, para dejarlo.`,
      ][unclear] ?? "",
    repeatedHour: "Ese día los relojes muestran esa hora dos veces; es la primera.",
    readBack: (e164) => `Tengo el número ${spokenNumber(e164)}. ¿Es correcto?`,
    mobileAgain: isText
      ? "Muy bien. ¿Cuál es su número de celular?"
      : "Muy bien. Diga otra vez su número de celular, dígito por dígito, o márquelo y presione la tecla numeral.",
    mobileUnreadable: isText
      ? "Lo siento, no conozco ese número de celular. Escríbalo con el código de área."
      : "Lo siento, no conozco ese número de celular. Dígalo dígito por dígito con el código de área, o márquelo y presione la tecla numeral.",
    mobileNotAllowed: "Lo siento, no podemos enviar mensajes de texto a ese país. Deme otro número de celular, o diga: persona.",

    booked: (slot) => `Gracias. Su demostración está reservada: ${when(slot)}. Recibirá un mensaje de texto con el código de su reserva.`,
    bookedBefore: (slot) =>
      `En esta llamada ya reservó una demostración: ${when(slot)}. El mensaje de texto tiene su código. Para cambiarla, llame otra vez.`,
    notBooked: "Muy bien, no he reservado nada.",
    checked: (slot, others) =>
      `Su demostración está reservada: ${when(slot)}.${others === 0 ? "" : ` Hay ${others === 1 ? "una reserva más" : `${others} reservas más`} para su número; cada una tiene su propio código.`}`,
    wrongCode: (left, elsewhere) =>
      `Lo siento, ese código no corresponde. Le ${left === 1 ? "queda un intento" : `quedan ${left} intentos`}. ${elsewhere ? `Si reservó con otro número, diga ese número${orPress("0")}. ` : ""}¿Cuál es el código de seis dígitos?`,
    locked: "Lo siento, no puedo aceptar más códigos. Busco a alguien que le ayude.",
    confirmCancel: (slot, unclear, otherDay) =>
      [
        `${otherDay ? "Ese código es de otro día: su" : "Su"} demostración está reservada: ${when(slot)}. ¿La cancelo?`,
        `Perdón, ¿cancelo la demostración ${when(slot)}? Diga sí o no.`,
        `Diga sí, o presione 1, para cancelar la demostración ${when(slot)}. Diga no, o presione 2, para conservarla.`,
      ][unclear] ?? "",
    cancelled: (slot) => `Su demostración ${when(slot)}, está cancelada. Recibirá un mensaje de texto que lo confirma.`,
    notCancelled: "Muy bien, su demostración sigue reservada.",
    gone: "Esa reserva ya no existe.",
    callback: (intent) => `Lo siento, ahora no puedo ${DEEDS[intent] ?? "hacerlo"}. Alguien le devolverá la llamada para hacerlo.`,
    personInstead: (intent) => `Lo siento, ahora no puedo ${DEEDS[intent] ?? "hacerlo"}. Busco a alguien que lo haga.`,
  };
};
