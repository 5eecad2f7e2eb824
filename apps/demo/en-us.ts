// What callers are asked about demos in English.
import type { LocaleModel, SlotModel } from "../kit/bot-model.ts";
import { utterances } from "./en-us-utterances.ts";

const code = {
  type: "BookingCode",
  obscured: true,
  prompt: [
    "What is the six-digit code of your booking? It is in the text message we sent you.",
    "Sorry, please say the six digits of your code one by one, or type them.",
    "Please type the six digits of your booking code, or say person to speak to someone.",
  ],
  utterances: ["my code is {Code}", "it is {Code}", "the code is {Code}", "booking code {Code}", "code {Code}"],
} as const satisfies SlotModel;

const mobile = {
  type: "AMAZON.PhoneNumber",
  required: false,
  obscured: true,
  prompt: [
    "Which mobile number shall we send the confirmation to? Say it digit by digit, or type it and press the pound key.",
    "Sorry, please say your mobile number digit by digit, with the area code.",
    "Please type your mobile number with the area code, then press the pound key.",
  ],
  utterances: ["my number is {Mobile}", "it is {Mobile}", "my mobile number is {Mobile}", "you can reach me at {Mobile}"],
} as const satisfies SlotModel;

/** For a booking that is looked for: nothing is confirmed there. */
const mobileBooked = {
  ...mobile,
  prompt: [
    "Which mobile number is the demo booked under? Say it digit by digit, or type it and press the pound key.",
    "Sorry, please say the mobile number of your booking digit by digit, with the area code.",
    "Please type the mobile number of your booking with the area code, then press the pound key.",
  ],
} as const satisfies SlotModel;

const whichDay = {
  type: "AMAZON.Date",
  required: false,
  prompt: [
    "For which day is the demo booked?",
    "Sorry, which day was it? You can say the month and the day.",
    "Please type the month and the day as four digits.",
  ],
  utterances: ["on {Date}", "the one on {Date}", "it is on {Date}"],
} as const satisfies SlotModel;

export const enUs = {
  localeId: "en_US",
  nluConfidenceThreshold: 0.4,
  voice: { voiceId: "Joanna", engine: "neural" },
  slotTypes: {
    BookingCode: { description: "Six digits, from the text message.", parent: "AMAZON.AlphaNumeric", pattern: "[0-9]{6}" },
  },
  intents: {
    ScheduleDemo: {
      description: "Book a demo for a day and a time.",
      utterances: utterances.ScheduleDemo,
      slots: {
        Date: {
          type: "AMAZON.Date",
          prompt: [
            "What day would you like the demo?",
            "Sorry, what day would suit you? Say a day such as next Tuesday, or type the month and the day as four digits.",
            "Please type the month and the day as four digits: 1 2 0 3 for December third.",
          ],
          utterances: ["on {Date}", "{Date} please", "how about {Date}", "make it {Date}", "{Date} at {Time}"],
        },
        Time: {
          type: "AMAZON.Time",
          prompt: [
            "At what time?",
            "Sorry, at what time? Say three in the afternoon, or type four digits.",
            "Please type the time as four digits: 1 5 0 0 for three in the afternoon.",
          ],
          utterances: ["at {Time}", "{Time} please", "around {Time}", "make it {Time}", "{Time} on {Date}"],
        },
        Mobile: mobile,
      },
      slotOrder: ["Date", "Time", "Mobile"],
      confirmation: {
        prompt: [
          "That's a demo on {Date} at {Time}. Shall I book it?",
          "Sorry, shall I book the demo on {Date} at {Time}? Please say yes or no.",
          "Please say yes to book the demo on {Date} at {Time}, or no to leave it.",
        ],
        declined: "All right, I haven't booked anything.",
      },
      fulfillmentCodeHook: true,
    },
    CheckDemo: {
      description: "Hear a booking, against its code.",
      utterances: utterances.CheckDemo,
      slots: { Code: code, Date: whichDay, Mobile: mobileBooked },
      slotOrder: ["Code", "Date", "Mobile"],
      fulfillmentCodeHook: true,
    },
    CancelDemo: {
      description: "Cancel a booking, against its code, after a yes.",
      utterances: utterances.CancelDemo,
      slots: { Code: code, Date: whichDay, Mobile: mobileBooked },
      slotOrder: ["Code", "Date", "Mobile"],
      confirmation: {
        prompt: [
          "Shall I cancel this demo for good?",
          "Sorry, shall I cancel the demo? Please say yes or no.",
          "Please say yes to cancel the demo, or no to keep it.",
        ],
        declined: "All right, your demo stays booked.",
      },
      fulfillmentCodeHook: true,
    },
    Help: {
      description: "What the line can do.",
      utterances: utterances.Help,
    },
    SpeakToPerson: {
      description: "The caller wants a human being.",
      utterances: utterances.SpeakToPerson,
    },
    Stop: {
      description: "The caller does not want to go on; nothing is booked or cancelled.",
      utterances: utterances.Stop,
    },
    FallbackIntent: { description: "Nothing else fits.", parent: "AMAZON.FallbackIntent" },
  },
} as const satisfies LocaleModel;
