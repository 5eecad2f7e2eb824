// What callers are asked about demos in Spanish.
import type { LocaleModel, SlotModel } from "../kit/bot-model.ts";
import { utterances } from "./es-us-utterances.ts";

const code = {
  type: "BookingCode",
  obscured: true,
  prompt: [
    "¿Cuál es el código de seis dígitos de su reserva? Está en el mensaje de texto que le enviamos.",
    "Perdón, diga los seis dígitos de su código uno por uno, o márquelos.",
    "Marque los seis dígitos de su código de reserva, o diga persona para hablar con alguien.",
  ],
  utterances: ["mi código es {Code}", "es {Code}", "el código es {Code}", "código de reserva {Code}", "código {Code}"],
} as const satisfies SlotModel;

const mobile = {
  type: "AMAZON.PhoneNumber",
  required: false,
  obscured: true,
  prompt: [
    "¿A qué número de celular enviamos la confirmación? Dígalo dígito por dígito, o márquelo y presione la tecla numeral.",
    "Perdón, diga su número de celular dígito por dígito, con el código de área.",
    "Marque su número de celular con el código de área y presione la tecla numeral.",
  ],
  utterances: ["mi número es {Mobile}", "es el {Mobile}", "mi celular es {Mobile}", "me puede llamar al {Mobile}"],
} as const satisfies SlotModel;

/** For a booking that is looked for: nothing is confirmed there. */
const mobileBooked = {
  ...mobile,
  prompt: [
    "¿Con qué número de celular se hizo la reserva? Dígalo dígito por dígito, o márquelo y presione la tecla numeral.",
    "Perdón, diga el número de celular de su reserva dígito por dígito, con el código de área.",
    "Marque el número de celular de su reserva con el código de área y presione la tecla numeral.",
  ],
} as const satisfies SlotModel;

const whichDay = {
  type: "AMAZON.Date",
  required: false,
  prompt: [
    "¿Para qué día está reservada la demostración?",
    "Perdón, ¿qué día era? Puede decir el día y el mes.",
    "Marque el mes y el día con cuatro dígitos.",
  ],
  utterances: ["el {Date}", "la del {Date}", "es el {Date}"],
} as const satisfies SlotModel;

export const esUs = {
  localeId: "es_US",
  nluConfidenceThreshold: 0.4,
  voice: { voiceId: "Lupe", engine: "neural" },
  slotTypes: {
    BookingCode: { description: "Seis dígitos, del mensaje de texto.", parent: "AMAZON.AlphaNumeric", pattern: "[0-9]{6}" },
  },
  intents: {
    ScheduleDemo: {
      description: "Reservar una demostración para un día y una hora.",
      utterances: utterances.ScheduleDemo,
      slots: {
        Date: {
          type: "AMAZON.Date",
          prompt: [
            "¿Qué día le gustaría la demostración?",
            "Perdón, ¿qué día le conviene? Diga un día, como el próximo martes, o marque el mes y el día con cuatro dígitos.",
            "Marque el mes y el día con cuatro dígitos: 1 2 0 3 es el tres de diciembre.",
          ],
          utterances: ["el {Date}", "{Date} por favor", "para el {Date}", "mejor el {Date}", "el {Date} a las {Time}"],
        },
        Time: {
          type: "AMAZON.Time",
          prompt: [
            "¿A qué hora?",
            "Perdón, ¿a qué hora? Diga tres de la tarde, o marque cuatro dígitos.",
            "Marque la hora con cuatro dígitos: 1 5 0 0 son las tres de la tarde.",
          ],
          utterances: ["a las {Time}", "{Time} por favor", "como a las {Time}", "mejor a las {Time}", "a las {Time} del {Date}"],
        },
        Mobile: mobile,
      },
      slotOrder: ["Date", "Time", "Mobile"],
      confirmation: {
        prompt: [
          "Sería una demostración el {Date} a las {Time}. ¿La reservo?",
          "Perdón, ¿reservo la demostración del {Date} a las {Time}? Diga sí o no.",
          "Diga sí para reservar la demostración del {Date} a las {Time}, o no para dejarlo.",
        ],
        declined: "Muy bien, no he reservado nada.",
      },
      fulfillmentCodeHook: true,
    },
    CheckDemo: {
      description: "Consultar una reserva con su código.",
      utterances: utterances.CheckDemo,
      slots: { Code: code, Date: whichDay, Mobile: mobileBooked },
      slotOrder: ["Code", "Date", "Mobile"],
      fulfillmentCodeHook: true,
    },
    CancelDemo: {
      description: "Cancelar una reserva con su código, después de un sí.",
      utterances: utterances.CancelDemo,
      slots: { Code: code, Date: whichDay, Mobile: mobileBooked },
      slotOrder: ["Code", "Date", "Mobile"],
      confirmation: {
        prompt: [
          "¿Cancelo esta demostración definitivamente?",
          "Perdón, ¿cancelo la demostración? Diga sí o no.",
          "Diga sí para cancelar la demostración, o no para conservarla.",
        ],
        declined: "Muy bien, su demostración sigue reservada.",
      },
      fulfillmentCodeHook: true,
    },
    Help: {
      description: "Qué se puede hacer en esta línea.",
      utterances: utterances.Help,
    },
    SpeakToPerson: {
      description: "Hablar con una persona.",
      utterances: utterances.SpeakToPerson,
    },
    Stop: {
      description: "La persona no quiere seguir; no se reserva ni se cancela nada.",
      utterances: utterances.Stop,
    },
    FallbackIntent: { description: "Nada más corresponde.", parent: "AMAZON.FallbackIntent" },
  },
} as const satisfies LocaleModel;
